import { describe, expect, it } from 'vitest';
import { answerText } from '../../../src/renderer/drawing/answer-text';

function predictionOf(digit: number, activation: number) {
  const activations = Array.from({ length: 10 }, () => 0);
  activations[digit] = activation;
  return { digit, runnerUp: 3, activations };
}

describe('answerText', () => {
  it('gives the answer, and what would come next', () => {
    expect(answerText(predictionOf(5, 0.5))).toEqual({ large: '5', small: 'then 3', isUnsure: false });
  });

  it('does not show an unsure answer as one', () => {
    expect(answerText(predictionOf(5, 0.49))).toEqual({
      large: 'not sure',
      small: 'maybe 5',
      isUnsure: true,
    });
    expect(answerText(predictionOf(0, 0))).toMatchObject({ large: 'not sure', small: 'maybe 0' });
  });
});
