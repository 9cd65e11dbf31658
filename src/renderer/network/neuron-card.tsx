import type { DenseParameters } from '../../contract/network';
import type { Connection, NeuronPlace } from '../../engine/inspection/neuron';
import { incomingExtremes, NeuronProbe, outgoingExtremes } from '../../engine/inspection/neuron';
import type { NeuronStatistics } from '../../engine/inspection/neuron-statistics';
import { useApplication } from '../application-context';
import { formatSigned } from '../ui/signed-number';
import { ExcitingImages } from './exciting-images';
import { DigitMeans, Histogram, NeuronWeights } from './neuron-charts';
import { loudestText, neuronName, saturationText } from './neuron-text';
import { WeightPicture } from './weight-picture';

/** The chosen neuron: its weights, what it does for the digit on the pad, and how it behaves on the test images. */
export function NeuronCard() {
  const { network: model } = useApplication();
  const network = model.calmNetwork.value!;
  const place = model.chosen.value;
  const statistics = model.statistics.value;
  return (
    <section class="card neuron-card" aria-labelledby="neuron-title">
      <div class="card-header">
        <h2 id="neuron-title">{neuronName(model.sizes.value, place)}</h2>
        <span class="soft">{loudestText(network, place, statistics)}</span>
        <span class="soft end">← → next neuron</span>
      </div>
      <div class="neuron-content">
        {place.layer === 0 ? <PixelWeights place={place} /> : <NeuronWeights place={place} />}
        <Facts place={place} statistics={statistics} />
        <ExcitingImages statistics={statistics} />
        <div class="neuron-charts">
          <Histogram place={place} statistics={statistics} />
          <DigitMeans statistics={statistics} />
        </div>
      </div>
    </section>
  );
}

/** The weights from the pixels, large. */
function PixelWeights({ place }: { place: NeuronPlace }) {
  const { network: model } = useApplication();
  return (
    <WeightPicture
      class="neuron-weights"
      network={model.calmNetwork.value!}
      neuron={place.neuron}
      isSmooth={model.isSmooth.value}
      inked={model.inked.value}
      name={`Weights of ${neuronName(model.sizes.value, place)}: blue where ink excites it, orange where ink calms it`}
    />
  );
}

function Facts({ place, statistics }: { place: NeuronPlace; statistics: NeuronStatistics | null }) {
  const { network: model } = useApplication();
  const network = model.calmNetwork.value!;
  const outgoing = outgoingExtremes(network, place);
  const isBeforeOutputs = place.layer === network.layers.length - 2;
  const target = ({ neuron }: Connection) => (isBeforeOutputs ? neuron : `neuron ${neuron + 1}`);
  const incoming = outgoing === null ? incomingExtremes(network, place) : null;
  const saturation = statistics && saturationText(network, place, statistics);
  return (
    <dl class="facts">
      <PresentFacts network={network} place={place} />
      <dt>Bias b</dt>
      <dd>{formatSigned(network.layers[place.layer].bias[place.neuron])}</dd>
      {outgoing !== null && (
        <>
          <dt>Most for {target(outgoing.largest)}</dt>
          <dd class="for">{formatSigned(outgoing.largest.weight)}</dd>
          <dt>Most against {target(outgoing.smallest)}</dt>
          <dd class="against">{formatSigned(outgoing.smallest.weight)}</dd>
        </>
      )}
      {incoming !== null && (
        <>
          <dt>For: neuron {incoming.largest.neuron + 1}</dt>
          <dd class="for">{formatSigned(incoming.largest.weight)}</dd>
          <dt>Against: neuron {incoming.smallest.neuron + 1}</dt>
          <dd class="against">{formatSigned(incoming.smallest.weight)}</dd>
        </>
      )}
      <dt title={saturation?.explanation}>{saturation?.label ?? 'Saturated'}</dt>
      <dd title={saturation?.explanation}>
        {saturation?.value ?? '–'}
        <span class="visually-hidden">{saturation?.explanation}</span>
      </dd>
    </dl>
  );
}

/** What changes with each move of the pen. */
function PresentFacts({ network, place }: { network: DenseParameters; place: NeuronPlace }) {
  const { network: model } = useApplication();
  const present = measure(network, place, model.calmReading.value?.input ?? null);
  return (
    <>
      <dt>Activation</dt>
      <dd>{present === null ? '–' : present.activation.toFixed(2)}</dd>
      <dt>Weighted input z</dt>
      <dd>{present === null ? '–' : formatSigned(present.weightedInput)}</dd>
    </>
  );
}

function measure(network: DenseParameters, place: NeuronPlace, input: Float32Array | null) {
  if (input === null) return null;
  const probe = new NeuronProbe(network, place);
  probe.forward.input.readValues(input);
  return probe.run();
}
