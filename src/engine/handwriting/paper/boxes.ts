import type { BoundingBox } from '../raster/bounding-box';
import type { Component } from '../raster/connected-components';
import { findComponents } from '../raster/connected-components';
import type { GreyImage } from '../raster/raster';
import { transposed } from '../raster/turn';
import type { Grid } from './grid';
import { medianOf } from './nth-smallest';
import type { Band } from './straight-lines';
import { linesAlong, middleOf, thickestOf, thicknessOf } from './straight-lines';

/**
 * A line of a box is straight over this share of the box's shorter side, or of its whole width or height; it
 * is so thin, and the first and the last are so near to its sides.
 */
const straight = { piece: 0.8, side: 0.75, thickest: 0.15, outside: 0.1 };
/** Lines are at most this many times as thick as the outermost ones of their box; what is thicker is writing. */
const thickestInside = 1.5;
/** Where boxes stand side by side, two sides make a line; such lines stand apart as evenly as this, of their mean distance. */
const sideBySide = { thickest: 2.5, uneven: 0.1 };
/** Lines of one box are as thick as each other, at most by this factor and so many pixels. */
const alike = { factor: 1.4, pixels: 1 };
/** A comb's lines down are so even, as a share of their mean distance; one of several may be hidden by writing. */
const comb = { uneven: 0.06, fewestLines: 3 };
/** The edge of a line that is blurred or bent is so many pixels wide, and has less ink than this. */
const softEdge = 2;
const faintEdge = 0.5;
/** Nothing smaller than this, in pixels, is a box that a digit is written in. */
const smallestBox = 16;
/** What is written in a box has at least this share of the box's height; in a table, of a row's. */
const leastWriting = 0.25;
/** With so many lines down it is a form, also an empty one; with fewer, it may be writing. */
const linesOfForm = 6;
/** Boxes of one form differ in width and height by at most this share. */
const sameSize = 0.1;

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
 * and three, each as long as the box, and something else inside, or inside another box of the same size; or with many lines down. The box
 * may lie a little askew, and writing may stand out of it. Ink that touches the lines stays, and so does what crosses them.
 * `faintest`: less ink than this is none; printed lines may be much fainter than writing.
 */
export function withoutBoxes(ink: GreyImage, faintest: number): Unboxed {
  const seen = { ...ink, grey: ink.grey.map((value) => (value >= faintest ? value : 0)) };
  const components = findComponents(seen);
  const framed = components.flatMap((component) => {
    const lines = linesOf(component, ink.width);
    return lines === null ? [] : [{ component, lines }];
  });
  const written = framed.filter(
    ({ component, lines }) =>
      lines.grid.down.length >= linesOfForm || holdsWriting(component, lines, components),
  );
  if (written.length === 0) return { image: ink, grids: [] };
  const isAsLarge = (box: BoundingBox) => written.some(({ component }) => areAsLarge(component.box, box));
  const grey = Float32Array.from(ink.grey);
  const grids: Grid[] = [];
  for (const box of framed) {
    if (!written.includes(box) && !isAsLarge(box.component.box)) continue;
    removeLines(grey, box.component.box, box.lines, ink);
    grids.push(box.lines.grid);
  }
  return { image: { ...ink, grey }, grids };
}

/** Whether two boxes may be printed in one size. */
function areAsLarge(one: BoundingBox, other: BoundingBox): boolean {
  const isNear = (a: number, b: number) => Math.abs(a - b) <= sameSize * Math.max(a, b);
  return isNear(one.width, other.width) && isNear(one.height, other.height);
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
  if (!arePrinted(rows, columns, box.width)) return null;
  // Its first and last lines down are its sides.
  const outside = straight.outside * box.width;
  const [left, right] = [columns[0], columns.at(-1)!];
  if (middleOf(left) > outside || middleOf(right) < box.width - outside) return null;
  const least = straight.piece * Math.min(box.width, height);
  return {
    mask,
    rows: across.runs(straight.piece * shorter, thickestIn(rows)),
    columns: transposed(down.runs(least, thickestIn(columns)), box.height, box.width),
    grid: gridOf(box, { bands: rows, slope: across.slope }, { bands: columns, slope: down.slope }),
  };
}

/**
 * Whether lines across and down, in a box so wide, are printed: as even as a comb's or, those of one box, as thick as each
 * other. Strokes of digits that touch may be as straight, but they are neither, and what is round at the sides is straight
 * only farther in.
 */
function arePrinted(rows: readonly Band[], columns: readonly Band[], width: number): boolean {
  if (isComb(columns)) return true;
  const [left, right] = [columns[0], columns.at(-1)!];
  if (rows.length > 1) return areMostlyAlike([rows[0], rows.at(-1)!, left, right], 3);
  const isAtSides = left.first <= alike.pixels && right.end >= width - alike.pixels;
  return isAtSides && areMostlyAlike([rows[0], left, right], 3);
}

/** Whether lines down stand as evenly as those of a comb; other ones, between them, may be upright strokes of digits. */
function isComb(columns: readonly Band[]): boolean {
  const [left, right] = [middleOf(columns[0]), middleOf(columns.at(-1)!)];
  for (let cells = comb.fewestLines - 1; cells < columns.length + 1; cells++) {
    const distance = (right - left) / cells;
    const even = Array.from({ length: cells + 1 }, (_, line) =>
      columns.find((band) => Math.abs(middleOf(band) - left - line * distance) <= comb.uneven * distance),
    ).filter((band) => band !== undefined);
    if (areMostlyAlike(even, Math.max(comb.fewestLines, cells))) return true;
  }
  return false;
}

/** Whether at least so many lines are about as thick as the median one. */
function areMostlyAlike(bands: readonly Band[], least: number): boolean {
  if (bands.length < least) return false;
  const usual = medianOf(bands.map(thicknessOf));
  const isAlike = (band: Band) => {
    const [thinner, thicker] = [thicknessOf(band), usual].sort((one, other) => one - other);
    return thicker <= alike.factor * thinner + alike.pixels;
  };
  return bands.filter(isAlike).length >= least;
}

/** How thick lines may be among these. */
function thickestIn(bands: readonly Band[]): number {
  const side = thickestOf(bands);
  const isDouble = (band: Band) =>
    thicknessOf(band) > thickestInside * side && thicknessOf(band) <= sideBySide.thickest * side;
  const between = bands.slice(1, -1).filter(isDouble);
  const middles = [bands[0], ...between, bands.at(-1)!].map(middleOf);
  const distance = (middles.at(-1)! - middles[0]) / (middles.length - 1);
  const isEven = middles
    .slice(1)
    .every((middle, index) => Math.abs(middle - middles[index] - distance) <= sideBySide.uneven * distance);
  // A single one may be a 1 in the middle of its box.
  return (between.length > 1 && isEven ? sideBySide.thickest : thickestInside) * side;
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

/** Whether there is other ink inside a box, or in a comb and out at its top: its own or somebody else's, as high as writing. */
function holdsWriting(
  { box }: Component,
  { mask, rows, columns, grid }: BoxLines,
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
  const leastInRow = least / Math.max(1, grid.across.length - 1);
  return (
    written.size >= least || components.some((other) => other.box.height >= leastInRow && isInside(other))
  );
}
