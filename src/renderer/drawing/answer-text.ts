import type { Prediction } from '../../contract/prediction';
import { isUnsure, notSure } from '../../engine/network/unsure';

/** The answer in large letters, and the smaller text beside it. */
export interface AnswerText {
  large: string;
  small: string;
  isUnsure: boolean;
}

/** "5", "then 3"; for an unsure answer "not sure", "maybe 5". */
export function answerText(prediction: Pick<Prediction, 'digit' | 'runnerUp' | 'activations'>): AnswerText {
  const { digit, runnerUp } = prediction;
  if (isUnsure(prediction)) return { large: notSure, small: `maybe ${digit}`, isUnsure: true };
  return { large: String(digit), small: `then ${runnerUp}`, isUnsure: false };
}
