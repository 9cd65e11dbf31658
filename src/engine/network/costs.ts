import type { Hyperparameters } from '../../contract/hyperparameters';
import { exponential, naturalLogarithm } from '../elementary';
import { largestOf, sigmoid } from './activations';

/**
 * How far a network's answer to one image is from its digit, whose one-hot vector is y.
 *
 * Takes the output layer's weighted inputs z and activations a; writes dC/dz into `errors` and returns C.
 */
export type Cost = (z: Float64Array, a: Float64Array, digit: number, errors: Float64Array) => number;

/** C = |y - a|² / 2; equation (BP1) of the book. */
const quadraticOfSigmoid: Cost = (_z, a, digit, errors) => {
  let cost = 0;
  for (let j = 0; j < a.length; j++) {
    const target = j === digit ? 1 : 0;
    cost += ((a[j] - target) * (a[j] - target)) / 2;
    errors[j] = (a[j] - target) * sigmoid.derivative(a[j]);
  }
  return cost;
};

/** C = |y - a|² / 2; each a depends on every z: da_k/dz_j = a_k ([k = j] - a_j). */
const quadraticOfSoftmax: Cost = (_z, a, digit, errors) => {
  let cost = 0;
  let meanSlope = 0;
  for (let j = 0; j < a.length; j++) {
    const slope = a[j] - (j === digit ? 1 : 0);
    cost += (slope * slope) / 2;
    meanSlope += slope * a[j];
    errors[j] = slope;
  }
  for (let j = 0; j < a.length; j++) errors[j] = a[j] * (errors[j] - meanSlope);
  return cost;
};

/**
 * C = -sum of y ln a + (1 - y) ln(1 - a), the cross-entropy of the book's chapter 3; dC/dz = a - y.
 * In terms of z it is max(z, 0) - y z + ln(1 + exp(-|z|)), which stays finite where a is rounded to 0 or 1.
 */
const crossEntropyOfSigmoid: Cost = (z, a, digit, errors) => {
  let cost = 0;
  for (let j = 0; j < a.length; j++) {
    const target = j === digit ? 1 : 0;
    cost += Math.max(z[j], 0) - target * z[j] + naturalLogarithm(1 + exponential(-Math.abs(z[j])));
    errors[j] = a[j] - target;
  }
  return cost;
};

/**
 * C = -ln a_digit, the log-likelihood cost of the book's chapter 3; dC/dz = a - y.
 * In terms of z it is ln(sum of exp(z - largest z)) + largest z - z_digit, which stays finite where a is rounded to 0.
 */
const crossEntropyOfSoftmax: Cost = (z, a, digit, errors) => {
  const largest = largestOf(z);
  let sum = 0;
  for (let j = 0; j < a.length; j++) {
    sum += exponential(z[j] - largest);
    errors[j] = a[j] - (j === digit ? 1 : 0);
  }
  return naturalLogarithm(sum) + largest - z[digit];
};

const costs: Record<Hyperparameters['outputActivation'], Record<Hyperparameters['cost'], Cost>> = {
  sigmoid: { quadratic: quadraticOfSigmoid, 'cross-entropy': crossEntropyOfSigmoid },
  softmax: { quadratic: quadraticOfSoftmax, 'cross-entropy': crossEntropyOfSoftmax },
};

/** The cost that goes with these output neurons. */
export function costFunction({
  outputActivation,
  cost,
}: Pick<Hyperparameters, 'outputActivation' | 'cost'>): Cost {
  return costs[outputActivation][cost];
}
