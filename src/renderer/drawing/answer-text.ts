import type { Prediction } from '../../contract/prediction';
import { candidates, isUnsure, notSure } from '../../engine/network/confidence';

/** The answer in large letters, and the smaller text beside it. */
export interface AnswerText {
  large: string;
  small: string;
  isUnsure: boolean;
}

/** "5", "then 3"; for an unsure answer "not sure:", "5 or 3". */
export function answerText(prediction: Omit<Prediction, 'activations'>): AnswerText {
  const { digit, runnerUp } = prediction;
  if (isUnsure(prediction)) return { large: `${notSure}:`, small: candidates(prediction), isUnsure: true };
  return { large: String(digit), small: `then ${runnerUp}`, isUnsure: false };
}
