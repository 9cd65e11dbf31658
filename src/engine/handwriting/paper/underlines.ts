import type { BoundingBox } from '../raster/bounding-box';
import type { Component } from '../raster/connected-components';
import { findComponents } from '../raster/connected-components';
import type { GreyImage } from '../raster/raster';
import { crossingInk } from './remove-ruled-lines';
import { bandsOf, longRuns, lowerBy, middleOf, slopeOfEdge } from './straight-lines';

/**
 * A line alone is so many times as long as thick, and so many times as long as the writing is high; a shorter one lies
 * under writing.
 */
const alone = { slenderness: 6, length: 1.3, lengthUnderWriting: 0.8 };
/**
 * A line that writing stands on runs under this share of it, and nearly all of it if it is as thick, since the feet of
 * digits beside each other are a line, too; it is so many times as long as both are high, and may be that steep, in rows a
 * column.
 */
const joined = { along: 0.6, alongAsThick: 0.95, length: 1.5, steepest: 0.15 };
/** It is as thick as this share of that height at most, of low teeth of a comb that one, and in its lower half. */
const thickest = { underWriting: 0.2, alone: 0.5 };
/** A line so much thinner than the writing is printed, or a fold, and may also run across the writing. */
const thin = 0.6;
/**
 * It is straight: its middle strays from a straight line by this share of its thickness, as a root mean square. The feet
 * of digits that touch stray by more than 0.15, lines drawn with a ruler by 0.02; the steps of pixels count, too.
 */
const mostStraying = { share: 0.1, pixels: 0.35 };
/**
 * The teeth of a comb are upright lines that stand on a line and are as thick as it, so high as shares of the writing; those
 * of one comb differ by this share of their height. As thick as the writing, they are lower, and not so few. Their line is
 * in the lowest part of its ink: at least so far down.
 */
const teeth = {
  lowest: 0.16,
  highest: 0.8,
  highestThick: 0.55,
  fewestThick: 3,
  thicker: 1.3,
  differing: 0.2,
  base: 0.7,
};
/** What is lower than this share of the highest ink is no measure of the writing's height. */
const leastWriting = 0.25;
/** A line fills this share of the box around it. */
const leastFilled = 0.3;
/** Rows by which a line may look thicker than usual, where it is blurred or slanted. */
const soften = 2;

/** A straight line in a component's box. */
interface Underline {
  first: number;
  end: number;
  /** Its middle row in a column. */
  middle: (column: number) => number;
  thickness: number;
}

/**
 * Removes lines under numbers, drawn by a printer or a pen, also where digits touch them. Ink that crosses a line stays.
 * `faintest`: less ink than this is none.
 */
export function withoutUnderlines(ink: GreyImage, faintest: number): GreyImage {
  const components = findComponents({
    ...ink,
    grey: ink.grey.map((value) => (value >= faintest ? value : 0)),
  });
  const height = heightOfWriting(components);
  const isUnderWriting = ({ left, top, width }: BoundingBox) =>
    components.some(
      ({ box }) =>
        box.height >= leastWriting * height &&
        box.top + box.height <= top &&
        Math.min(left + width, box.left + box.width) > Math.max(left, box.left),
    );
  let grey: Float32Array | null = null;
  for (const component of components) {
    const { box } = component;
    const isLong =
      box.width >= joined.length * box.height &&
      (box.width >= alone.length * height ||
        (box.width >= alone.lengthUnderWriting * height && isLine(component) && isUnderWriting(box)));
    const mask = isLong ? maskOf(component, ink.width) : null;
    const line = mask && underlineOf(mask, component);
    if (!mask || !line) continue;
    grey ??= Float32Array.from(ink.grey);
    const removed = [...pixelsOfLine(mask, box, line, ink), ...pixelsOfTeeth(mask, box, line, height)];
    for (const { column, row, rest } of removed) {
      const pixel = (box.top + row) * ink.width + box.left + column;
      grey[pixel] = Math.min(grey[pixel], rest);
    }
  }
  return grey === null ? ink : { ...ink, grey };
}

function isSlender({ width, height }: Pick<BoundingBox, 'width' | 'height'>): boolean {
  return width >= alone.slenderness * height;
}

/** Whether a component is slender and fills its box, as far as a slanted line does; a row of joined digits does not. */
function isLine({ box, pixels }: Component): boolean {
  return isSlender(box) && pixels.length >= leastFilled * box.width * box.height;
}

/** The median height of what is no line; 0 where there is nothing else. */
function heightOfWriting(components: readonly Component[]): number {
  const heights = components.filter((component) => !isLine(component)).map(({ box }) => box.height);
  const least = leastWriting * Math.max(0, ...heights);
  const high = heights.filter((height) => height >= least).sort((one, other) => one - other);
  // Ink that holds nothing but a line is no underlined writing.
  return high.length > 0 ? high[high.length >> 1] : Infinity;
}

function maskOf({ box, pixels }: Component, width: number): Uint8Array {
  const mask = new Uint8Array(box.width * box.height);
  for (const pixel of pixels)
    mask[(Math.floor(pixel / width) - box.top) * box.width + (pixel % width) - box.left] = 1;
  return mask;
}

/** The lowest straight line in a component's mask; null if there is none, or if it might be a part of a digit. */
function underlineOf(mask: Uint8Array, component: Component): Underline | null {
  const { width, height } = component.box;
  const isLow = isSlender(component.box);
  const least = joined.along * width;
  const mostThick = (isLow ? thickest.alone : thickest.underWriting) * height;
  for (const slope of slopesOf(mask, width, height)) {
    const lower = lowerBy(slope, width);
    const runs = longRuns(mask, width, height, Math.max(least, joined.length * height), slope);
    for (const band of bandsOf(runs, lower, height).reverse()) {
      const line = lineNear(mask, component.box, (column) => middleOf(band) + lower[column]);
      if (!line || line.count < least || line.thickness > mostThick) continue;
      const isStraight = line.straying <= Math.max(mostStraying.share * line.thickness, mostStraying.pixels);
      const isUnder = line.middle(width >> 1) >= height / 2;
      const isAllUnder =
        isUnder && (line.end - line.first >= joined.alongAsThick * width || isLine(component));
      if (isStraight && (isAllUnder || isThin(line, mask, component.box))) return line;
    }
  }
  // A pen's line need not be straight where it is alone.
  return isLine(component) ? lineNear(mask, component.box, () => (height - 1) / 2) : null;
}

/** The slopes that a line in a mask may have: of its lower edge, from one end of the ink to the other, and none. */
function slopesOf(mask: Uint8Array, width: number, height: number): number[] {
  const upsideDown = mask.slice();
  for (let row = 0; row < height; row++)
    upsideDown.set(mask.subarray(row * width, (row + 1) * width), (height - 1 - row) * width);
  const endToEnd = (middleRow(mask, width, width - 1) - middleRow(mask, width, 0)) / Math.max(1, width - 1);
  const slopes = [-slopeOfEdge(upsideDown, width, height), endToEnd, 0];
  return slopes.filter((slope) => Math.abs(slope) <= joined.steepest);
}

/** The mean row of the ink in a column. */
function middleRow(mask: Uint8Array, width: number, column: number): number {
  let [count, sum] = [0, 0];
  for (let row = 0; row * width < mask.length; row++) {
    if (mask[row * width + column] === 0) continue;
    count += 1;
    sum += row;
  }
  return sum / count;
}

/** The straight line near these rows, as far as it goes. */
function lineNear(mask: Uint8Array, box: BoundingBox, rowIn: (column: number) => number) {
  const roughly = lineThrough(mask, box, rowIn);
  return roughly && lineThrough(mask, box, roughly.middle);
}

/** The line at these rows, and how much its middle strays where nothing else touches it; null where there is no ink. */
function lineThrough(mask: Uint8Array, { width, height }: BoundingBox, rowIn: (column: number) => number) {
  const pieces: { column: number; middle: number; length: number }[] = [];
  for (let column = 0; column < width; column++) {
    const row = Math.round(rowIn(column));
    const [from, to] = row >= 0 && row < height ? columnPiece(mask, width, height, column, row) : [row, -1];
    if (from <= to) pieces.push({ column, middle: (from + to) / 2, length: to - from + 1 });
  }
  if (pieces.length === 0) return null;
  const lengths = pieces.map(({ length }) => length).sort((one, other) => one - other);
  const thickness = lengths[lengths.length >> 2];
  const clear = pieces.filter(({ length }) => length <= thickness + soften);
  const middle = straightThrough(clear);
  const strays = clear.map((at) => at.middle - middle(at.column));
  const straying = Math.sqrt(strays.reduce((sum, stray) => sum + stray * stray, 0) / strays.length);
  const line = { first: pieces[0].column, end: pieces.at(-1)!.column + 1, middle, thickness };
  return { ...line, count: pieces.length, straying };
}

/** Whether a line is thinner than what else is in a mask: by the usual run across a stroke. */
function isThin({ middle, thickness }: Underline, mask: Uint8Array, { width, height }: BoundingBox): boolean {
  const runs: number[] = [];
  const beside = thickness / 2 + soften;
  for (let row = 0; row < height; row++) {
    let from = 0;
    for (let column = 0; column <= width; column++) {
      const isInk =
        column < width && mask[row * width + column] === 1 && Math.abs(row - middle(column)) > beside;
      if (isInk) continue;
      if (column > from) runs.push(column - from);
      from = column + 1;
    }
  }
  runs.sort((one, other) => one - other);
  return runs.length > 0 && thickness <= thin * runs[runs.length >> 1];
}

/** The rows of connected ink in a column through a row; none where it has no ink. */
function columnPiece(mask: Uint8Array, width: number, height: number, column: number, row: number) {
  let [from, to] = [row, row - 1];
  while (to + 1 < height && mask[(to + 1) * width + column] === 1) to += 1;
  while (to >= row && from > 0 && mask[(from - 1) * width + column] === 1) from -= 1;
  return [from, to];
}

/** The straight line with the least squared distances. */
function straightThrough(points: readonly { column: number; middle: number }[]): (column: number) => number {
  const mean = (of: (point: { column: number; middle: number }) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [column, row] = [mean((point) => point.column), mean((point) => point.middle)];
  const spread = mean((point) => (point.column - column) * (point.column - column));
  const slope = spread > 0 ? mean((point) => (point.column - column) * (point.middle - row)) / spread : 0;
  return (at) => row + slope * (at - column);
}

/** A pixel to remove, but for the ink of what crosses the line there. */
interface Removed {
  column: number;
  row: number;
  rest: number;
}

function pixelsOfLine(mask: Uint8Array, box: BoundingBox, line: Underline, ink: GreyImage): Removed[] {
  const { width, height, left, top } = box;
  const half = Math.ceil(line.thickness / 2) + 1;
  const isPrinted = isThin(line, mask, box);
  const removed: Removed[] = [];
  for (let column = line.first; column < line.end; column++) {
    const middle = Math.min(height - 1, Math.max(0, Math.round(line.middle(column))));
    const [from, to] = columnPiece(mask, width, height, column, middle);
    const isAlone = to - from + 1 <= line.thickness + soften;
    const [first, last] = isAlone ? [from, to] : [Math.max(from, middle - half), Math.min(to, middle + half)];
    // A pen's line is as dark as the writing: what reaches well beyond it crosses it.
    if (!isPrinted && !isAlone && from < middle - 2 * half && to > middle + 2 * half) continue;
    for (let row = first; row <= last; row++) {
      const [above, below] = [top + middle - half - 1, top + middle + half + 1];
      const rest = isPrinted && !isAlone ? crossingInk(ink, left + column, top + row, above, below) : 0;
      removed.push({ column, row, rest });
    }
  }
  return removed;
}

/** The teeth of a comb on a line: narrow, and as high as each other. */
function pixelsOfTeeth(mask: Uint8Array, box: BoundingBox, line: Underline, writing: number): Removed[] {
  const { width, height } = box;
  if (line.middle(width >> 1) < teeth.base * (height - 1)) return [];
  const half = Math.ceil(line.thickness / 2) + 1;
  // So wide is the line without anything on it beside a tooth.
  const bare = Math.ceil(line.thickness);
  const footIn = (column: number) => Math.min(height - 1, Math.round(line.middle(column)) - half);
  const heightIn = (column: number) => {
    if (column < 0 || column >= width) return 0;
    let row = footIn(column);
    while (row >= 0 && mask[row * width + column] === 1) row -= 1;
    return footIn(column) - row;
  };
  const found: { first: number; end: number; high: number }[] = [];
  for (let first = line.first, end: number; first < line.end; first = end + 1) {
    end = first;
    let high = 0;
    for (let up; end < line.end && (up = heightIn(end)) >= teeth.lowest * writing; end++)
      high = Math.max(high, up);
    const isNarrow = end > first && end - first <= teeth.thicker * line.thickness + soften;
    const isBare = (from: number) =>
      Array.from({ length: bare }, (_, at) => heightIn(from + at)).every((up) => up <= soften);
    const isTooth = isNarrow && high <= teeth.highest * writing;
    if (isTooth && isBare(first - 1 - bare) && isBare(end + 1)) found.push({ first, end, high });
  }
  const alike = found
    .map(({ high }) => found.filter((other) => Math.abs(high - other.high) <= teeth.differing * high))
    .reduce((most, some) => (some.length > most.length ? some : most), []);
  const usual = Math.max(...alike.map(({ high }) => high));
  const isPrinted =
    isThin(line, mask, box) || (alike.length >= teeth.fewestThick && usual <= teeth.highestThick * writing);
  if (!isPrinted) return [];
  const removed: Removed[] = [];
  for (const { first, end, high } of alike) {
    // With the soft edges of the tooth.
    for (let column = Math.max(0, first - 1); column <= Math.min(width - 1, end); column++) {
      for (let row = footIn(first); row > footIn(first) - high; row--)
        if (mask[row * width + column] === 1) removed.push({ column, row, rest: 0 });
    }
  }
  return removed;
}
