import type { NetworkParameters } from '../../contract/network';
import { percentOf } from '../../contract/number-format';
import { outgoingExtremes, type NeuronPlace } from '../../engine/inspection/neuron';
import type { NeuronStatistics } from '../../engine/inspection/neuron-statistics';
import { formatCount } from '../ui/number-format';

/** "Hidden neuron 3", "Layer 2, neuron 3" where there are several hidden layers, "Output 5". */
export function neuronName(sizes: readonly number[], { layer, neuron }: NeuronPlace): string {
  const hiddenLayers = sizes.length - 2;
  if (layer === hiddenLayers) return `Output ${neuron}`;
  return hiddenLayers === 1 ? `Hidden neuron ${neuron + 1}` : `Layer ${layer + 1}, neuron ${neuron + 1}`;
}

/** "speaks loudest for 5": by its largest weight; a neuron of an earlier layer is loudest on a digit's images. */
export function loudestText(
  network: NetworkParameters,
  place: NeuronPlace,
  statistics: NeuronStatistics | null,
): string {
  const outgoing = outgoingExtremes(network, place);
  if (outgoing !== null && place.layer === network.layers.length - 2) {
    return outgoing.largest.weight > 0
      ? `speaks loudest for ${outgoing.largest.to}`
      : 'speaks against every digit';
  }
  const digit = statistics === null ? null : loudestDigit(statistics.meanByDigit);
  return digit === null ? '' : `most active on images of ${digit}`;
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
  { activations, layers }: NetworkParameters,
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
