import type { DataSplit } from '../../contract/data';
import type { Hyperparameters } from '../../contract/hyperparameters';
import type { NetworkParameters } from '../../contract/network';
import { BackwardPass } from '../network/backward';
import { costFunction } from '../network/costs';
import { ForwardPass } from '../network/forward';
import { networkFromParameters, zerosLike, type Layer } from '../network/network';

/** Which images of a split, and the network whose cost they measure. */
export interface GradientQuestion {
  network: NetworkParameters;
  cost: Hyperparameters['cost'];
  /** Indices of the images; one may come several times. */
  chosen: Uint32Array;
}

/** The mean gradient of the cost over the chosen images, by all weights and biases: (parameters), layer after layer. */
export function meanGradient(split: DataSplit, question: GradientQuestion): Float64Array {
  const parts = summedGradient(split, question).flatMap(({ weight, bias }) => [weight, bias]);
  const all = new Float64Array(parts.reduce((count, { length }) => count + length, 0));
  let start = 0;
  for (const part of parts) {
    for (let index = 0; index < part.length; index++)
      all[start + index] = part[index] / question.chosen.length;
    start += part.length;
  }
  return all;
}

/**
 * How fast each layer learns: the length of the mean gradient of its biases, which is the mean error of its neurons;
 * chapter 5 of the book compares layers by it.
 */
export function layerSpeeds(split: DataSplit, question: GradientQuestion): number[] {
  return summedGradient(split, question).map(
    ({ bias }) => Math.sqrt(bias.reduce((sum, value) => sum + value * value, 0)) / question.chosen.length,
  );
}

function summedGradient(
  { images, labels }: DataSplit,
  { network, cost, chosen }: GradientQuestion,
): readonly Layer[] {
  const precise = networkFromParameters(network);
  const sum = zerosLike(network);
  const forward = new ForwardPass(precise);
  const backward = new BackwardPass(
    precise,
    sum,
    costFunction({ cost, outputActivation: network.activations.output }),
  );
  for (const image of chosen) {
    forward.input.readPixels(images, image);
    forward.run();
    backward.run(forward, labels[image]);
  }
  return sum.layers;
}

/** How a gradient lies to the true one. */
export interface GradientDeviation {
  /** Of the angle between the two, -1 to 1. */
  cosine: number;
  /** Its length as a share of the true one's. */
  length: number;
  /** The length of their difference, as a share of the true one's. */
  error: number;
}

/** Compares a gradient with the true one, both (parameters); null where one of them is 0 and has no direction. */
export function compareGradients(gradient: Float64Array, truth: Float64Array): GradientDeviation | null {
  let [product, square, trueSquare, difference] = [0, 0, 0, 0];
  for (let index = 0; index < truth.length; index++) {
    const [one, other] = [gradient[index], truth[index]];
    product += one * other;
    square += one * one;
    trueSquare += other * other;
    difference += (one - other) * (one - other);
  }
  const lengths = Math.sqrt(square * trueSquare);
  if (lengths === 0) return null;
  return {
    cosine: Math.min(1, Math.max(-1, product / lengths)),
    length: Math.sqrt(square / trueSquare),
    error: Math.sqrt(difference / trueSquare),
  };
}
