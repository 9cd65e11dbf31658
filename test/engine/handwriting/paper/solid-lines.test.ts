import { describe, expect, it } from 'vitest';
import type { Stroke } from '../../../../src/contract/drawings';
import { findInk } from '../../../../src/engine/handwriting/paper/find-ink';
import { withSolidLines } from '../../../../src/engine/handwriting/paper/solid-lines';
import type { GreyImage } from '../../../../src/engine/handwriting/raster/raster';
import { drawStroke } from '../../../../src/engine/handwriting/raster/raster';
import { drawNumber, moved } from '../numbers';

const [width, height] = [560, 300];
const number = moved(drawNumber('50419'), 80, 100);

function inkOf(strokes: readonly Stroke[], marks: readonly Stroke[] = []): GreyImage {
  const image = { width, height, grey: new Float32Array(width * height) };
  for (const stroke of strokes) drawStroke(image, stroke, { radius: 5, edge: 1 });
  for (const stroke of marks) drawStroke(image, stroke, { radius: 1.5, edge: 1 });
  return image;
}

/** A straight line as marks so long and so far apart. */
function dashed([x, y]: Stroke[0], [toX, toY]: Stroke[0], mark: number, gap: number): Stroke[] {
  const length = Math.hypot(toX - x, toY - y);
  const at = (part: number) => [x + ((toX - x) * part) / length, y + ((toY - y) * part) / length] as const;
  const marks: Stroke[] = [];
  for (let from = 0; from < length; from += mark + gap)
    marks.push([at(from), at(Math.min(length, from + mark))]);
  return marks;
}

/** The four sides of a box, each of which begins with a mark. */
function dashedBox(left: number, right: number, top: number, bottom: number, mark: number, gap: number) {
  return [
    ...dashed([left, top], [right, top], mark, gap),
    ...dashed([left, bottom], [right, bottom], mark, gap),
    ...dashed([left, top], [left, bottom], mark, gap),
    ...dashed([right, top], [right, bottom], mark, gap),
  ];
}

/** Which share of the marks is still ink where there is no writing, or has taken some of it away. */
function shareLeft(writing: readonly Stroke[], marks: readonly Stroke[]): number {
  const { grey } = inkOf(writing, marks);
  const found = findInk({ width, height, grey: grey.map((ink) => 0.95 - 0.8 * ink) })!;
  const own = inkOf(writing).grey;
  const differing = (image: Float32Array) => image.filter((ink, at) => Math.abs(ink - own[at]) >= 0.5).length;
  return differing(found.grey) / differing(grey);
}

const [left, right, top, bottom] = [50, 500, 70, 230];

describe('findInk on forms with dashed lines', () => {
  it.each([
    ['dashes', 20, 10],
    ['short dashes', 9, 8],
    ['dots', 1, 9],
  ])('takes off lines of %s, and leaves the digits', (_what, mark, gap) => {
    const under = dashed([left, bottom], [right, bottom + 4], mark, gap);
    const around = dashedBox(left, right, top, bottom, mark, gap);
    for (const marks of [under, around]) expect(shareLeft(number, marks)).toBeLessThan(0.2);
  });
});

describe('findInk on boxes whose sides have only few dashes', () => {
  const [side, above] = [140, 60];
  const lefts = [70, 70 + side, 70 + 2 * side];
  const digits = ['5', '2', '3'].flatMap((digit, box) =>
    moved(drawNumber(digit), lefts[box] + 25, above + 25),
  );

  it.each([
    ['long dashes', 35, 11, []],
    ['dashes that end anywhere', 27, 12, []],
    [
      'dashes with a stroke across them',
      27,
      12,
      [
        [
          [180, 130],
          [240, 134],
        ],
      ] as Stroke[],
    ],
  ])('takes off %s, and their corners', (_what, mark, gap, strokes) => {
    const boxes = lefts.flatMap((west) => dashedBox(west, west + side, above, above + side, mark, gap));
    expect(shareLeft([...digits, ...strokes], boxes)).toBeLessThan(0.2);
  });
});

describe('withSolidLines', () => {
  const ones = (count: number) =>
    Array.from({ length: count }, (_, row): Stroke => [[60, 20 + 45 * row], [61, 50 + 45 * row]]); // prettier-ignore

  const sumOfOnes = (count: number) =>
    Array.from({ length: count }, (_, index): Stroke[] => {
      const left = 30 + 90 * index;
      return [
        [[left, 100], [left, 200]],
        [[left + 24, 150], [left + 64, 150]],
        [[left + 44, 130], [left + 44, 170]],
      ];
    }).flat(); // prettier-ignore

  it.each<[string, Stroke[]]>([
    ['a number', number],
    ['a column of ones', ones(6)],
    ['a sum of ones', sumOfOnes(5)],
    ['a row of dashes as long as digits', dashed([30, 60], [530, 60], 60, 30)],
  ])('leaves %s as it is', (_what, strokes) => {
    const image = inkOf(strokes);
    expect(withSolidLines(image, 0.25)).toBe(image);
  });
});
