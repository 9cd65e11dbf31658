import type { BoundingBox } from '../raster/bounding-box';
import type { Component } from '../raster/connected-components';
import { findComponents } from '../raster/connected-components';
import type { GreyImage } from '../raster/raster';
import { longRuns } from './boxes';

/**
 * A line alone is so many times as long as thick, and so many times as long as the writing is high; a shorter one lies
 * under writing.
 */
const alone = { slenderness: 6, length: 1.3, lengthUnderWriting: 0.8 };
/** A line that writing stands on runs under this share of it, and is so many times as long as both are high, */
const joined = { along: 0.6, length: 1.5 };
/** as thick as this share of that height at most, and in its lower half. */
const thickest = 0.2;
/**
 * It is straight: its middle strays from a straight line by this share of its thickness, as a root mean square. The feet
 * of digits that touch stray by more than 0.15, lines drawn with a ruler by 0.02.
 */
const mostStraying = 0.1;
/** What is lower than this share of the highest ink is no measure of the writing's height. */
const leastWriting = 0.25;
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
        (box.width >= alone.lengthUnderWriting * height && isSlender(box) && isUnderWriting(box)));
    const mask = isLong ? maskOf(component, ink.width) : null;
    const line = mask && underlineOf(mask, box.width, box.height);
    if (!mask || !line) continue;
    grey ??= Float32Array.from(ink.grey);
    for (let column = line.first; column < line.end; column++) {
      const [top, bottom] = rowsOfLine(mask, box, line, column);
      for (let row = top; row <= bottom; row++) grey[(box.top + row) * ink.width + box.left + column] = 0;
    }
  }
  return grey === null ? ink : { ...ink, grey };
}

function isSlender({ width, height }: Pick<BoundingBox, 'width' | 'height'>): boolean {
  return width >= alone.slenderness * height;
}

/** The median height of what is no line; 0 where there is nothing else. */
function heightOfWriting(components: readonly Component[]): number {
  const heights = components.filter(({ box }) => !isSlender(box)).map(({ box }) => box.height);
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

/** The lowest straight line in a mask; null if there is none, or if it might be a part of a digit. */
function underlineOf(mask: Uint8Array, width: number, height: number): Underline | null {
  const isAlone = isSlender({ width, height });
  const least = joined.along * width;
  const runs = isAlone ? mask : longRuns(mask, width, height, Math.max(least, joined.length * height));
  const rowHasRun = (row: number) => runs.subarray(row * width, (row + 1) * width).includes(1);
  let bottom = height - 1;
  while (bottom >= 0 && !rowHasRun(bottom)) bottom -= 1;
  let top = bottom;
  while (top > 0 && rowHasRun(top - 1)) top -= 1;
  if (bottom < 0) return null;
  if (!isAlone && (bottom - top + 1 > thickest * height || top < height / 2)) return null;
  // The pieces of columns that cross the band, where nothing else touches the line.
  const pieces: { column: number; middle: number; length: number }[] = [];
  for (let column = 0; column < width; column++) {
    const row = (top + bottom) >> 1;
    const [from, to] = columnPiece(mask, width, height, column, row);
    if (from <= to) pieces.push({ column, middle: (from + to) / 2, length: to - from + 1 });
  }
  if (pieces.length < least) return null;
  const lengths = pieces.map(({ length }) => length).sort((one, other) => one - other);
  const thickness = lengths[lengths.length >> 2];
  const clear = pieces.filter(({ length }) => length <= thickness + soften);
  const middle = straightThrough(clear);
  const strays = clear.map((at) => at.middle - middle(at.column));
  const straying = Math.sqrt(strays.reduce((sum, stray) => sum + stray * stray, 0) / strays.length);
  if (!isAlone && straying > mostStraying * thickness) return null;
  return { first: pieces[0].column, end: pieces.at(-1)!.column + 1, middle, thickness };
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

/** The first and last row to remove in a column: the line's, but none where ink crosses it. */
function rowsOfLine(
  mask: Uint8Array,
  { width, height }: { width: number; height: number },
  { middle, thickness }: Underline,
  column: number,
): readonly [number, number] {
  const row = Math.min(height - 1, Math.max(0, Math.round(middle(column))));
  const [from, to] = columnPiece(mask, width, height, column, row);
  if (to - from + 1 <= thickness + soften) return [from, to];
  const half = Math.ceil(thickness / 2) + 1;
  const [top, bottom] = [Math.max(0, row - half), Math.min(height - 1, row + half)];
  return from < top - half && to > bottom + half ? [0, -1] : [Math.max(from, top), Math.min(to, bottom)];
}
