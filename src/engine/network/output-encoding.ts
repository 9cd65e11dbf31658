import type { EncodingName } from '../../contract/encodings';
import type { Hyperparameters } from '../../contract/hyperparameters';
import { outputNeurons } from '../../contract/network';
import { bitsOf, bitValues } from '../perceptron/bit-layer';
import { sigmoid } from './activations';
import { costFunction, type Cost } from './costs';
import { indexOfLargest } from './forward';

/** How the outputs of a network name a digit. */
export interface OutputEncoding {
  /** Number of outputs. */
  outputs: number;
  cost: Cost;
  /** What activations (outputs) name; not always a digit. */
  answer: (activations: Float64Array) => number;
}

type CostRules = Pick<Hyperparameters, 'outputActivation' | 'cost'>;

/** Four outputs have the quadratic cost and sigmoid neurons, as in the chapter; ten have what the rules say. */
export const outputEncodings: Record<EncodingName, (rules: CostRules) => OutputEncoding> = {
  ten: (rules) => ({ outputs: outputNeurons, cost: costFunction(rules), answer: indexOfLargest }),
  four: () => ({ outputs: bitValues.length, cost: quadraticOfBits, answer: numberOfBits }),
};

const bits = Array.from({ length: outputNeurons }, (_, digit) => bitsOf(digit));

/** C = |y - a|² / 2, y being the digit's bits. */
function quadraticOfBits(_z: Float64Array, a: Float64Array, digit: number, errors: Float64Array): number {
  let cost = 0;
  for (let j = 0; j < a.length; j++) {
    const difference = a[j] - bits[digit][j];
    cost += (difference * difference) / 2;
    errors[j] = difference * sigmoid.derivative(a[j]);
  }
  return cost;
}

/** From 0 to 15: an output above one half is a bit of 1. */
function numberOfBits(activations: Float64Array): number {
  return bitValues.reduce((sum, value, bit) => sum + (activations[bit] > 0.5 ? value : 0), 0);
}
