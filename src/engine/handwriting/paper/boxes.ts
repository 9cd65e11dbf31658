import type { BoundingBox } from '../raster/bounding-box';
import type { Component } from '../raster/connected-components';
import { findComponents } from '../raster/connected-components';
import type { GreyImage } from '../raster/raster';
import { transposed } from '../raster/turn';
import type { Grid } from './grid';
import { nthSmallest } from './nth-smallest';

/**
 * A line of a box is straight over this share of the box's shorter side, or of its whole width or height; it
 * is so thin, and the first and the last are so near to its sides.
 */
const straight = { piece: 0.8, side: 0.75, thickest: 0.15, outside: 0.1 };
/** Lines are at most this many times as thick as the outermost ones of their box; what is thicker is writing. */
const thickestInside = 1.5;
/** The slope of a box that lies askew, at most: rows a column. */
const steepest = 0.1;
/** The edge of a line that is blurred or bent is so many pixels wide, and has less ink than this. */
const softEdge = 2;
const faintEdge = 0.5;
/** Nothing smaller than this, in pixels, is a box that a digit is written in. */
const smallestBox = 16;
/** What is written in a box has at least this share of the box's height. */
const leastWriting = 0.25;

/** The pixels of a component that lie on its long straight lines. */
interface BoxLines {
  /** (height, width) of the component's box, row-major: 1 for each pixel of the component. */
  mask: Uint8Array;
  /** 1 where it runs across, and where it runs down. */
  rows: Uint8Array;
  columns: Uint8Array;
  grid: Grid;
}

/** What is written on a form, and the lines of its boxes and tables. */
export interface Unboxed {
  image: GreyImage;
  grids: readonly Grid[];
}

/**
 * Removes printed boxes, combs and tables around the writing: ink with two straight lines across and two down, or one
 * and three, each as long as the box, and something else inside. The box may lie a little askew, and writing may stand
 * out of it. Ink that touches the lines stays, and so does what crosses them. `faintest`: less ink than this is none;
 * printed lines may be much fainter than writing.
 */
export function withoutBoxes(ink: GreyImage, faintest: number): Unboxed {
  const seen = { ...ink, grey: ink.grey.map((value) => (value >= faintest ? value : 0)) };
  const components = findComponents(seen);
  let grey: Float32Array | null = null;
  const grids: Grid[] = [];
  for (const component of components) {
    const lines = linesOf(component, ink.width);
    if (lines === null || !holdsWriting(component, lines, components)) continue;
    grey ??= Float32Array.from(ink.grey);
    removeLines(grey, component.box, lines, ink);
    grids.push(lines.grid);
  }
  return { image: grey === null ? ink : { ...ink, grey }, grids };
}

/** The long straight lines of a component; null where these are no box. */
function linesOf({ box, pixels }: Component, width: number): BoxLines | null {
  const shorter = Math.min(box.width, box.height);
  if (shorter < smallestBox) return null;
  const mask = new Uint8Array(box.width * box.height);
  for (const pixel of pixels)
    mask[(Math.floor(pixel / width) - box.top) * box.width + (pixel % width) - box.left] = 1;
  const thickest = Math.ceil(straight.thickest * shorter);
  const across = linesAlong(mask, box.width, box.height);
  const rows = across.bands(straight.side * box.width, thickest);
  if (rows.length < 1) return null;
  // Writing may stand out at the top and at the bottom, and the lines down do not reach as far.
  const height = rows.length > 1 ? rows.at(-1)!.end - rows[0].first : heightOfSides(mask, box, thickest);
  const down = linesAlong(transposed(mask, box.width, box.height), box.height, box.width);
  const columns = down.bands(straight.side * height, thickest);
  if (columns.length < 2 || rows.length + columns.length < 4) return null;
  // Its first and last lines down are its sides.
  const outside = straight.outside * box.width;
  const [left, right] = [columns[0], columns.at(-1)!];
  if (middleOf(left) > outside || middleOf(right) < box.width - outside) return null;
  const least = straight.piece * Math.min(box.width, height);
  return {
    mask,
    rows: across.runs(straight.piece * shorter, thickestInside * thickestOf(rows)),
    columns: transposed(down.runs(least, thickestInside * thickestOf(columns)), box.height, box.width),
    grid: gridOf(box, { bands: rows, slope: across.slope }, { bands: columns, slope: down.slope }),
  };
}

/** Lines that are so many rows lower in each column, or columns farther right in each row. */
interface Slanted {
  bands: readonly Band[];
  slope: number;
}

function gridOf({ left, top, width, height }: BoundingBox, across: Slanted, down: Slanted): Grid {
  return {
    across: across.bands.map((band) => [
      [left, top + middleOf(band)],
      [left + width, top + middleOf(band) + across.slope * width],
    ]),
    down: down.bands.map((band) => [
      [left + middleOf(band), top],
      [left + middleOf(band) + down.slope * height, top + height],
    ]),
  };
}

/** In how many rows there is ink at both sides, at most `within` pixels from them; at the one where there is less. */
function heightOfSides(mask: Uint8Array, { width, height }: BoundingBox, within: number): number {
  let [atLeft, atRight] = [0, 0];
  for (let row = 0; row < height; row++) {
    const inRow = mask.subarray(row * width, (row + 1) * width);
    atLeft += Number(inRow.subarray(0, within).includes(1));
    atRight += Number(inRow.subarray(width - within).includes(1));
  }
  return Math.min(atLeft, atRight);
}

/** Neighbouring rows that hold runs; where these are slanted, those in which the rows begin at the left edge. */
interface Band {
  first: number;
  end: number;
}

function middleOf({ first, end }: Band): number {
  return (first + end - 1) / 2;
}

function thicknessOf({ first, end }: Band): number {
  return end - first;
}

/** The thickness of the first or the last band, whichever is thicker. */
function thickestOf(bands: readonly Band[]): number {
  return Math.max(thicknessOf(bands[0]), thicknessOf(bands.at(-1)!));
}

/** The straight lines from the left to the right of a mask, which may be turned a little. */
function linesAlong(mask: Uint8Array, width: number, height: number) {
  const slope = slopeOfEdge(mask, width, height);
  const lower = lowerBy(slope, width);
  // A slanted line's run counts one row more on either side.
  const aside = width < leastSlanted ? 0 : 2;
  const allRuns = (least: number) => longRuns(mask, width, height, least, slope);
  return {
    slope,
    /** 1 in runs of at least `least` pixels; none in bands of more than `thickest` rows. */
    runs(least: number, thickest: number): Uint8Array {
      const runs = allRuns(least);
      for (const band of bandsOf(runs, lower, height)) {
        if (thicknessOf(band) > thickest) clear(runs, band, lower, height);
      }
      return runs;
    },
    /** The bands of such runs that are no thicker, from the top. */
    bands: (least: number, thickest: number) =>
      bandsOf(allRuns(least), lower, height).filter((band) => thicknessOf(band) <= thickest + aside),
  };
}

/** Empties a band of runs. */
function clear(runs: Uint8Array, { first, end }: Band, lower: Int32Array, height: number): void {
  for (const [column, low] of lower.entries()) {
    for (let row = Math.max(0, first + low); row < Math.min(height, end + low); row++)
      runs[row * lower.length + column] = 0;
  }
}

/** The slope of the uppermost pixels of a mask, in rows a column, where little stands out. */
function slopeOfEdge(mask: Uint8Array, width: number, height: number): number {
  const half = width >> 1;
  const highest = Int32Array.from({ length: width }, (_, column) => {
    let row = 0;
    while (row < height && mask[row * width + column] === 0) row++;
    return row;
  });
  const rises = Float32Array.from(
    { length: width - half },
    (_, column) => highest[column + half] - highest[column],
  );
  const usual = nthSmallest(rises.slice(), rises.length >> 1);
  if (Math.abs(usual) > steepest * half) return 0;
  // The mean of those beside the median is finer than a pixel.
  const near = rises.filter((rise) => Math.abs(rise - usual) <= 1);
  return near.reduce((sum, rise) => sum + rise, 0) / near.length / half;
}

/** Removes lines and their blurred edges from an image, but for the ink that crosses them. */
function removeLines(grey: Float32Array, box: BoundingBox, lines: BoxLines, image: GreyImage): void {
  const { mask, rows, columns } = lines;
  const isWriting = (at: number) => mask[at] === 1 && rows[at] === 0 && columns[at] === 0;
  /** Whether there is writing on both sides of a line, at the next pixels that are not on it. */
  const isCrossed = (at: number, line: Uint8Array, step: number) => {
    let [before, after] = [at, at];
    while (line[before] === 1) before -= step;
    while (line[after] === 1) after += step;
    return isWriting(before) && isWriting(after);
  };
  const pixelOf = (at: number) =>
    (box.top + Math.floor(at / box.width)) * image.width + box.left + (at % box.width);
  /** Removes what little and faint ink there is beside a pixel of a line, if there is nothing beyond. */
  const removeEdge = (at: number, step: number) => {
    let end = at + step;
    while (
      isWriting(end) &&
      grey[pixelOf(end)] < faintEdge &&
      Math.abs(end - at) <= softEdge * Math.abs(step)
    )
      end += step;
    if (mask[end] === 1) return;
    for (let edge = at + step; edge !== end; edge += step) grey[pixelOf(edge)] = 0;
  };
  for (let at = 0; at < mask.length; at++) {
    const [isAcross, isDown] = [rows[at] === 1, columns[at] === 1];
    if (!isAcross && !isDown) continue;
    if (isAcross && !isDown && isCrossed(at, rows, box.width)) continue;
    if (isDown && !isAcross && isCrossed(at, columns, 1)) continue;
    grey[pixelOf(at)] = 0;
    for (const step of [...(isAcross ? [-box.width, box.width] : []), ...(isDown ? [-1, 1] : [])])
      removeEdge(at, step);
  }
}

/** Shorter lines have no step; the arc of a small 0 would be straight otherwise. */
const leastSlanted = 40;

/**
 * 1 in runs of at least `least` pixels from left to right, so many rows lower in each column as `slope` says; a step of one
 * row, as of a bent line, does not end a run.
 */
export function longRuns(
  mask: Uint8Array,
  width: number,
  height: number,
  least: number,
  slope = 0,
): Uint8Array {
  const result = new Uint8Array(mask.length);
  const steps = width < leastSlanted ? [0] : [-1, 0, 1];
  const lower = lowerBy(slope, width);
  const isInk = (row: number, column: number) => row >= 0 && row < height && mask[row * width + column] === 1;
  for (const start of startsOf(lower, height)) {
    const isNear = (column: number) => steps.some((step) => isInk(start + lower[column] + step, column));
    for (let from = 0, to: number; from < width; from = to + 1) {
      to = from;
      while (to < width && isNear(to)) to++;
      if (to - from < least) continue;
      for (let column = from; column < to; column++) {
        const row = start + lower[column];
        if (row >= 0 && row < height) result[row * width + column] = 1;
      }
    }
  }
  return result;
}

/** By how many rows a line is lower in each column than in the first. */
function lowerBy(slope: number, width: number): Int32Array {
  return Int32Array.from({ length: width }, (_, column) => Math.round(slope * column));
}

/** The rows in which lines begin that pass through an image. */
function* startsOf(lower: Int32Array, height: number): Generator<number> {
  const end = lower[lower.length - 1];
  for (let start = Math.min(0, -end); start < Math.max(height, height - end); start++) yield start;
}

/** The bands of runs that are so much lower in each column. */
function bandsOf(runs: Uint8Array, lower: Int32Array, height: number): Band[] {
  const width = lower.length;
  const isRun = (start: number) =>
    lower.some((low, column) => {
      const row = start + low;
      return row >= 0 && row < height && runs[row * width + column] === 1;
    });
  const bands: Band[] = [];
  for (const start of startsOf(lower, height)) {
    if (!isRun(start)) continue;
    const last = bands.at(-1);
    if (last?.end === start) last.end = start + 1;
    else bands.push({ first: start, end: start + 1 });
  }
  return bands;
}

/** Whether there is other ink inside a box, or in a comb and out at its top: its own or somebody else's, as high as writing. */
function holdsWriting(
  { box }: Component,
  { mask, rows, columns }: BoxLines,
  components: readonly Component[],
): boolean {
  const isInside = ({ box: other }: Component) =>
    other.left > box.left &&
    other.top + other.height > box.top &&
    other.left + other.width < box.left + box.width &&
    other.top + other.height < box.top + box.height;
  const least = leastWriting * box.height;
  const written = new Set<number>();
  mask.forEach((is, at) => {
    if (is === 1 && rows[at] === 0 && columns[at] === 0) written.add(Math.floor(at / box.width));
  });
  return written.size >= least || components.some((other) => other.box.height >= least && isInside(other));
}
