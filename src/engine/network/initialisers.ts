import type { Hyperparameters } from '../../contract/hyperparameters';

/** Standard deviation of a neuron's new weights, by the number of its inputs; that of biases is always 1. */
export type Initialiser = (inputs: number) => number;

export const initialisers: Record<Hyperparameters['initialWeights'], Initialiser> = {
  /** As in the book's chapter 1; chapter 3 calls them large weights. */
  'standard-normal': () => 1,
  /** As in the book's chapter 3: variance 1/n, so that the weighted inputs of many pixels do not saturate a neuron. */
  'scaled-normal': (inputs) => 1 / Math.sqrt(inputs),
};
