import type { DataSplit } from '../../contract/data';
import { outputNeurons, type DenseParameters, type NetworkActivations } from '../../contract/network';
import { pixelsPerImage } from '../image';
import type { NeuronPlace } from './neuron';
import { NeuronProbe } from './neuron';

/** An image that excites a neuron much or little. */
export interface ExcitingImage {
  /** Its number in the split, from 0. */
  index: number;
  label: number;
  activation: number;
  /** (784) bytes, 0 no ink to 255 full ink. */
  pixels: Uint8Array;
}

/** How a neuron behaves on the images of a split. */
export interface NeuronStatistics {
  images: number;
  /** The smallest and the largest weighted input. */
  weightedInputs: readonly [least: number, most: number];
  /** Activations between which the histogram counts. */
  range: readonly [least: number, most: number];
  /** Number of images in each of the equal parts of the range. */
  histogram: number[];
  most: ExcitingImage[];
  least: ExcitingImage[];
  /** Mean activation by digit; null where the split has none of the digit. */
  meanByDigit: (number | null)[];
  /** Images for which the neuron is saturated: near the ends of its range, or 0 for a rectified linear one. */
  saturated: number;
}

const bins = 20;
/** A sigmoid neuron below this or above 1 minus this hardly learns; a tanh neuron likewise near -1 and 1. */
const nearEnd = 0.01;

/** Which neuron's behaviour is asked about, and how many images of each kind are wanted. */
export interface NeuronQuestion {
  network: DenseParameters;
  place: NeuronPlace;
  examples: number;
}

/** Observes one neuron on all images of a split. */
export function observeNeuron(
  split: DataSplit,
  { network, place, examples }: NeuronQuestion,
): NeuronStatistics {
  const probe = new NeuronProbe(network, place);
  let [least, most] = [Infinity, -Infinity];
  const activations = Float64Array.from(split.labels, (_, image) => {
    probe.forward.input.readPixels(split.images, image);
    const { weightedInput, activation } = probe.run();
    least = Math.min(least, weightedInput);
    most = Math.max(most, weightedInput);
    return activation;
  });
  const kind = place.layer === network.layers.length - 1 ? 'output' : network.activations.hidden;
  const range = rangeOf(kind, activations);
  const order = [...activations.keys()].sort((one, other) => activations[other] - activations[one]);
  const example = (index: number): ExcitingImage => ({
    index,
    label: split.labels[index],
    activation: activations[index],
    pixels: split.images.slice(index * pixelsPerImage, (index + 1) * pixelsPerImage),
  });
  return {
    images: activations.length,
    weightedInputs: [least, most],
    range,
    histogram: histogramOf(activations, range),
    most: order.slice(0, examples).map(example),
    least: order.slice(-examples).reverse().map(example),
    meanByDigit: meansByDigit(activations, split.labels),
    saturated: activations.reduce((count, activation) => count + Number(isSaturated(kind, activation)), 0),
  };
}

/** An output lies between 0 and 1, as a sigmoid neuron does. */
type NeuronKind = NetworkActivations['hidden'] | 'output';

/** The whole range of the neuron; as far as its activations go for a rectified linear one. */
function rangeOf(kind: NeuronKind, activations: Float64Array): readonly [number, number] {
  if (kind === 'tanh') return [-1, 1];
  if (kind !== 'relu') return [0, 1];
  return [0, activations.reduce((most, activation) => Math.max(most, activation), 0) || 1];
}

/** Which part of the histogram's range an activation is in. */
export function binOf(activation: number, [least, most]: readonly [number, number]): number {
  return Math.max(0, Math.min(bins - 1, Math.floor((bins * (activation - least)) / (most - least))));
}

function histogramOf(activations: Float64Array, range: readonly [number, number]): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const activation of activations) counts[binOf(activation, range)]++;
  return counts;
}

function meansByDigit(activations: Float64Array, labels: Uint8Array): (number | null)[] {
  const sums = new Array<number>(outputNeurons).fill(0);
  const counts = new Array<number>(outputNeurons).fill(0);
  activations.forEach((activation, image) => {
    sums[labels[image]] += activation;
    counts[labels[image]]++;
  });
  return sums.map((sum, digit) => (counts[digit] === 0 ? null : sum / counts[digit]));
}

function isSaturated(kind: NeuronKind, activation: number): boolean {
  if (kind === 'relu') return activation === 0;
  const least = kind === 'tanh' ? -1 + nearEnd : nearEnd;
  return activation < least || activation > 1 - nearEnd;
}
