import type { Activation } from '../network/activations';

/** 1 if z > 0, else 0: the activation of a perceptron, equation (2) of the book. Its slope is 0 wherever it has one. */
export const step: Activation = {
  value(weightedInput) {
    return weightedInput > 0 ? 1 : 0;
  },
  derivative() {
    return 0;
  },
};

/** One neuron: as many weights as inputs, and the bias, which is minus the threshold. */
export interface Perceptron {
  weights: readonly number[];
  bias: number;
}

/** z = w·x + b. */
export function weightedInput({ weights, bias }: Perceptron, input: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * input[index], bias);
}

/** 1 if w·x + b > 0, else 0. */
export function decide(perceptron: Perceptron, input: readonly number[]): number {
  return step.value(weightedInput(perceptron, input));
}

/** All 2^count inputs of zeros and ones, counting up: 00, 01, 10, 11. */
export function binaryInputs(count: number): number[][] {
  return Array.from({ length: 1 << count }, (_, number) =>
    Array.from({ length: count }, (_, index) => (number >> (count - 1 - index)) & 1),
  );
}

/** The outcome of comparing every case of a truth table with what is wanted. */
export interface TableCheck {
  right: number;
  total: number;
  /** The first case that is wrong, with what was said and wanted; null: none is. */
  firstWrong: { input: readonly number[]; said: readonly number[]; wanted: readonly number[] } | null;
}

/** Compares two functions of `inputs` zeros and ones over all cases; both give as many outputs. */
export function checkTruthTable(
  inputs: number,
  says: (input: readonly number[]) => readonly number[],
  wants: (input: readonly number[]) => readonly number[],
): TableCheck {
  const cases = binaryInputs(inputs).map((input) => ({ input, said: says(input), wanted: wants(input) }));
  const wrong = cases.filter(({ said, wanted }) => wanted.some((value, index) => value !== said[index]));
  return { right: cases.length - wrong.length, total: cases.length, firstWrong: wrong[0] ?? null };
}
