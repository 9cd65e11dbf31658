import type { DenseParameters } from '../../contract/network';
import { percentOf } from '../../contract/number-format';
import { outgoingExtremes, type NeuronPlace } from '../../engine/inspection/neuron';
import type { NeuronStatistics } from '../../engine/inspection/neuron-statistics';
import { formatCount } from '../ui/number-format';
import { formatSigned } from '../ui/signed-number';

/** "Hidden neuron 3", "Layer 2, neuron 3" where there are several hidden layers, "Output 5". */
export function neuronName(sizes: readonly number[], { layer, neuron }: NeuronPlace): string {
  const hiddenLayers = sizes.length - 2;
  if (layer === hiddenLayers) return `Output ${neuron}`;
  return hiddenLayers === 1 ? `Hidden neuron ${neuron + 1}` : `Layer ${layer + 1}, neuron ${neuron + 1}`;
}

/** Says what a neuron stands for: by its weights to the outputs, or else by the images that it is most active on. */
export function loudestText(
  network: DenseParameters,
  place: NeuronPlace,
  statistics: NeuronStatistics | null,
): string {
  const outgoing = outgoingExtremes(network, place);
  if (outgoing !== null && place.layer === network.layers.length - 2) {
    return outgoing.largest.weight > 0
      ? `speaks loudest for ${outgoing.largest.neuron}`
      : 'speaks against every digit';
  }
  if (outgoing === null && statistics !== null && statistics.most[0].activation < 0.5) {
    return stuckText(network, statistics);
  }
  const digit = statistics === null ? null : loudestDigit(statistics.meanByDigit);
  return digit === null ? '' : `most active on images of ${digit}`;
}

/** "at most 0.02 on all 10,000 test images: z stays between −21.30 and −3.91", of an output that never answers. */
function stuckText(
  { activations }: DenseParameters,
  { images, most, weightedInputs: [least, largest] }: NeuronStatistics,
): string {
  const text = `at most ${most[0].activation.toFixed(2)} on all ${formatCount(images)} test images`;
  // With softmax, an output depends on the others as well.
  if (activations.output === 'softmax') return text;
  return `${text}: z stays between ${formatSigned(least)} and ${formatSigned(largest)}`;
}

/** The weights that reach a neuron from the layer before, in one sentence. */
export function weightsText(weights: readonly number[]): string {
  const positive = weights.filter((weight) => weight > 0).length;
  const negative = weights.filter((weight) => weight < 0).length;
  return `Its weights: ${formatCount(positive)} speak for it, ${formatCount(negative)} against.`;
}

/** The digit with the largest mean activation. */
export function loudestDigit(means: readonly (number | null)[]): number | null {
  return means.reduce<number | null>(
    (best, mean, digit) => (mean !== null && (best === null || mean > means[best]!) ? digit : best),
    null,
  );
}

/** What a saturated neuron of this kind is, and how many images make it so. */
export function saturationText(
  { activations, layers }: DenseParameters,
  { layer }: NeuronPlace,
  { saturated, images }: NeuronStatistics,
): { label: string; value: string; explanation: string } {
  const value = saturated === images ? 'always' : `${percentOf(saturated, images).toFixed(1)} %`;
  const kind = layer === layers.length - 1 ? 'output' : activations.hidden;
  if (kind === 'relu') {
    const label = saturated === images ? 'Dead: silent' : 'Silent';
    return {
      label,
      value,
      explanation: 'Images for which its activation is 0; such an image teaches it nothing.',
    };
  }
  const ends = kind === 'tanh' ? 'below −0.99 or above 0.99' : 'below 0.01 or above 0.99';
  return {
    label: 'Saturated',
    value,
    explanation: `Images for which its activation is ${ends}; there it hardly learns.`,
  };
}

/** The histogram in one sentence. */
export function histogramText({ histogram, range, images }: NeuronStatistics): string {
  const [least, most] = range;
  const width = (most - least) / histogram.length;
  const share = (count: number) => `${percentOf(count, images).toFixed(1)} %`;
  const lowest = `${share(histogram[0])} below ${(least + width).toFixed(2)}`;
  const highest = `${share(histogram[histogram.length - 1])} above ${(most - width).toFixed(2)}`;
  return `Activations on ${formatCount(images)} test images, from ${least.toFixed(2)} to ${most.toFixed(2)}: ${lowest}, ${highest}.`;
}
