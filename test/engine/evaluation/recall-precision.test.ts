import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countAnswers } from '../../../src/engine/evaluation/confusion-matrix';
import { recallAndPrecision } from '../../../src/engine/evaluation/recall-precision';

const digits = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 300 });

describe('countAnswers', () => {
  it('returns the number of images by label and answer', () => {
    expect(countAnswers([0, 1, 1, 2], [0, 1, 2, 0], 3)).toEqual([
      [1, 0, 0],
      [0, 1, 1],
      [1, 0, 0],
    ]);
  });

  it('counts each image once', () => {
    fc.assert(
      fc.property(digits, (images) => {
        const matrix = countAnswers(
          images.map(([label]) => label),
          images.map(([, answer]) => answer),
        );
        expect(matrix.flat().reduce((sum, count) => sum + count)).toBe(images.length);
      }),
    );
  });
});

describe('recallAndPrecision', () => {
  it('returns the shares of the rows and of the columns', () => {
    expect(
      recallAndPrecision([
        [8, 2, 0],
        [2, 6, 0],
        [0, 4, 0],
      ]),
    ).toEqual([
      { digit: 0, shown: 10, answered: 10, right: 8, recall: 0.8, precision: 0.8 },
      { digit: 1, shown: 8, answered: 12, right: 6, recall: 0.75, precision: 0.5 },
      { digit: 2, shown: 4, answered: 0, right: 0, recall: 0, precision: null },
    ]);
  });

  it('has no recall of a digit that was not shown', () => {
    expect(
      recallAndPrecision([
        [3, 1],
        [0, 0],
      ])[1],
    ).toMatchObject({ recall: null, precision: 0 });
  });

  it('swaps the two when labels and answers are swapped', () => {
    fc.assert(
      fc.property(digits, (images) => {
        const [labels, answers] = [images.map(([label]) => label), images.map(([, answer]) => answer)];
        const scores = recallAndPrecision(countAnswers(labels, answers));
        const swapped = recallAndPrecision(countAnswers(answers, labels));
        expect(scores.map(({ recall }) => recall)).toEqual(swapped.map(({ precision }) => precision));
      }),
    );
  });
});
