import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseImages, type ImageChoice } from '../../../src/engine/inspection/image-choice';
import type { SplitResults } from '../../../src/engine/inspection/split-results';

/** Results with these labels, answers and confidences. */
function resultsOf(images: readonly (readonly [label: number, answer: number, confidence: number])[]) {
  const surestFirst = [...images.keys()].sort(
    (one, other) => images[other][2] - images[one][2] || one - other,
  );
  return {
    labels: Uint8Array.from(images, ([label]) => label),
    answers: Uint8Array.from(images, ([, answer]) => answer),
    confidences: Float32Array.from(images, ([, , confidence]) => confidence),
    surestFirst: Uint32Array.from(surestFirst),
  } satisfies SplitResults;
}

const results = resultsOf([
  [5, 5, 0.9],
  [5, 3, 0.6],
  [3, 3, 0.2],
  [3, 5, 0.8],
  [5, 3, 0.7],
]);

const other = { answers: Uint8Array.of(3, 5, 5, 0, 1) };
const choose = (choice: ImageChoice, filter: Parameters<typeof chooseImages>[2] = null) =>
  chooseImages({ results, other }, choice, filter);

describe('chooseImages', () => {
  it('returns the mistakes, the surest first, and the right answers, the most doubtful first', () => {
    expect(choose({ kind: 'mistakes' })).toEqual([3, 4, 1]);
    expect(choose({ kind: 'doubtful' })).toEqual([2, 0]);
  });

  it('returns the images of a square of the matrix', () => {
    expect(choose({ kind: 'cell', digit: 5, answer: 3 })).toEqual([4, 1]);
    expect(choose({ kind: 'cell', digit: 3, answer: 3 })).toEqual([2]);
    expect(choose({ kind: 'cell', digit: 8, answer: 3 })).toEqual([]);
  });

  it('keeps to one digit, or leaves it out', () => {
    expect(choose({ kind: 'mistakes' }, { digit: 5, isLeftOut: false })).toEqual([4, 1]);
    expect(choose({ kind: 'mistakes' }, { digit: 5, isLeftOut: true })).toEqual([3]);
  });

  it('returns what only the one or only the other network reads, and what neither does', () => {
    expect(choose({ kind: 'only-this' })).toEqual([2, 0]);
    expect(choose({ kind: 'only-other' })).toEqual([1]);
    expect(choose({ kind: 'neither' })).toEqual([3, 4]);
  });

  it('returns nothing of a comparison without another network', () => {
    for (const kind of ['only-this', 'only-other', 'neither'] as const) {
      expect(chooseImages({ results, other: null }, { kind }, null)).toEqual([]);
    }
  });

  it('has each image in exactly one place', () => {
    const image = fc.tuple(fc.nat(9), fc.nat(9), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(image, { maxLength: 60 }), (images) => {
        const results = resultsOf(images);
        const chosen = (choice: ImageChoice) => chooseImages({ results, other: null }, choice, null);
        const all = [...images.keys()];
        const ascending = (numbers: number[]) => [...numbers].sort((one, other) => one - other);
        expect(ascending([...chosen({ kind: 'mistakes' }), ...chosen({ kind: 'doubtful' })])).toEqual(all);
        const cells = Array.from({ length: 100 }, (_, cell) =>
          chosen({ kind: 'cell', digit: Math.floor(cell / 10), answer: cell % 10 }),
        );
        expect(ascending(cells.flat())).toEqual(all);
      }),
    );
  });
});
