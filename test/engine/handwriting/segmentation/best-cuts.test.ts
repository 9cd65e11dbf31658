import { describe, expect, it } from 'vitest';
import type { TrialCuts } from '../../../../src/engine/handwriting/segmentation/best-cuts';
import {
  bestCuts,
  bestCutting,
  bestCuttingInto,
} from '../../../../src/engine/handwriting/segmentation/best-cuts';

/** Four pieces of which those that are listed make digits, "0-2" from 0 to before 2; everything else is unlikely. */
function lineOf(digits: Record<string, number>, others: Partial<TrialCuts> = {}): TrialCuts {
  return {
    pieces: 4,
    mostPieces: 4,
    digit: (first, end) => digits[`${first}-${end}`] ?? -10,
    cut: () => 0,
    join: () => 0,
    leaveOut: () => -Infinity,
    ...others,
  };
}

describe('bestCuts', () => {
  it('finds the cuts with the best sum', () => {
    const line = lineOf({ '0-2': -1, '2-4': -1, '0-3': -0.1, '3-4': -5 });
    expect(bestCuts(line)).toEqual([{ first: 0, end: 2 }, { first: 2, end: 4 }]); // prettier-ignore
  });

  it('weighs cuts and joins', () => {
    const digits = { '0-4': -2, '0-2': -1, '2-4': -1 };
    expect(bestCuts(lineOf(digits, { cut: () => -1 }))).toEqual([{ first: 0, end: 4 }]);
    expect(bestCuts(lineOf(digits, { join: (index) => (index === 2 ? -1 : 0) }))).toHaveLength(2);
  });

  it('leaves out a piece that belongs to no digit, where it may', () => {
    const digits = { '0-2': -1, '3-4': -1, '2-4': -3, '0-3': -3 };
    const leaveOut = (index: number) => (index === 2 ? -1 : -Infinity);
    expect(bestCuts(lineOf(digits, { leaveOut }))).toEqual([{ first: 0, end: 2 }, { first: 3, end: 4 }]); // prettier-ignore
    expect(bestCuts(lineOf(digits))).toEqual([{ first: 0, end: 2 }, { first: 2, end: 4 }]); // prettier-ignore
    expect(bestCuts(lineOf({ ...digits, '2-4': -1 }, { leaveOut })).at(-1)).toEqual({ first: 2, end: 4 });
  });

  it('makes no digit of more pieces than it may have', () => {
    expect(
      bestCuts(lineOf({ '0-4': 0 }, { mostPieces: 2 })).every(({ first, end }) => end - first <= 2),
    ).toBe(true);
  });
});

describe('bestCuttingInto', () => {
  const anything = () => true;

  it('is the best of all cuts, where it gives as many digits', () => {
    const digits = { '0-2': -1, '2-4': -1.5, '0-1': -0.5, '1-4': -3, '0-4': -4 };
    const line = lineOf(digits, { cut: () => -0.25, join: () => -0.125 });
    const best = bestCutting(line);
    expect(best.groups).toHaveLength(2);
    expect(bestCuttingInto(line, [7, 7], anything)).toEqual(best);
    expect(bestCuttingInto(line, [7], anything)).toEqual({ groups: [{ first: 0, end: 4 }], score: -4.375 });
  });

  it('uses each group only for a digit that it may stand for', () => {
    const line = lineOf({ '0-2': -1, '2-4': -1, '0-1': -2, '1-4': -2 });
    const read: Record<string, number> = { '0-2': 3, '2-4': 4, '0-1': 1, '1-4': 4 };
    const cut = (...digits: number[]) =>
      bestCuttingInto(line, digits, ({ first, end }, digit) => read[`${first}-${end}`] === digit);
    expect(cut(3, 4)!.groups).toEqual([{ first: 0, end: 2 }, { first: 2, end: 4 }]); // prettier-ignore
    expect(cut(1, 4)!.groups).toEqual([{ first: 0, end: 1 }, { first: 1, end: 4 }]); // prettier-ignore
    expect(cut(4, 3)).toBeNull();
    expect(cut(3, 4, 4)).toBeNull();
  });

  it('leaves out what belongs to no digit', () => {
    const leaveOut = (index: number) => (index === 2 ? -1 : -Infinity);
    const line = lineOf({ '0-2': -1, '3-4': -1 }, { leaveOut });
    const cutting = bestCuttingInto(line, [1, 1], anything)!;
    expect(cutting).toEqual({ groups: [{ first: 0, end: 2 }, { first: 3, end: 4 }], score: -3 }); // prettier-ignore
    expect(cutting).toEqual(bestCutting(line));
  });
});
