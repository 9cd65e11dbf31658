import type { NetworkActivations } from '../../contract/network';
import { exponential } from '../elementary';

/** A neuron's activation function of its weighted input z, independent of the others in its layer. */
export interface Activation {
  /** a(z). */
  value(weightedInput: number): number;
  /** da/dz as a function of the activation a, which is possible for every function used here. */
  derivative(activation: number): number;
}

/** sigma(z) = 1 / (1 + exp(-z)), from 0 to 1; far from 0 it saturates, and never becomes NaN. */
export const sigmoid: Activation = {
  value(weightedInput) {
    return 1 / (1 + exponential(-weightedInput));
  },
  derivative(activation) {
    return activation * (1 - activation);
  },
};

/** tanh(z) = 2 sigma(2z) - 1, from -1 to 1. */
export const tanh: Activation = {
  value(weightedInput) {
    return 2 * sigmoid.value(2 * weightedInput) - 1;
  },
  derivative(activation) {
    return 1 - activation * activation;
  },
};

/** max(0, z); its derivative at 0 is taken to be 0. */
const rectifiedLinear: Activation = {
  value(weightedInput) {
    return weightedInput < 0 ? 0 : weightedInput;
  },
  derivative(activation) {
    return activation > 0 ? 1 : 0;
  },
};

export const hiddenActivations: Record<NetworkActivations['hidden'], Activation> = {
  sigmoid,
  tanh,
  relu: rectifiedLinear,
};

/** Each turns the output layer's weighted inputs into activations, in place. */
export const outputActivations: Record<NetworkActivations['output'], (values: Float64Array) => void> = {
  sigmoid: (values) => activate(values, sigmoid),
  softmax,
};

/** Turns a layer's weighted inputs into activations, in place. */
export function activate(values: Float64Array, activation: Activation): void {
  for (let index = 0; index < values.length; index++) values[index] = activation.value(values[index]);
}

/**
 * Turns a layer's weighted inputs into activations exp(z_j) / sum of exp(z_k), in place.
 * Each z is first lowered by the largest, which changes nothing of the result and cannot overflow.
 */
function softmax(values: Float64Array): void {
  const largest = largestOf(values);
  let sum = 0;
  for (let index = 0; index < values.length; index++) {
    values[index] = exponential(values[index] - largest);
    sum += values[index];
  }
  for (let index = 0; index < values.length; index++) values[index] /= sum;
}

export function largestOf(values: Float64Array): number {
  let largest = values[0];
  for (let index = 1; index < values.length; index++) {
    if (values[index] > largest) largest = values[index];
  }
  return largest;
}
