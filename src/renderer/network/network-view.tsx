import { TimeMachineCard } from '../time-machine/time-machine-card';
import './network-view.css';

/** The view Network. */
export function NetworkView() {
  return (
    <div class="network-view">
      <TimeMachineCard />
    </div>
  );
}
