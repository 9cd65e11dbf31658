import type { NetworkActivations, NetworkParameters } from '../../contract/network';
import type { Prediction } from '../../contract/prediction';
import { exponential } from '../elementary';

/**
 * For a network whose temperature has not been fitted: one that still learns, or from an older file. The book's networks of
 * sigmoid neurons get about 4, the starter model with softmax about 1, and 2 is modest.
 */
const unfittedTemperatures = { sigmoid: 4, softmax: 2 } as const satisfies Record<
  NetworkActivations['output'],
  number
>;

/** Lowest probability of a sure answer; `node bench/handwriting.js` prints what each level costs. */
export const sureLevel = 0.85;

/** Text shown instead of an unsure answer. */
export const notSure = 'not sure';

/** What a network's weighted outputs are divided by before they become probabilities. */
export function temperatureOf({
  temperature,
  activations,
}: Pick<NetworkParameters, 'temperature' | 'activations'>): number {
  return temperature ?? unfittedTemperatures[activations.output];
}

/**
 * The probability that an image shows this digit: exp(z_digit / T) / sum of exp(z_k / T), for weighted outputs z and
 * temperature T; 0 to 1 (Guo et al., "On Calibration of Modern Neural Networks", 2017, equation 9).
 *
 * For sigmoid neurons, exp(z) is the odds of a neuron's digit, so these are the shares of the odds.
 */
export function probabilityOf(z: ArrayLike<number>, digit: number, temperature: number): number {
  let sum = 0;
  for (let other = 0; other < z.length; other++) sum += exponential((z[other] - z[digit]) / temperature);
  return 1 / sum;
}

/** Whether an answer is shown as unsure, on every pad and in the terminal. */
export function isUnsure({ probability }: Pick<Prediction, 'probability'>): boolean {
  return probability < sureLevel;
}

/**
 * The digit that an answer might be instead; undefined where there is none to speak of: its activation, shown with two
 * decimals beside its bar, says 0.00.
 */
export function secondGuess({
  runnerUp,
  activations,
}: Pick<Prediction, 'runnerUp' | 'activations'>): number | undefined {
  return Number(activations[runnerUp].toFixed(2)) > 0 ? runnerUp : undefined;
}

/** "4 or 9", or "4": the digits that an unsure answer may be, the likelier one first. */
export function candidates(prediction: Pick<Prediction, 'digit' | 'runnerUp' | 'activations'>): string {
  const second = secondGuess(prediction);
  return second === undefined ? String(prediction.digit) : `${prediction.digit} or ${second}`;
}
