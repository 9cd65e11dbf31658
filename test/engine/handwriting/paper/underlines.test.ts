import { describe, expect, it } from 'vitest';
import type { Stroke } from '../../../../src/contract/drawings';
import { withoutUnderlines } from '../../../../src/engine/handwriting/paper/underlines';
import type { GreyImage } from '../../../../src/engine/handwriting/raster/raster';
import { drawStroke } from '../../../../src/engine/handwriting/raster/raster';
import { boundingBox } from '../../../../src/engine/handwriting/raster/bounding-box';
import { drawNumber, moved } from '../numbers';

const faintest = 0.1;
const pen = { radius: 5, edge: 1 };

function inkOf(strokes: readonly Stroke[], thin: readonly Stroke[] = []) {
  const image = { width: 520, height: 260, grey: new Float32Array(520 * 260) };
  for (const stroke of strokes) drawStroke(image, stroke, pen);
  for (const stroke of thin) drawStroke(image, stroke, { radius: 1.5, edge: 1 });
  return image;
}

/** Digits whose feet touch, none quite as low as the one before. */
function joined(number: string): Stroke[] {
  let left = 60;
  return [...number].flatMap((digit, place) => {
    const strokes = moved(drawNumber(digit), left, 80 + [0, 9, 4][place % 3]);
    left += boundingBox(strokes)!.width - 4;
    return strokes;
  });
}

/** A number, and a line under it: `gap` pixels below, so much longer than the number on either side. */
function underlined(number: string, { gap, longer }: { gap: number; longer: number }) {
  const writing = moved(drawNumber(number), 60, 80);
  const { left, top, width, height } = boundingBox(writing)!;
  const below = top + height + gap;
  const line: Stroke = [[left - longer, below], [left + width + longer, below + 4]]; // prettier-ignore
  return { writing: inkOf(writing), both: inkOf([...writing, line]) };
}

/** That an image holds so much of the writing, and hardly anything else. */
function expectOnly(writing: GreyImage, { grey }: GreyImage, least: number): void {
  const isInk = (image: Float32Array, pixel: number) => image[pixel] >= faintest;
  const pixels = [...grey.keys()].filter((pixel) => isInk(writing.grey, pixel));
  expect(pixels.filter((pixel) => isInk(grey, pixel)).length / pixels.length).toBeGreaterThanOrEqual(least);
  const other = [...grey.keys()].filter((pixel) => isInk(grey, pixel) && !isInk(writing.grey, pixel));
  expect(other.length).toBeLessThan(60);
}

describe('withoutUnderlines', () => {
  it.each([
    ['far below a number', '50419', { gap: 30, longer: 10 }],
    ['that digits touch', '58063', { gap: 2, longer: 10 }],
    ['no longer than a number of two digits', '96', { gap: 25, longer: -10 }],
  ])('removes a line %s, and leaves the writing', (_what, number, line) => {
    const { writing, both } = underlined(number, line);
    expectOnly(writing, withoutUnderlines(both, faintest), 0.85);
  });

  it.each<[string, Stroke]>([
    ['high up', [[40, 110], [460, 105]]], // prettier-ignore
    ['low, from one side to the other', [[40, 125], [460, 165]]], // prettier-ignore
  ])('removes a thin line across a number, %s, and leaves the writing', (_where, line) => {
    const strokes = moved(drawNumber('58063'), 60, 80);
    const writing = inkOf(strokes);
    const differing = (image: GreyImage) =>
      image.grey.filter((value, pixel) => Math.abs(value - writing.grey[pixel]) >= 0.5).length;
    const both = inkOf(strokes, [line]);
    expect(differing(withoutUnderlines(both, faintest))).toBeLessThan(0.15 * differing(both));
  });

  it.each(['222', '1222', '2121', '22'])('takes the feet of %s, joined, for no line', (number) => {
    const writing = inkOf(joined(number));
    expect(withoutUnderlines(writing, faintest)).toBe(writing);
  });

  it.each(['223', '822', '852'])('takes the level feet of %s, joined, for no line', (number) => {
    const writing = inkOf(moved(drawNumber(number, -2), 60, 80));
    expect(withoutUnderlines(writing, faintest)).toBe(writing);
  });

  it('leaves the feet of joined digits above a line of their own', () => {
    const strokes = joined('222');
    const writing = inkOf(strokes);
    const line: Stroke = [[50, 225], [250, 228]]; // prettier-ignore
    expectOnly(writing, withoutUnderlines(inkOf([...strokes, line]), faintest), 1);
  });

  it.each([
    [
      'the bar of a 7 and a 5 beside it',
      [
        [
          [60, 80],
          [120, 80],
          [90, 180],
        ],
        [
          [140, 84],
          [210, 84],
        ],
        [
          [140, 84],
          [138, 120],
          [190, 140],
          [150, 180],
        ],
      ],
    ],
    [
      'a dash between numbers',
      [
        [
          [60, 60],
          [60, 160],
        ],
        [
          [100, 110],
          [180, 110],
        ],
        [
          [220, 60],
          [220, 160],
        ],
      ],
    ],
  ] as [string, Stroke[]][])('leaves %s', (_what, strokes) => {
    // prettier-ignore
    const writing = inkOf(strokes);
    expect(withoutUnderlines(writing, faintest)).toBe(writing);
  });

  it('leaves a page without writing as it is', () => {
    const line = inkOf([[[40, 100], [400, 104]]]); // prettier-ignore
    expect(withoutUnderlines(line, faintest)).toBe(line);
  });
});
