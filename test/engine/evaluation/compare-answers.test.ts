import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareAnswers, probabilityOfSplit } from '../../../src/engine/evaluation/compare-answers';

describe('compareAnswers', () => {
  it('returns how many images both, one of them, or none reads correctly', () => {
    expect(compareAnswers([1, 2, 3, 4, 5, 6], [1, 2, 3, 0, 0, 1], [1, 2, 0, 4, 0, 2])).toEqual({
      both: 2,
      onlyOne: 1,
      onlyOther: 1,
      neither: 2,
    });
  });

  it('counts each image once, and turns round when the two are swapped', () => {
    const image = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3));
    fc.assert(
      fc.property(fc.array(image, { maxLength: 100 }), (images) => {
        const [labels, one, other] = [0, 1, 2].map((part) => images.map((numbers) => numbers[part]));
        const { both, onlyOne, onlyOther, neither } = compareAnswers(labels, one, other);
        expect(both + onlyOne + onlyOther + neither).toBe(images.length);
        expect(compareAnswers(labels, other, one)).toEqual({
          both,
          onlyOne: onlyOther,
          onlyOther: onlyOne,
          neither,
        });
      }),
    );
  });
});

describe('probabilityOfSplit', () => {
  it('returns what the binomial distribution says', () => {
    expect(probabilityOfSplit(0, 0)).toBe(1);
    expect(probabilityOfSplit(5, 0)).toBeCloseTo(2 / 32, 15);
    expect(probabilityOfSplit(1, 9)).toBeCloseTo(22 / 1024, 15);
    expect(probabilityOfSplit(8, 2)).toBeCloseTo(112 / 1024, 15);
    expect(probabilityOfSplit(7, 7)).toBeCloseTo(1, 15);
    expect(probabilityOfSplit(7, 8)).toBeCloseTo(1, 15);
    // 2 (C(355, 0) + … + C(355, 143)) / 2^355, in whole numbers.
    expect(probabilityOfSplit(212, 143)).toBeCloseTo(0.0002952981970234298, 8);
  });

  it('is a probability, the smaller the more uneven, also for very many', () => {
    expect(probabilityOfSplit(60_000, 0)).toBe(0);
    expect(probabilityOfSplit(30_000, 30_000)).toBeCloseTo(1, 9);
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (heads, tails) => {
        const probability = probabilityOfSplit(heads, tails);
        expect(probability).toBe(probabilityOfSplit(tails, heads));
        expect(probability).toBeGreaterThanOrEqual(0);
        expect(probability).toBeLessThanOrEqual(1 + 1e-12);
        if (heads > tails)
          expect(probabilityOfSplit(heads + 1, tails)).toBeLessThanOrEqual(probability + 1e-12);
      }),
    );
  });
});
