import type { Prediction } from '../../contract/prediction';
import { candidates, isUnsure, notSure, secondGuess } from '../../engine/network/confidence';

/** The answer in large letters, and the smaller text beside it. */
export interface AnswerText {
  large: string;
  small: string;
  isUnsure: boolean;
}

/** "5", "then 3", or nothing after it where no other digit comes near; for an unsure answer "not sure:", "5 or 3". */
export function answerText(prediction: Prediction): AnswerText {
  if (isUnsure(prediction)) return { large: `${notSure}:`, small: candidates(prediction), isUnsure: true };
  const second = secondGuess(prediction);
  const small = second === undefined ? '' : `then ${second}`;
  return { large: String(prediction.digit), small, isUnsure: false };
}
