import { describe, expect, it } from 'vitest';
import { answerText } from '../../../src/renderer/drawing/answer-text';

describe('answerText', () => {
  it('gives the answer, and what would come next', () => {
    const activations = [0, 0, 0, 0.02, 0, 0.98, 0, 0, 0, 0];
    expect(answerText({ digit: 5, runnerUp: 3, probability: 0.97, activations })).toEqual({
      large: '5',
      small: 'then 3',
      isUnsure: false,
    });
  });

  it('names no second guess whose bar says 0.00', () => {
    const smallOf = (second: number) => {
      const activations = [0, 0, 0, second, 0, 0.98, 0, 0, 0, 0];
      return answerText({ digit: 5, runnerUp: 3, probability: 0.97, activations }).small;
    };
    expect(smallOf(0.0049)).toBe('');
    expect(smallOf(0.0051)).toBe('then 3');
  });

  it('names both candidates of an unsure answer, the likelier one first', () => {
    const activations = [0, 0, 0, 0, 0.2, 0, 0, 0, 0, 0.6];
    expect(answerText({ digit: 9, runnerUp: 4, probability: 0.6, activations })).toMatchObject({
      large: 'not sure:',
      small: '9 or 4',
      isUnsure: true,
    });
  });

  it('tells how likely an unsure answer is, and why that is not the length of its bar', () => {
    const activations = [0, 0, 0, 0.9, 0, 0.98, 0, 0, 0, 0];
    const answer = answerText({ digit: 5, runnerUp: 3, probability: 0.8499, activations });
    expect(answer.likelihood).toBe('5: 84 % likely');
    expect(answer.explanation).toMatch(/^Below 85 %, an answer is unsure\. The bars show/);
  });
});
