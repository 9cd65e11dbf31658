import { decide, weightedInput, type Perceptron } from './perceptron';

/** What the bits are worth: the first neuron's stands for 8. */
export const bitValues = [8, 4, 2, 1] as const;

/** Four perceptrons on top of ten outputs, one for each bit of the digit: the book's exercise. */
export type BitLayer = readonly Perceptron[];

/** In the exercise the right output is from this to 1, and each other from 0 to below `highestWrong`. */
export const lowestRight = 0.99;
export const highestWrong = 0.01;

/** The bits of a digit, 0 or 1, the first worth 8. */
export function bitsOf(digit: number): number[] {
  return bitValues.map((value) => (digit & value ? 1 : 0));
}

/** The number that the layer says for ten activations, 0 to 15. */
export function readBits(layer: BitLayer, activations: ArrayLike<number>): number {
  const input = Array.from(activations);
  return layer.reduce((sum, neuron, bit) => sum + bitValues[bit] * decide(neuron, input), 0);
}

/** A bit that can be wrong, and the outputs that make it so. */
export interface WrongBit {
  digit: number;
  bit: number;
  /** The weighted input with the least favourable outputs. */
  weighted: number;
}

/** The bits, of 4 for each of 10 digits, that the layer can get wrong while its inputs are as in the exercise. */
export function wrongBits(layer: BitLayer): WrongBit[] {
  return Array.from({ length: 10 }, (_, digit) => digit).flatMap((digit) =>
    bitsOf(digit).flatMap((wanted, bit) => {
      const weighted = leastFavourable(layer[bit], digit, wanted);
      const isRight =
        wanted === 1 ? weighted > 0 || (weighted === 0 && neverReached(layer[bit], digit)) : weighted <= 0;
      return isRight ? [] : [{ digit, bit, weighted }];
    }),
  );
}

/**
 * The limit of the weighted input, the lowest where the bit should be 1, the highest where it should be 0. Computed in
 * hundredths, so that it is exact for weights in halves.
 */
function leastFavourable({ weights, bias }: Perceptron, digit: number, wanted: number): number {
  const sign = wanted === 1 ? 1 : -1;
  const hundredths = weights.map((weight, output) => {
    const isAgainst = sign * weight < 0;
    if (output === digit) return isAgainst ? 100 : 100 * lowestRight;
    return isAgainst ? 100 * highestWrong : 0;
  });
  return weightedInput({ weights, bias: 100 * bias }, hundredths) / 100;
}

/** The other outputs stay below their limit, so a limit that needs one of them is never reached. */
function neverReached({ weights }: Perceptron, digit: number): boolean {
  return weights.some((weight, output) => output !== digit && weight < 0);
}
