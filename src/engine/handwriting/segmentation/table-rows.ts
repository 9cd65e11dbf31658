import type { Ink } from '../paper/find-ink';
import { columnAt, heightAt, type Grid, type PrintedLine } from '../paper/grid';
import type { BoundingBox } from '../raster/bounding-box';
import type { Component } from '../raster/connected-components';
import { boxOfPixels, findComponents } from '../raster/connected-components';

/** Fewer lines are the borders of a single row, which needs none. */
const fewestLines = 3;
/** Squares lower than this share of the writing are no rows of a table: digits stand across their lines. */
const lowestRow = 0.8;
/** Cells so many times as wide as high are no squares. */
const wide = 1.5;
/** What is lower than this share of a row may be part of a digit, or dirt, and says nothing of how high the writing is. */
const leastPart = 0.5;
/** What reaches less than this share of a row's height beyond a border is the end of a stroke, and no digit there. */
const leastReach = 0.5;
/** Digits of two rows are cut along their border, or by one of these shares of a row's height below or above it. */
const cutsBeside = [-0.05, 0.05, -0.1, 0.1];
/** A cut beside the border has to read so much better than one along it. */
const leastGain = 0.02;

/** How certain the digits are, on average, that are read in some components of one row: 0 to 1. */
export type CertaintyOf = (components: readonly Component[]) => number;

/**
 * Sorts components into the rows of a table so high, from the top, by its printed lines. Digits of two rows that touch are
 * cut along the line or beside it, where both sides read best; a stroke that only ends beyond it stays whole.
 */
export function rowsOfTable(
  components: readonly Component[],
  { width, grids }: Ink,
  height: number,
  certaintyOf: CertaintyOf,
): Component[][] {
  const borders = bordersOf(grids);
  const rows: Component[][] = Array.from({ length: borders.length + 1 }, () => []);
  for (const component of components) {
    let rest = component.pixels;
    for (const [index, border] of borders.entries()) {
      if (isBelow(component.box, border)) continue;
      const [above, below] = bestCut(cutsAt(rest, border, { width, height }), ([up, down]) => {
        const next = borders.at(index + 1);
        const nextRow = next ? down.filter((pixel) => heightBelow(pixel, next, width) < 0) : down;
        return certaintyOf(connected(up, width)) + certaintyOf(connected(nextRow, width));
      });
      rows[index].push(...connected(above, width));
      rest = below;
      if (rest.length === 0) break;
    }
    rows[borders.length].push(...connected(rest, width));
  }
  return rows.filter((row) => row.length > 0);
}

/** Usual height of the rows of a table in pixels; null where there is no table. */
export function heightOfRows(components: readonly Component[], { width, grids }: Ink): number | null {
  const tables = tablesOf(grids);
  if (tables.length === 0) return null;
  const height = usualDistance(bordersOf(grids).map((line) => heightAt(line, width / 2)));
  const isWide = ({ across, down }: Grid) =>
    usualDistance(down.map((line) => columnAt(line, across[0][0][1]))) >= wide * height;
  const heights = components
    .map(({ box }) => box.height)
    .filter((component) => component >= leastPart * height)
    .sort((one, other) => one - other);
  // Digits of several rows may hang together, so the lower ones tell how high the writing is. Fewer of these are enough
  // where cells are wider than the squares of paper, which digits may stand across.
  const low = heights[heights.length >> (tables.every(isWide) ? 3 : 2)];
  return height < lowestRow * low ? null : height;
}

/** What of some pixels belongs above a border, and what below. */
type Cut = readonly [above: Int32Array, below: Int32Array];

/** The first cut, unless another one reads better; a single one need not be read. */
function bestCut([first, ...others]: readonly Cut[], certaintyOf: (cut: Cut) => number): Cut {
  if (others.length === 0) return first;
  let [best, least] = [first, certaintyOf(first) + leastGain];
  for (const cut of others) {
    const certainty = certaintyOf(cut);
    if (certainty > least) [best, least] = [cut, certainty];
  }
  return best;
}

/** The ways to cut some pixels at a border, that along it first: of an image so wide, in rows so high. */
function cutsAt(
  pixels: Int32Array,
  border: PrintedLine,
  { width, height }: { width: number; height: number },
): Cut[] {
  const below = (pixel: number) => heightBelow(pixel, border, width);
  let [reachUp, reachDown] = [0, 0];
  for (const pixel of pixels) {
    const down = below(pixel);
    reachUp = Math.max(reachUp, -down);
    reachDown = Math.max(reachDown, down);
  }
  const nothing = new Int32Array(0);
  if (reachDown < leastReach * height) return [reachUp > reachDown ? [pixels, nothing] : [nothing, pixels]];
  if (reachUp < leastReach * height) return [[nothing, pixels]];
  const isHigh = (part: Int32Array) => part.some((pixel) => -below(pixel) >= leastReach * height);
  const isLow = (part: Int32Array) => part.some((pixel) => below(pixel) >= leastReach * height);
  return [0, ...cutsBeside].map((share) => {
    const [up, down] = [
      pixels.filter((pixel) => below(pixel) < share * height),
      pixels.filter((pixel) => below(pixel) >= share * height),
    ].map((side) => connected(side, width).map((part) => part.pixels));
    return [
      joined([...up.filter(isHigh), ...down.filter((part) => !isLow(part))]),
      joined([...down.filter(isLow), ...up.filter((part) => !isHigh(part))]),
    ];
  });
}

function joined(parts: readonly Int32Array[]): Int32Array {
  return Int32Array.from(parts.flatMap((part) => [...part]));
}

/** The connected components of some pixels of an image. */
function connected(pixels: Int32Array, width: number): Component[] {
  if (pixels.length === 0) return [];
  const { left, top, ...size } = boxOfPixels(pixels, width);
  const grey = new Float32Array(size.width * size.height);
  for (const pixel of pixels) grey[(rowOf(pixel, width) - top) * size.width + (pixel % width) - left] = 1;
  return findComponents({ ...size, grey }).map(({ box, pixels: own }) => ({
    box: { ...box, left: box.left + left, top: box.top + top },
    pixels: own.map((at) => (rowOf(at, size.width) + top) * width + (at % size.width) + left),
  }));
}

/** The lines between rows, from the top. */
function bordersOf(grids: readonly Grid[]): PrintedLine[] {
  return tablesOf(grids).flatMap(({ across }) => across);
}

/** The tables above each other, from the top; of tables beside each other the one with the most rows. */
function tablesOf(grids: readonly Grid[]): Grid[] {
  const tables = grids.filter(({ across }) => across.length >= fewestLines);
  const chosen: Grid[] = [];
  for (const table of tables.sort((one, other) => other.across.length - one.across.length))
    if (chosen.every((other) => isAbove(table, other) || isAbove(other, table))) chosen.push(table);
  return chosen.sort((one, other) => (isAbove(one, other) ? -1 : 1));
}

function isAbove({ across: one }: Grid, { across: other }: Grid): boolean {
  return Math.max(...one.at(-1)!.map(([, y]) => y)) <= Math.min(...other[0].map(([, y]) => y));
}

/** The median distance of places in order; 0 for a single one. */
function usualDistance(places: readonly number[]): number {
  const distances = places
    .slice(1)
    .map((place, index) => place - places[index])
    .sort((one, other) => one - other);
  return distances.length > 0 ? distances[distances.length >> 1] : 0;
}

/** Whether all of a box lies below a border, which is straight. */
function isBelow({ left, top, width }: BoundingBox, border: PrintedLine): boolean {
  return [left, left + width - 1].every((column) => heightAt(border, column) <= top);
}

/** How many pixels lower than a border a pixel lies, of an image so wide; negative above it. */
function heightBelow(pixel: number, border: PrintedLine, width: number): number {
  return rowOf(pixel, width) - heightAt(border, pixel % width);
}

function rowOf(pixel: number, width: number): number {
  return Math.floor(pixel / width);
}
