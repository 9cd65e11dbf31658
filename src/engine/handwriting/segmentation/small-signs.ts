import { boxAround, type BoundingBox } from '../raster/bounding-box';
import { isDoubtful, type FoundDigit } from './reading';
import { lineHeight } from './text-rows';

/** A stroke or component. */
export interface Shape {
  box: BoundingBox;
  /** Places on its ink, closer to each other than the ink is wide. */
  places: () => Iterable<readonly [x: number, y: number]>;
}

/** A sign is at most so high and so wide; all lengths here are in heights of a digit. */
const largest = { height: 0.4, width: 0.9 };
/** Its middle lies between these, from the top of the row: what is higher is a hat of a 5. */
const [highest, lowest] = [0.3, 1.4];
/** It shares at most this part of the narrower one's width with a digit; a stroke is so far from those of digits. */
const beside = { mostShared: 0.35, distance: 0.03 };
/** A sign's shorter side is at least this share of the digits' lines wide; a speck may be smaller. */
const leastWidth = 0.7;
/** A point under an overhanging digit is smaller than this, its middle is as low, and it is so far from the digit's ink. */
const below = { size: 0.25, middle: 0.8, distance: 0.15 };

/** The parts of a row that are digits, and those that are no digits, each sign with all its parts. */
export interface SeparatedRow<Part> {
  digits: Part[];
  signs: Part[][];
}

/**
 * Separates the small signs of a row from its digits: points, commas, hyphens, equals signs. By their size alone they might be
 * parts of a digit; they are not where they stand beside the digits, or on the line under an overhanging one.
 * `lineWidthOf`: the width of the digits' lines, if parts are components, none of which touch.
 */
export function separateSigns<Part>(
  parts: readonly Part[],
  shapeOf: (part: Part) => Shape,
  lineWidthOf?: (digits: readonly Part[]) => number,
): SeparatedRow<Part> {
  const shapes = parts.map(shapeOf);
  const height = lineHeight(shapes.map(({ box }) => box.height));
  const isSmall = ({ box }: Shape) =>
    box.height <= largest.height * height && box.width <= largest.width * height;
  const large = shapes.filter((shape) => !isSmall(shape));
  if (height === 0 || large.length === 0 || large.length === parts.length)
    return { digits: [...parts], signs: [] };
  const least = leastWidth * (lineWidthOf?.(parts.filter((_, index) => !isSmall(shapes[index]))) ?? 0);
  const distance = lineWidthOf ? 0 : beside.distance * height;
  const isSign = (shape: Shape) =>
    isSmall(shape) &&
    Math.min(shape.box.width, shape.box.height) >= least &&
    isApart(shape, large, { height, distance });
  const digits = parts.filter((_, index) => !isSign(shapes[index]));
  const signs: Part[][] = [];
  for (const part of parts.filter((_, index) => isSign(shapes[index]))) {
    const { left, width } = shapeOf(part).box;
    // The bars of an equals sign and the points of a colon stand above each other.
    const same = signs.find((sign) => {
      const box = boxAround(sign.map((own) => shapeOf(own).box));
      return left <= box.left + box.width && box.left <= left + width;
    });
    if (same) same.push(part);
    else signs.push([part]);
  }
  return { digits, signs };
}

/** What was read in a row, from the left; the signs stand between the digits, before or after them. */
export interface RowRead {
  digits: readonly FoundDigit[];
  signs: readonly FoundDigit[];
}

/** How parts are read as digits, and a sign with all its parts as one. */
interface PartReader<Part> {
  digits(parts: readonly Part[]): FoundDigit[];
  sign(parts: readonly Part[]): FoundDigit | null;
}

/**
 * Reads a row with its small signs apart. They are parts of digits where these are surer so, or others that are as sure: a 4
 * whose second stroke is a mere tick. A point leaves its digit what it is.
 */
export function readSeparated<Part>(
  { digits, signs }: SeparatedRow<Part>,
  all: readonly Part[],
  reader: PartReader<Part>,
): RowRead {
  const doubtsIn = (read: readonly FoundDigit[]) =>
    read.filter((found) => found.digit === null || isDoubtful(found)).length;
  const textOf = (read: readonly FoundDigit[]) => read.map(({ digit }) => digit).join('');
  const apart = reader.digits(digits);
  if (signs.length > 0) {
    const together = reader.digits(all);
    const areOthers = textOf(apart) !== textOf(together);
    if (doubtsIn(together) < doubtsIn(apart) + Number(areOthers)) return { digits: together, signs: [] };
  }
  return {
    digits: apart,
    signs: signs.map((sign) => reader.sign(sign)).filter((sign) => sign !== null),
  };
}

/** Adds signs to the digits of their row, each where it stands. */
export function withSigns(digits: readonly FoundDigit[], signs: readonly FoundDigit[]): FoundDigit[] {
  const middle = ({ box }: FoundDigit) => box.left + box.width / 2;
  const all = [...digits];
  for (const sign of signs) {
    const next = all.findIndex((digit) => middle(digit) > middle(sign));
    all.splice(next < 0 ? all.length : next, 0, sign);
  }
  return all;
}

/** Whether something small is no part of a digit near it. `height`: of the digits; `distance`: from those beside it. */
function isApart(
  sign: Shape,
  digits: readonly Shape[],
  { height, distance }: { height: number; distance: number },
): boolean {
  const nearest = digits.toSorted(
    (one, other) => gapBetween(one.box, sign.box) - gapBetween(other.box, sign.box),
  )[0];
  const middle = (sign.box.top + sign.box.height / 2 - nearest.box.top) / height;
  if (middle < highest || middle > lowest) return false;
  const overlapping = digits.filter(({ box }) => sharedWidth(box, sign.box) > beside.mostShared);
  if (overlapping.length === 0)
    return digits
      .filter(({ box }) => gapBetween(box, sign.box) < distance)
      .every((digit) => isFarther(sign, digit, distance));
  const size = Math.max(sign.box.width, sign.box.height);
  return (
    size <= below.size * height &&
    middle >= below.middle &&
    overlapping.every((digit) => isFarther(sign, digit, below.distance * height))
  );
}

/** From left to right; below 0 where both overlap. */
function gapBetween(one: BoundingBox, other: BoundingBox): number {
  return Math.max(one.left, other.left) - Math.min(one.left + one.width, other.left + other.width);
}

/** The share of the narrower box's width that lies over or under the other box. */
function sharedWidth(one: BoundingBox, other: BoundingBox): number {
  const shared = -gapBetween(one, other);
  if (shared < 0) return 0;
  const narrower = Math.min(one.width, other.width);
  return narrower === 0 ? 1 : shared / narrower;
}

/** Whether all ink of two shapes is farther from each other than this. */
function isFarther(one: Shape, other: Shape, distance: number): boolean {
  const { left, top, width, height } = one.box;
  const isNear = (x: number, y: number) =>
    x >= left - distance &&
    x <= left + width + distance &&
    y >= top - distance &&
    y <= top + height + distance;
  const near = [...other.places()].filter(([x, y]) => isNear(x, y));
  if (near.length === 0) return true;
  const own = [...one.places()];
  return near.every(([x, y]) =>
    own.every(([ownX, ownY]) => (ownX - x) * (ownX - x) + (ownY - y) * (ownY - y) >= distance * distance),
  );
}
