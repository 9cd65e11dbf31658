import { findComponents, touchesEdge } from '../raster/connected-components';
import { columnsOf, type GreyImage } from '../raster/raster';
import type { OnProgress } from '../raster/on-progress';
import { transposed } from '../raster/turn';
import type { RuledLine } from './find-ruled-lines';
import { faintestEdge, farthest, findRuledLines } from './find-ruled-lines';
import type { Grid } from './grid';

/**
 * Distances from a line's middle at which to look for paper: first close by, where only thin lines have it, not pen
 * strokes.
 */
const besides = [3, 6, farthest] as const;
/** This many lines that cross half of the paper are its ruling; fewer must go from edge to edge. */
const fewestLines = 3;
/** A line from edge to edge covers this fraction of the width. */
const edgeToEdge = 0.97;
/** Columns form squares with at least this many lines, and cross this fraction of the lines' extent. */
const fewestRows = 4;
const leastCrossed = 0.9;
/** Lines between this many upright ones are a table. */
const fewestSides = 2;
/** With fewer lines they are a table, whose first and last column are this near to the lines' ends, in pixels. */
const nearSide = 12;
/** If a line has less than this fraction of full ink, darkness alone distinguishes ink from the line. */
const faintLine = 0.6;
/** Maximum width of a line's remains, in pixels, or relative to its length if slanted. */
const widestStub = 6;
const steepestStub = 0.08;
/** Blur and the steps of a slanted line make it wider by this many rows on each side. */
const soften = 1;
/** A line's darkness is even over this many columns. */
const evenColumns = 40;

/** What is written on ruled paper, and the lines of its table; none where they are no table or squares. */
export interface Unruled {
  image: GreyImage;
  grids: readonly Grid[];
}

/**
 * Removes the lines of ruled and squared paper from the ink written on them.
 *
 * `contrast`: darkness of each pixel against the paper, from 0 to 1; `full`: that of full ink. Ink that crosses a line,
 * or lies on it and is clearly darker, stays. `onProgress` hears how much is done, from 0 to 1.
 */
export function withoutRuling(contrast: GreyImage, full: number, onProgress: OnProgress = () => {}): Unruled {
  const upright = transposedImage(contrast);
  for (const [index, beside] of besides.entries()) {
    const { lines, columns } = rulingOf(contrast, upright, beside);
    onProgress((index + 1) / besides.length);
    if (lines.length + columns.length === 0) continue;
    const rest = { ...contrast, grey: contrast.grey.slice() };
    for (const line of lines) removeLine(rest, line, full);
    const turned = transposedImage(rest);
    for (const line of columns) removeLine(turned, line, full);
    const grids = columns.length >= fewestSides ? [gridOf(lines, columns)] : [];
    return { image: transposedImage(turned), grids };
  }
  return { image: contrast, grids: [] };
}

function gridOf(lines: readonly RuledLine[], columns: readonly RuledLine[]): Grid {
  const ends = ({ first, end, rows }: RuledLine) => [[first, rows[first]], [end - 1, rows[end - 1]]] as const; // prettier-ignore
  const across = lines.map(ends);
  const down = columns.map(ends).map(([[y, x], [toY, toX]]) => [[x, y], [toX, toY]] as const); // prettier-ignore
  return {
    across: across.sort(([[, y], [, toY]], [[, otherY], [, otherToY]]) => y + toY - otherY - otherToY),
    down: down.sort(([[x], [toX]], [[otherX], [otherToX]]) => x + toX - otherX - otherToX),
  };
}

function rulingOf(contrast: GreyImage, upright: GreyImage, beside: number) {
  const found = findRuledLines(contrast, beside);
  const lines = found.filter((line) => found.length >= fewestLines || spans(line, contrast.width));
  const seen = findRuledLines(upright, beside);
  const isSeen = (column: RuledLine) => seen.some((other) => areNear(column, other));
  const upgoing = [...seen, ...linesBetween(upright, lines, beside).filter((column) => !isSeen(column))];
  const crossing = upgoing.filter((column) => crosses(column, lines));
  const belongs = lines.length >= fewestRows || areSides(crossing, lines) ? crossing : [];
  const columns = upgoing.filter((column) => spans(column, upright.width) || belongs.includes(column));
  return { lines, columns };
}

/** Upright lines from the first of some lines to the last: those of a table that takes up little of the picture's height. */
function linesBetween(upright: GreyImage, lines: readonly RuledLine[], beside: number): RuledLine[] {
  if (lines.length < 2) return [];
  const places = lines.flatMap(({ rows, first, end }) => [rows[first], rows[end - 1]]);
  const from = Math.max(0, Math.min(...places) - farthest);
  const to = Math.min(upright.width, Math.max(...places) + farthest + 1);
  return findRuledLines(columnsOf(upright, from, to), beside).map((line) => {
    const rows = new Int32Array(upright.width).fill(line.rows[0], 0, from).fill(line.rows.at(-1)!, to);
    rows.set(line.rows, from);
    return { ...line, rows, first: from + line.first, end: from + line.end };
  });
}

/** Whether two lines are the same in the middle of the first one. */
function areNear({ rows, first, end }: RuledLine, other: RuledLine): boolean {
  const middle = (first + end) >> 1;
  return Math.abs(rows[middle] - other.rows[middle]) <= nearSide;
}

/**
 * Removes the remains of lines near the edges of ruled paper, where too little is visible to recognise them: straight
 * slivers that run into an edge or along it.
 */
export function withoutStubs(ink: GreyImage): GreyImage {
  const grey = Float32Array.from(ink.grey);
  for (const { box, pixels } of findComponents(ink)) {
    const [shorter, longer] = [Math.min(box.width, box.height), Math.max(box.width, box.height)];
    const isSliver = shorter <= Math.max(widestStub, longer * steepestStub);
    if (isSliver && touchesEdge(box, ink, widestStub)) for (const pixel of pixels) grey[pixel] = 0;
  }
  return { ...ink, grey };
}

function spans({ first, end }: RuledLine, width: number): boolean {
  return end - first >= edgeToEdge * width;
}

/** Whether upright lines stand where all of the others begin and end, as the sides of a table do. */
function areSides(columns: readonly RuledLine[], lines: readonly RuledLine[]): boolean {
  const isAt = (place: number) =>
    columns.some(({ rows, first, end }) => Math.abs(rows[(first + end) >> 1] - place) <= nearSide);
  return lines.length > 0 && lines.every(({ first, end }) => isAt(first) && isAt(end));
}

/** Whether an upright line reaches from the first line to the last: digit ones in a row are as straight, but shorter. */
function crosses(column: RuledLine, lines: readonly RuledLine[]): boolean {
  if (lines.length < 2) return false;
  const middles = lines.map(({ rows }) => rows[rows.length >> 1]);
  const [top, bottom] = [Math.min(...middles), Math.max(...middles)];
  const crossed = Math.min(bottom, column.end) - Math.max(top, column.first);
  return crossed >= leastCrossed * (bottom - top);
}

function transposedImage({ width, height, grey }: GreyImage): GreyImage {
  return { width: height, height: width, grey: transposed(grey, width, height) };
}

/** Removes one line from an image. */
function removeLine(image: GreyImage, line: RuledLine, full: number): void {
  const { width } = image;
  const darkness = darknessAlong(image, line);
  const [pixels, values]: [number[], number[]] = [[], []];
  for (let column = line.first; column < line.end; column++) {
    const part = darkness[column - line.first];
    const { top, bottom, isAlone } = rowsOfLine(image, line, column, part);
    for (let row = top; row <= bottom; row++) {
      const printed =
        part * (isAlone ? line.profile[farthest] : blurredProfile(line, row - line.rows[column]));
      const value = image.grey[row * width + column];
      const darker = printed < faintLine * full ? (value - printed) / (1 - printed / full) : 0;
      const crossing = crossingInk(image, column, row, top - 1, bottom + 1);
      pixels.push(row * width + column);
      values.push(Math.max(0, Math.min(value, Math.max(darker, crossing))));
    }
  }
  // What crosses a column is seen in its neighbours, so they all change together.
  pixels.forEach((pixel, index) => (image.grey[pixel] = values[index]));
}

/** The darkness of a line at a distance from its middle, including one row nearer and farther. */
function blurredProfile({ profile }: RuledLine, distance: number): number {
  const at = farthest + distance;
  return profile
    .subarray(Math.max(0, at - soften), at + soften + 1)
    .reduce((most, value) => Math.max(most, value), 0);
}

/**
 * The rows of a column that the line covers: the connected ones, if there are roughly no more than the line is wide.
 */
function rowsOfLine({ width, height, grey }: GreyImage, line: RuledLine, column: number, part: number) {
  const middle = line.rows[column];
  const least = faintestEdge * part * line.profile[farthest];
  const isDark = (row: number) => row >= 0 && row < height && grey[row * width + column] > least;
  const longest = line.bottom - line.top + 1 + 2 * soften;
  let [top, bottom] = [middle, middle];
  while (middle - top < longest && isDark(top - 1)) top -= 1;
  while (bottom - middle < longest && isDark(bottom + 1)) bottom += 1;
  const isAlone = bottom - top + 1 <= longest;
  const [first, last] = [middle + line.top - soften, middle + line.bottom + soften];
  return {
    top: Math.max(0, isAlone ? Math.min(top, first) : first),
    bottom: Math.min(height - 1, isAlone ? Math.max(bottom, last) : last),
    isAlone,
  };
}

/** The darkness of the line around each of its columns, as a fraction of its profile. */
function darknessAlong({ width, grey }: GreyImage, { first, end, rows, profile }: RuledLine): Float32Array {
  const parts = Float32Array.from(
    { length: end - first },
    (_, index) => grey[rows[first + index] * width + first + index] / profile[farthest],
  );
  const blocks = Array.from({ length: Math.ceil(parts.length / evenColumns) }, (_, block) => {
    const near = parts.slice(Math.max(0, (block - 1) * evenColumns), (block + 2) * evenColumns).sort();
    return near[near.length >> 1];
  });
  return parts.map((_, index) => blocks[Math.floor(index / evenColumns)]);
}

/** The ink of a straight stroke through a pixel, from row `above` to row `below` on each side of a line. */
export function crossingInk(
  image: GreyImage,
  column: number,
  row: number,
  above: number,
  below: number,
): number {
  const { width, height, grey } = image;
  if (above < 0 || below >= height) return 0;
  const part = (row - above) / (below - above);
  const reach = below - above;
  let most = 0;
  for (let shift = -reach; shift <= reach; shift++) {
    const [left, right] = [Math.round(column - shift * part), Math.round(column + shift * (1 - part))];
    if (Math.min(left, right) < 0 || Math.max(left, right) >= width) continue;
    most = Math.max(most, Math.min(grey[above * width + left], grey[below * width + right]));
  }
  return most;
}
