import { describe, expect, it } from 'vitest';
import { binaryInputs } from '../../../src/engine/perceptron/perceptron';
import {
  activationsOf,
  decisionsOf,
  handSetNetwork,
  timesConstant,
} from '../../../src/engine/perceptron/small-network';

/** XOR of two inputs; no neuron has z = 0 for any of them. */
const xor = handSetNetwork([
  {
    weights: [
      [2, 2],
      [-2, -2],
    ],
    biases: [-1, 3],
  },
  { weights: [[2, 2]], biases: [-3] },
]);

const sigma = (z: number) => 1 / (1 + Math.exp(-z));

describe('activationsOf', () => {
  it('is σ(w·σ(w·x + b) + b)', () => {
    for (const [one, other] of binaryInputs(2)) {
      const hidden = [sigma(2 * one + 2 * other - 1), sigma(-2 * one - 2 * other + 3)];
      const [first, [output]] = activationsOf(xor, [one, other]);
      expect(first[0]).toBeCloseTo(hidden[0], 14);
      expect(first[1]).toBeCloseTo(hidden[1], 14);
      expect(output).toBeCloseTo(sigma(2 * hidden[0] + 2 * hidden[1] - 3), 14);
    }
  });
});

describe('decisionsOf', () => {
  it('is XOR from three perceptrons', () => {
    for (const input of binaryInputs(2)) expect(decisionsOf(xor, input)[1]).toEqual([input[0] ^ input[1]]);
  });

  it('is the same for every c > 0: the book’s first exercise', () => {
    for (const input of binaryInputs(2)) {
      for (const c of [0.1, 0.5, 3, 1000])
        expect(decisionsOf(timesConstant(xor, c), input)).toEqual(decisionsOf(xor, input));
    }
  });
});

describe('timesConstant', () => {
  it('turns sigmoids into perceptrons as c grows: the book’s second exercise', () => {
    for (const input of binaryInputs(2)) {
      const [, [output]] = activationsOf(timesConstant(xor, 1000), input);
      expect(output).toBeCloseTo(decisionsOf(xor, input)[1][0], 12);
    }
  });

  it('leaves a neuron with w·x + b = 0 at a half, whatever c', () => {
    const edge = handSetNetwork([{ weights: [[2, -1]], biases: [-1] }]);
    for (const c of [0.1, 1, 1000]) expect(activationsOf(timesConstant(edge, c), [1, 1])).toEqual([[0.5]]);
    expect(decisionsOf(edge, [1, 1])).toEqual([[0]]);
  });
});
