import { describe, expect, it } from 'vitest';
import { cutStroke } from '../../../../src/engine/handwriting/segmentation/cut-stroke';
import { drawNumber } from '../numbers';

describe('cutStroke', () => {
  it('cuts a pen’s way from one digit to the next, and loses no point', () => {
    const joined = drawNumber('21', 20).flat();
    const parts = cutStroke(joined, 100);
    expect(parts.flatMap(({ points }, index) => points.slice(index === 0 ? 0 : 1))).toEqual(joined);
    // Between the foot of the two, at 62, and the one, from 82 on.
    const places = parts.slice(1).map(({ points: [[x]] }) => x);
    expect(places.some((x) => x >= 60 && x <= 84)).toBe(true);
  });

  it('tells the line between two digits from the digits', () => {
    const [two, zero] = drawNumber('20', 20);
    const links = cutStroke([...two, ...zero], 100).filter(({ isLink }) => isLink);
    expect(links.map(({ points }) => points)).toContainEqual([two[two.length - 1], zero[0]]);
  });

  it('cuts from left to right what was drawn from right to left', () => {
    const joined = drawNumber('21', 20).flat();
    const parts = cutStroke(joined.toReversed(), 100);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts).toEqual(cutStroke(joined, 100));
  });

  it.each(['1', '3', '6', '9'])('leaves %s whole, where the pen goes back', (digit) => {
    const [stroke] = drawNumber(digit);
    expect(cutStroke(stroke, 100)).toEqual([{ points: stroke, isLink: false }]);
  });

  it.each([2, 500])('leaves a zigzag of 2,000 points whole, %i heights wide', (heights) => {
    const zigzag = Array.from({ length: 2000 }, (_, index): [number, number] => [
      (index * heights) / 20,
      100 * (index % 2),
    ]);
    expect(cutStroke(zigzag, 100)).toEqual([{ points: zigzag, isLink: false }]);
  });

  it('leaves a dash whole: it is a part of a digit, however wide', () => {
    const hat = [[0, 0], [30, 1], [60, 0]] as const; // prettier-ignore
    expect(cutStroke(hat, 100)).toEqual([{ points: hat, isLink: false }]);
  });
});
