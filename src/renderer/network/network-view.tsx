import { DistributionsCard } from '../time-machine/distributions-card';
import { TimeMachineCard } from '../time-machine/time-machine-card';
import './network-view.css';

/** The view Network. */
export function NetworkView() {
  return (
    <div class="network-view">
      <DistributionsCard />
      <TimeMachineCard />
    </div>
  );
}
