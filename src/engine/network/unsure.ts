/** Of the winning output neuron; 0 to 1. */
const leastConfidence = 0.5;

/** What stands in place of an answer that nobody should take for one. */
export const notSure = 'not sure';

/** Whether an answer is shown as unsure: its output neuron is below one half. The same on every pad and in the terminal. */
export function isUnsure({ digit, activations }: { digit: number; activations: ArrayLike<number> }): boolean {
  return activations[digit] < leastConfidence;
}
