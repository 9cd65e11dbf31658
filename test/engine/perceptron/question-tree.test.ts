import { describe, expect, it } from 'vitest';
import { answer, countYes, isItAZero, type Question } from '../../../src/engine/perceptron/question-tree';
import { createSyntheticDataSet } from '../../../src/engine/synthesis/synthetic-digits';

/** A ring around the middle of the picture, as thick as a pen's line. */
const ring = Float64Array.from({ length: 784 }, (_, pixel) => {
  const [row, column] = [Math.floor(pixel / 28) - 13.5, (pixel % 28) - 13.5];
  const radius = Math.hypot(row / 9, column / 7);
  return radius > 0.75 && radius < 1.1 ? 1 : 0;
});

function leaves(question: Question): Question[] {
  return question.parts.length === 0 ? [question] : question.parts.flatMap(leaves);
}

describe('isItAZero', () => {
  it('says yes to a ring, through every one of its questions', () => {
    const answered = answer(isItAZero, ring);
    const visit = ({ isYes, parts, question }: typeof answered): void => {
      expect(isYes, question.text).toBe(true);
      parts.forEach(visit);
    };
    visit(answered);
    expect(answered.weightedInput).toBe(0.5);
  });

  it('says no where one part is missing, and names it', () => {
    const open = ring.map((ink, pixel) => (pixel % 28 > 14 && pixel < 14 * 28 ? 0 : ink));
    const { isYes, parts } = answer(isItAZero, open);
    expect(isYes).toBe(false);
    expect(parts.filter((part) => !part.isYes).map(({ question }) => question.text)).toEqual([
      'Is there an arc at the upper right?',
    ]);
    const filled = ring.map((ink, pixel) => (pixel % 28 === 13 || pixel % 28 === 14 ? 1 : ink));
    expect(answer(isItAZero, filled).parts.at(-1)).toMatchObject({ isYes: false, weightedInput: 2 - 12 });
  });

  it('reads pixels with weights of one sign in one region each', () => {
    for (const { perceptron, text } of leaves(isItAZero)) {
      const used = new Set(perceptron.weights.filter((weight) => weight !== 0));
      expect(used.size, text).toBe(1);
    }
  });

  it('takes most 0s for a 0, and few other digits', () => {
    const { training } = createSyntheticDataSet({
      seed: 5,
      trainingImages: 600,
      validationImages: 0,
      testImages: 0,
    });
    const { yes, count } = countYes(training, isItAZero);
    expect(count).toEqual(new Array(10).fill(60));
    expect(yes[0]).toBeGreaterThan(20);
    for (const digit of [1, 2, 3, 4, 5, 6, 7, 8, 9]) expect(yes[digit]).toBeLessThan(yes[0] / 2);
  });
});
