import type { Prediction } from '../../contract/prediction';
import { candidates, isUnsure, notSure, secondGuess, sureLevel } from '../../engine/network/confidence';

/** The answer in large letters, and the smaller text beside it. */
export interface AnswerText {
  large: string;
  small: string;
  isUnsure: boolean;
  /** Of an unsure answer: how likely the digit is, "4: 62 % likely". */
  likelihood?: string;
  /** Of an unsure answer: why it is unsure, though a bar may be long. */
  explanation?: string;
}

/** "5", "then 3", or nothing after it where no other digit comes near; for an unsure answer "not sure:", "5 or 3". */
export function answerText(prediction: Prediction): AnswerText {
  if (isUnsure(prediction)) {
    const { digit, probability } = prediction;
    const likelihood = `${digit}: ${percent(probability)} likely`;
    const explanation =
      `Below ${percent(sureLevel)}, an answer is unsure. ` +
      'The bars show how active the outputs are, which is not how likely the digits are.';
    return {
      ...{ large: `${notSure}:`, small: candidates(prediction), isUnsure: true },
      ...{ likelihood, explanation },
    };
  }
  const second = secondGuess(prediction);
  const small = second === undefined ? '' : `then ${second}`;
  return { large: String(prediction.digit), small, isUnsure: false };
}

/** Rounded down, so that no unsure answer seems to reach the level of a sure one. */
function percent(share: number): string {
  return `${Math.floor(100 * share)} %`;
}
