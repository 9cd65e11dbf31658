import { describe, expect, it } from 'vitest';
import { cutStroke } from '../../../src/engine/handwriting/cut-stroke';
import { drawNumber } from './numbers';

describe('cutStroke', () => {
  it('cuts a pen’s way from one digit to the next, and loses no point', () => {
    const joined = drawNumber('21', 20).flat();
    const pieces = cutStroke(joined, 100);
    expect(pieces.flatMap((piece, index) => piece.slice(index === 0 ? 0 : 1))).toEqual(joined);
    // Between the foot of the two, at 62, and the one, from 82 on.
    const places = pieces.slice(1).map(([[x]]) => x);
    expect(places.some((x) => x >= 60 && x <= 84)).toBe(true);
  });

  it('cuts from left to right what was drawn from right to left', () => {
    const joined = drawNumber('21', 20).flat().toReversed();
    const lefts = cutStroke(joined, 100).map(([[x]]) => x);
    expect(lefts.length).toBeGreaterThan(1);
    expect(lefts).toEqual(lefts.toSorted((one, other) => one - other));
  });

  it.each(['1', '3', '6', '9'])('leaves %s whole, where the pen goes back', (digit) => {
    const [stroke] = drawNumber(digit);
    expect(cutStroke(stroke, 100)).toEqual([stroke]);
  });

  it('leaves a dash whole: it is a part of a digit, however wide', () => {
    const hat = [[0, 0], [30, 1], [60, 0]] as const; // prettier-ignore
    expect(cutStroke(hat, 100)).toEqual([hat]);
  });
});
