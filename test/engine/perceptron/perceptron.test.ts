import { describe, expect, it } from 'vitest';
import {
  binaryInputs,
  checkTruthTable,
  decide,
  step,
  weightedInput,
} from '../../../src/engine/perceptron/perceptron';

describe('step', () => {
  it('is 1 above 0 only, so that w·x equal to the threshold says no', () => {
    expect([-1, -1e-300, 0, 1e-300, 1].map((z) => step.value(z))).toEqual([0, 0, 0, 1, 1]);
    expect(step.derivative(1)).toBe(0);
  });
});

describe('decide', () => {
  const festival = (threshold: number) => ({ weights: [6, 2, 2], bias: -threshold });

  it('follows the weather alone with threshold 5', () => {
    for (const input of binaryInputs(3)) expect(decide(festival(5), input)).toBe(input[0]);
  });

  it('with threshold 3 also goes where friend and train are right', () => {
    const says = binaryInputs(3).map((input) => decide(festival(3), input));
    expect(says).toEqual([0, 0, 0, 1, 1, 1, 1, 1]);
    expect(weightedInput(festival(3), [0, 1, 1])).toBe(1);
  });

  it('is NAND with weights -2, -2 and bias 3', () => {
    const nand = { weights: [-2, -2], bias: 3 };
    expect(binaryInputs(2).map((input) => weightedInput(nand, input))).toEqual([3, 1, 1, -1]);
    expect(binaryInputs(2).map((input) => decide(nand, input))).toEqual([1, 1, 1, 0]);
  });
});

describe('checkTruthTable', () => {
  const xor = (input: readonly number[]) => [input[0] ^ input[1]];

  it('tells how many cases are right, and the first that is not', () => {
    const or = (input: readonly number[]) => [decide({ weights: [2, 2], bias: -1 }, input)];
    expect(checkTruthTable(2, or, xor)).toEqual({
      right: 3,
      total: 4,
      firstWrong: { input: [1, 1], said: [1], wanted: [0] },
    });
    expect(checkTruthTable(2, xor, xor)).toEqual({ right: 4, total: 4, firstWrong: null });
  });

  it('finds no perceptron for XOR, whatever its weights', () => {
    const values = Array.from({ length: 17 }, (_, index) => index - 8);
    for (const one of values) {
      for (const other of values) {
        for (const bias of values) {
          const perceptron = { weights: [one, other], bias: bias + 0.5 };
          const says = (input: readonly number[]) => [decide(perceptron, input)];
          expect(checkTruthTable(2, says, xor).right).toBeLessThan(4);
        }
      }
    }
  });
});
