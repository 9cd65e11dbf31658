import type { Prediction } from '../../contract/prediction';
/** An answer with a smaller activation is shown as unsure. */
const leastConfidence = 0.5;

function isUnsure(confidence: number): boolean {
  return confidence < leastConfidence;
}

/** What is shown in large letters, and beside it. */
export interface AnswerText {
  large: string;
  small: string;
  isUnsure: boolean;
}

/** "5", "then 3"; of an unsure answer "not sure", "maybe 5". */
export function answerText(prediction: Pick<Prediction, 'digit' | 'runnerUp' | 'activations'>): AnswerText {
  const { digit, runnerUp, activations } = prediction;
  if (isUnsure(activations[digit])) return { large: 'not sure', small: `maybe ${digit}`, isUnsure: true };
  return { large: String(digit), small: `then ${runnerUp}`, isUnsure: false };
}
