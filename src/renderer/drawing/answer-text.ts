import type { Prediction } from '../../contract/prediction';
import { candidates, isUnsure, notSure, secondGuess, sureLevel } from '../../engine/network/confidence';

/** The answer in large letters, and the smaller text beside it. */
export interface AnswerText {
  large: string;
  small: string;
  isUnsure: boolean;
  /** Why it is unsure, where a bar may be long nevertheless. */
  explanation?: string;
}

/** "5", "then 3", or nothing after it where no other digit comes near; for an unsure answer "not sure:", "5 or 3". */
export function answerText(prediction: Prediction): AnswerText {
  if (isUnsure(prediction)) {
    const explanation = explain(prediction);
    return { large: `${notSure}:`, small: candidates(prediction), isUnsure: true, explanation };
  }
  const second = secondGuess(prediction);
  const small = second === undefined ? '' : `then ${second}`;
  return { large: String(prediction.digit), small, isUnsure: false };
}

function explain({ digit, probability }: Prediction): string {
  const percent = (share: number) => `${Math.floor(100 * share)} %`;
  return (
    `${digit} is right with a probability of ${percent(probability)}; below ${percent(sureLevel)}, the answer is unsure. ` +
    'The bars show how active the outputs are, which is not how likely the digits are.'
  );
}
