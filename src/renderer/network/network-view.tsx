import { useEffect } from 'preact/hooks';
import { useApplication } from '../application-context';
import { DistributionsCard } from '../time-machine/distributions-card';
import { TimeMachineCard } from '../time-machine/time-machine-card';
import { listenForNeuronKeys } from './network-keys';
import { MapsView } from './maps-view';
import { NetworkPicture } from './network-picture';
import { NeuronCard } from './neuron-card';
import { readingTitle } from './reading-title';
import { SaliencyCard } from './saliency-card';
import './network-view.css';

/** Looks inside the network on screen: how it reads the digit on the pad, and what each neuron does. */
export function NetworkView() {
  const { network, timeMachine } = useApplication();
  useEffect(() => network.follow(), [network]);
  useEffect(() => listenForNeuronKeys(network), [network]);
  const shown = timeMachine.network.value;
  if (shown === null) return <div class="view network-view" />;
  if (timeMachine.denseNetwork.value === null) {
    return (
      <div class="view network-view">
        <MapsView network={shown} />
        <TimeMachineCard />
      </div>
    );
  }
  return (
    <div class="view network-view">
      <LivePicture />
      <div class="network-details">
        <NeuronCard />
        <SaliencyCard />
      </div>
      <TimeMachineCard />
      <DistributionsCard />
    </div>
  );
}

function LivePicture() {
  const application = useApplication();
  const { network } = application;
  const answer = network.answer.value;
  const hasLines = network.sizes.value.length > 2;
  return (
    <section class="card live-picture" aria-labelledby="live-title">
      <div class="card-header">
        <h2 id="live-title">{readingTitle(application, answer)}</h2>
        <span class="soft">
          {answer === null
            ? 'Draw a digit, or press N for a sample, to see it flow through'
            : hasLines && 'its strongest connections'}
        </span>
        <label class="smooth">
          <input
            type="checkbox"
            checked={network.isSmooth.value}
            onChange={(event) => (network.isSmooth.value = event.currentTarget.checked)}
          />
          Smooth pictures
        </label>
      </div>
      <NetworkPicture />
    </section>
  );
}
