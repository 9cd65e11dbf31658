import type { Stroke } from '../../src/contract/drawings';
import { everyHand } from '../../src/engine/synthesis/stroke-digits';
import { syntheticStrokes } from '../../src/engine/synthesis/synthetic-strokes';
import { boundingBox } from '../../src/engine/handwriting/raster/bounding-box';
import { drawnLine } from '../../src/engine/handwriting/segmentation/read-strokes';
import type { Random } from '../../src/engine/random';
import { anySign } from '../small-network/any-sign';
import type { CutLine } from './examples';

const mostDigits = 4;
const digitHeight = 100;
/** Gap between neighbours; all lengths below are in heights of a digit. */
const gap = { least: -0.12, most: 0.18 };
/** How much a digit's height may differ from the others, and the standard deviation of its position. */
const variation = { height: 0.1, place: 0.05 };
const shareOfJoined = 0.5;
/** How often a sign that is no digit stands in a digit's place. */
const shareOfSigns = 0.15;
/** Longest line that joins two digits. */
const longestLink = 0.8;

/**
 * A line of digits drawn with a pen, with a sign here and there; in half of the lines, a digit is joined to the next
 * where that one starts close by.
 */
export function drawnDigits(random: Random): CutLine {
  const places = new Map<Stroke[number], number>();
  const digits: (number | null)[] = [];
  const isJoined = random.uniform() < shareOfJoined;
  const strokes: Stroke[] = [];
  let left = 0;
  for (let place = 0, count = 1 + random.integerBelow(mostDigits); place < count; place++) {
    const isSign = random.uniform() < shareOfSigns;
    const value = isSign ? null : random.integerBelow(10);
    digits.push(value);
    const drawn = value === null ? anySign(random) : syntheticStrokes(value, random, everyHand);
    const digit = placed(drawn, left, random);
    const box = boundingBox(digit)!;
    for (const point of digit.flat()) places.set(point, place);
    left = box.left + box.width + digitHeight * (gap.least + (gap.most - gap.least) * random.uniform());
    const before = strokes.at(-1);
    const isNear = before && leadsOn(before[before.length - 1], digit[0][0]);
    if (isJoined && isNear) strokes.splice(-1, 1, [...before, ...digit[0]], ...digit.slice(1));
    else strokes.push(...digit);
  }
  const line = drawnLine(strokes);
  return { line, inkOf: line.pieces.map(({ points }) => lengthsOf(points, places)), digits };
}

/** The length of each digit's lines; -1 stands for the lines between two digits. */
function lengthsOf(points: Stroke, places: ReadonlyMap<Stroke[number], number>): Map<number, number> {
  const lengths = new Map<number, number>();
  points.slice(1).forEach((point, index) => {
    const [from, to] = [places.get(points[index])!, places.get(point)!];
    const place = from === to ? from : -1;
    lengths.set(place, (lengths.get(place) ?? 0) + distance(points[index], point));
  });
  return lengths;
}

function leadsOn(end: Stroke[number], start: Stroke[number]): boolean {
  return start[0] > end[0] && distance(end, start) < longestLink * digitHeight;
}

function placed(strokes: readonly Stroke[], left: number, random: Random): Stroke[] {
  const box = boundingBox(strokes)!;
  const height = digitHeight * (1 + variation.height * (2 * random.uniform() - 1));
  const scale = height / Math.max(box.height, 0.7 * box.width);
  const top = variation.place * digitHeight * random.gaussian();
  return strokes.map((stroke) =>
    stroke.map(([x, y]) => [(x - box.left) * scale + left, (y - box.top) * scale + top]),
  );
}

function distance([x, y]: Stroke[number], [otherX, otherY]: Stroke[number]): number {
  return Math.hypot(x - otherX, y - otherY);
}
