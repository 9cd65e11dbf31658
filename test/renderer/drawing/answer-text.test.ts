import { describe, expect, it } from 'vitest';
import { answerText } from '../../../src/renderer/drawing/answer-text';

describe('answerText', () => {
  it('gives the answer, and what would come next', () => {
    expect(answerText({ digit: 5, runnerUp: 3, probability: 0.97 })).toEqual({
      large: '5',
      small: 'then 3',
      isUnsure: false,
    });
  });

  it('names both candidates of an unsure answer, the likelier one first', () => {
    expect(answerText({ digit: 9, runnerUp: 4, probability: 0.6 })).toEqual({
      large: 'not sure:',
      small: '9 or 4',
      isUnsure: true,
    });
  });
});
