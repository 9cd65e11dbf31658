import type { Component } from '../raster/connected-components';
import { findComponents, touchesEdge } from '../raster/connected-components';
import type { GreyImage } from '../raster/raster';
import { medianOf } from './nth-smallest';

/** A dash has so many pixels, and is no thicker than this, in pixels; a dot is not much longer than thick. */
const smallest = { pixels: 4, ofThickness: 0.6 };
const thickest = 12;
/** The writing is so many times as high as a dash is thick, and as it is long: a column of ones is no dashed line. */
const writing = { thicker: 4, longer: 2 };
/** The gap between dashes is at most so many times as long as these, or as they are thick. */
const widestGap = { ofLength: 2, ofThickness: 5 };
/** So many equal dashes are a dashed line, and so is any like those of another one; the ends are cut off anywhere. */
const fewestEqual = 5;
/** A dash that stands alone is no dot: it is so many times as long as thick. */
const longerThanDot = 2;
/** Dashes of the same pattern may be so many times as long, where they meet at a corner. */
const longestAlike = 1.5;
/** By so much, and so many pixels, equal dashes and gaps may differ; this share of them are equal: boxes begin anew. */
const differing = { share: 0.3, pixels: 2 };
const mostlyEqual = 0.6;
/** More of them at corners are no line: plus signs. */
const mostAtCorners = 0.5;
/** A bar of a corner goes on over this share of its box, and beside its bars there is at most this share of its ink. */
const corner = { ofBox: 0.75, beside: 0.2 };
/** A dash begins at most so many pixels beside where the one before points. */
const aside = 1.5;

/** One mark of a line, or the bar of a corner, that runs across, or, with rows and columns exchanged, down. */
export interface Dash {
  component: Component;
  /** Its first column, and the one after its last. */
  first: number;
  end: number;
  middle: number;
  thickness: number;
  isOfCorner: boolean;
}

/** What the dashes of a line have in common, in pixels. */
interface Pattern {
  length: number;
  gap: number;
  thickness: number;
}

export interface DashedLine {
  dashes: readonly Dash[];
  pattern: Pattern;
  isUpright: boolean;
}

/** Finds the dashed and dotted lines of an image; what is less dark than `least` is no part of one. */
export function findDashedLines(contrast: GreyImage, least: number): DashedLine[] {
  const dark = contrast.grey.map((value) => (value >= least ? value : 0));
  const components = findComponents({ ...contrast, grey: dark });
  // At an edge there is what remains of a frame, whose rough side has equal bumps.
  const inside = components.filter(({ box }) => !touchesEdge(box, contrast, thickest));
  const corners = inside.map((component) => barsOfCorner(component, contrast.width));
  const chains = [false, true].flatMap((isUpright, direction) =>
    chainsOf(
      inside.flatMap((component, index) => corners[index]?.[direction] ?? dashOf(component, isUpright)),
    ).map((dashes) => ({ dashes, isUpright, pattern: patternOf(dashes) })),
  );
  const patterns = chains.flatMap(({ pattern }) => pattern ?? []);
  if (patterns.length === 0) return [];
  const lines = chains.flatMap((chain): DashedLine[] => {
    const pattern = chain.pattern ?? patternLike(chain.dashes, patterns);
    return pattern ? [{ ...chain, pattern }] : [];
  });
  const dashes = new Set(lines.flatMap((line) => line.dashes.map(({ component }) => component)));
  const height = heightOfWriting(components.filter((component) => !dashes.has(component)));
  return lines.filter(
    ({ pattern: { length, thickness } }) =>
      height >= writing.longer * length && height >= writing.thicker * thickness,
  );
}

/** A component as a dash; none if it cannot be one. */
function dashOf(component: Component, isUpright: boolean): Dash[] {
  const { left, top, width, height } = component.box;
  const [first, length, side, thickness] = isUpright
    ? [top, height, left, width]
    : [left, width, top, height];
  if (component.pixels.length < smallest.pixels) return [];
  if (thickness > thickest || length < smallest.ofThickness * thickness) return [];
  const middle = side + (thickness - 1) / 2;
  return [{ component, first, end: first + length, middle, thickness, isOfCorner: false }];
}

/** The bars across and down of a mark with the form of an L, a T or a cross; null if it has another one. */
function barsOfCorner(component: Component, imageWidth: number): [across: Dash, down: Dash] | null {
  const { box, pixels } = component;
  const [rows, columns] = [new Int32Array(box.height), new Int32Array(box.width)];
  for (const pixel of pixels) {
    rows[Math.floor(pixel / imageWidth) - box.top]++;
    columns[(pixel % imageWidth) - box.left]++;
  }
  const [across, down] = [barIn(rows, box.width), barIn(columns, box.height)];
  if (!across || !down) return null;
  const inBars =
    across.thickness * box.width + down.thickness * box.height - across.thickness * down.thickness;
  if (pixels.length > (1 + corner.beside) * inBars) return null;
  const bar = { component, isOfCorner: true };
  return [
    { ...bar, ...across, middle: box.top + across.middle, first: box.left, end: box.left + box.width },
    { ...bar, ...down, middle: box.left + down.middle, first: box.top, end: box.top + box.height },
  ];
}

/** The neighbouring rows that are inked over most of a length; null if they are no thin bar, or all there is. */
function barIn(inked: Int32Array, length: number): { middle: number; thickness: number } | null {
  const isFull = (count: number) => count >= corner.ofBox * length;
  const first = inked.findIndex(isFull);
  const thickness = inked.findLastIndex(isFull) - first + 1;
  const isBar = first >= 0 && thickness <= thickest && thickness * 2 <= inked.length;
  return isBar ? { middle: first + (thickness - 1) / 2, thickness } : null;
}

/** Dashes one after the other, in lines. */
function chainsOf(dashes: readonly Dash[]): Dash[][] {
  const atRow = new Map<number, Dash[]>();
  const sorted = [...dashes].sort((one, other) => one.first - other.first);
  for (const dash of sorted) {
    const row = Math.round(dash.middle);
    atRow.set(row, [...(atRow.get(row) ?? []), dash]);
  }
  const chains: Dash[][] = [];
  const isUsed = new Set<Dash>();
  for (const start of sorted) {
    if (isUsed.has(start)) continue;
    const chain = [start];
    let widest = 0;
    for (let next = nextOf(start, atRow); next && !isUsed.has(next); next = nextOf(next, atRow)) {
      const gap = next.first - chain.at(-1)!.end;
      // Before a corner it is narrower; a wider one may have ink in it.
      if (widest > 0 && gap > widest && !isNear(gap, widest)) break;
      widest = Math.max(widest, gap);
      chain.push(next);
    }
    for (const dash of chain) isUsed.add(dash);
    chains.push(chain);
  }
  return chains;
}

/** The next dash that is as thick, if it is near. */
function nextOf({ first, end, middle, thickness }: Dash, atRow: ReadonlyMap<number, Dash[]>): Dash | null {
  const farthest = end + Math.max(widestGap.ofLength * (end - first), widestGap.ofThickness * thickness);
  let next: Dash | null = null;
  for (let row = Math.floor(middle - aside); row <= Math.ceil(middle + aside); row++) {
    for (const dash of atRow.get(row) ?? []) {
      const isInLine = dash.first >= end && Math.abs(dash.middle - middle) <= aside;
      if (isInLine && dash.first <= farthest && isNear(dash.thickness, thickness)) {
        if (!next || dash.first < next.first) next = dash;
        break;
      }
    }
  }
  return next;
}

/** What many dashes have in common; null where they are few, or not equal. */
function patternOf(dashes: readonly Dash[]): Pattern | null {
  const atCorners = dashes.filter(({ isOfCorner }) => isOfCorner).length;
  if (dashes.length < fewestEqual || atCorners > mostAtCorners * dashes.length) return null;
  const inner = dashes.slice(1, -1);
  const lengths = inner.map(lengthOf);
  const gaps = gapsBetween(dashes);
  const [length, gap] = [medianOf(lengths), medianOf(gaps)];
  const areEqual = (values: readonly number[], value: number) =>
    values.filter((other) => isNear(other, value)).length >= mostlyEqual * values.length;
  const thickness = medianOf(inner.map((dash) => dash.thickness));
  return areEqual(lengths, length) && areEqual(gaps, gap) ? { length, gap, thickness } : null;
}

/** The pattern that few dashes are like, of those of other lines; a single one has to be as long. */
function patternLike(dashes: readonly Dash[], patterns: readonly Pattern[]): Pattern | undefined {
  const own = medianOf(dashes.map(lengthOf));
  const ownThickness = medianOf(dashes.map(({ thickness }) => thickness));
  const widest = gapsBetween(dashes).reduce((most, gap) => Math.max(most, gap), 0);
  const isAsLong = ({ length, thickness }: Pattern) =>
    dashes.length > 1
      ? own <= longestAlike * length
      : own >= longerThanDot * thickness && isNear(own, length);
  return patterns.find(
    (pattern) =>
      isAsLong(pattern) &&
      isNear(ownThickness, pattern.thickness) &&
      (widest <= pattern.gap || isNear(widest, pattern.gap)),
  );
}

function lengthOf({ first, end }: Dash): number {
  return end - first;
}

function gapsBetween(dashes: readonly Dash[]): number[] {
  return dashes.slice(1).map(({ first }, index) => first - dashes[index].end);
}

function isNear(value: number, other: number): boolean {
  return Math.abs(value - other) <= differing.share * other + differing.pixels;
}

/** The median height of what is high; 0 where there is nothing. */
function heightOfWriting(components: readonly Component[]): number {
  const heights = components.map(({ box }) => box.height);
  // A page of grain has too many for the arguments of a function.
  const highest = heights.reduce((most, height) => Math.max(most, height), 0);
  const high = heights.filter((height) => height >= highest / 2);
  return high.length === 0 ? 0 : medianOf(high);
}
