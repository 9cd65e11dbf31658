/** Lowest activation of the winning output neuron for a sure answer; 0 to 1. */
const leastConfidence = 0.5;

/** Text shown instead of an unsure answer. */
export const notSure = 'not sure';

/** Whether an answer is shown as unsure: its output neuron is below one half, on every pad and in the terminal. */
export function isUnsure({ digit, activations }: { digit: number; activations: ArrayLike<number> }): boolean {
  return activations[digit] < leastConfidence;
}
