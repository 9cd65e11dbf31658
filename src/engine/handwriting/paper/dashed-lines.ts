import type { Component } from '../raster/connected-components';
import { findComponents, touchesEdge } from '../raster/connected-components';
import type { GreyImage } from '../raster/raster';
import { nthSmallest } from './nth-smallest';

/** A dash has so many pixels, and is no thicker than this, in pixels; a dot is not much longer than thick. */
const smallest = { pixels: 4, ofThickness: 0.6 };
const thickest = 12;
/** The writing is so many times as high as a dash is thick, and as it is long: a column of ones is no dashed line. */
const writing = { thicker: 4, longer: 2 };
/** The gap between dashes is at most so many times as long as these, or as they are thick. */
const widestGap = { ofLength: 2, ofThickness: 5 };
/** So many equal dashes are a dashed line, and fewer like those of another one; the ends are cut off anywhere. */
const fewest = { alone: 5, alike: 2 };
/** By so much, and so many pixels, equal dashes and gaps may differ; this share of them are equal. */
const differing = { share: 0.3, pixels: 2 };
const mostlyEqual = 0.8;
/** A dash begins at most so many pixels beside where the one before points. */
const aside = 1.5;
/** A line goes on to what is no farther than so many gaps beyond its last dash. */
const reach = 1.4;

/** One mark of a line that runs across, or, with rows and columns exchanged, down. */
interface Dash {
  component: Component;
  /** Its first column, and the one after its last. */
  first: number;
  end: number;
  middle: number;
  thickness: number;
}

/** What the dashes of a line have in common, in pixels. */
interface Pattern {
  length: number;
  gap: number;
  thickness: number;
}

interface DashedLine {
  dashes: readonly Dash[];
  pattern: Pattern;
  isUpright: boolean;
}

/**
 * Fills the gaps of dashed and dotted lines, so that these are found as unbroken ones are. `least`: what is less dark is no
 * part of a line.
 */
export function withSolidLines(contrast: GreyImage, least: number): GreyImage {
  const dark = contrast.grey.map((value) => (value >= least ? value : 0));
  const components = findComponents({ ...contrast, grey: dark });
  // At an edge there is what remains of a frame, whose rough side has equal bumps.
  const inside = components.filter(({ box }) => !touchesEdge(box, contrast, thickest));
  const chains = [false, true].flatMap((isUpright) =>
    chainsOf(inside.flatMap((component) => dashOf(component, isUpright))).flatMap((dashes) => {
      const pattern = patternOf(dashes);
      return pattern ? [{ dashes, pattern, isUpright }] : [];
    }),
  );
  const long = chains.filter(({ dashes }) => dashes.length >= fewest.alone);
  const lines = chains.filter(({ pattern }) => long.some((other) => areAlike(pattern, other.pattern)));
  if (lines.length === 0) return contrast;
  const dashes = new Set(lines.flatMap((line) => line.dashes.map(({ component }) => component)));
  const height = heightOfWriting(components.filter((component) => !dashes.has(component)));
  const printed = lines.filter(
    ({ pattern: { length, thickness } }) =>
      height >= writing.longer * length && height >= writing.thicker * thickness,
  );
  if (printed.length === 0) return contrast;
  const solid = { ...contrast, grey: contrast.grey.slice() };
  for (const line of printed) fill(solid, line);
  for (const line of printed) extend(solid, line, least);
  return solid;
}

/** A component as a dash; none if it cannot be one. */
function dashOf(component: Component, isUpright: boolean): Dash[] {
  const { left, top, width, height } = component.box;
  const [first, length, side, thickness] = isUpright
    ? [top, height, left, width]
    : [left, width, top, height];
  if (component.pixels.length < smallest.pixels) return [];
  if (thickness > thickest || length < smallest.ofThickness * thickness) return [];
  return [{ component, first, end: first + length, middle: side + (thickness - 1) / 2, thickness }];
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
    for (let next = nextOf(start, atRow); next && !isUsed.has(next); next = nextOf(next, atRow)) {
      const before = chain.length > 1 ? chain[1].first - chain[0].end : next.first - chain[0].end;
      if (!isNear(next.first - chain.at(-1)!.end, before)) break;
      chain.push(next);
    }
    for (const dash of chain) isUsed.add(dash);
    if (chain.length >= fewest.alike) chains.push(chain);
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

/** What the dashes have in common; null where they are not equal. */
function patternOf(dashes: readonly Dash[]): Pattern | null {
  const inner = dashes.length > fewest.alike + 1 ? dashes.slice(1, -1) : dashes;
  const lengths = inner.map(({ first, end }) => end - first);
  const gaps = dashes.slice(1).map(({ first }, index) => first - dashes[index].end);
  const pattern = {
    length: usual(lengths),
    gap: usual(gaps),
    thickness: usual(inner.map(({ thickness }) => thickness)),
  };
  const areEqual = (values: readonly number[], value: number) =>
    values.filter((other) => isNear(other, value)).length >= mostlyEqual * values.length;
  const { length, gap } = pattern;
  return (dashes.length < fewest.alone || areEqual(lengths, length)) && areEqual(gaps, gap) ? pattern : null;
}

function usual(values: readonly number[]): number {
  return nthSmallest(Float32Array.from(values), values.length >> 1);
}

function isNear(value: number, other: number): boolean {
  return Math.abs(value - other) <= differing.share * other + differing.pixels;
}

function areAlike(one: Pattern, other: Pattern): boolean {
  return (
    isNear(one.gap, other.gap) && isNear(one.thickness, other.thickness) && one.length <= 1.5 * other.length
  );
}

/** The median height of what is high; 0 where there is nothing. */
function heightOfWriting(components: readonly Component[]): number {
  const heights = components.map(({ box }) => box.height);
  // A page of grain has too many for the arguments of a function.
  const highest = heights.reduce((most, height) => Math.max(most, height), 0);
  const high = heights.filter((height) => height >= highest / 2);
  return high.length === 0 ? 0 : usual(high);
}

/** The darkness that most of the line's dashes reach. */
function darknessOf({ grey }: GreyImage, { dashes }: DashedLine): number {
  return usual(
    dashes.map(({ component }) => component.pixels.reduce((most, at) => Math.max(most, grey[at]), 0)),
  );
}

/** The pixels of a line in one of its columns, which is as thick as its dashes and here in this row. */
function pixelsAt(
  image: GreyImage,
  { pattern, isUpright }: DashedLine,
  column: number,
  middle: number,
): number[] {
  const first = Math.round(middle - (pattern.thickness - 1) / 2);
  const [columns, rows] = isUpright ? [image.height, image.width] : [image.width, image.height];
  if (column < 0 || column >= columns) return [];
  const own = Array.from({ length: pattern.thickness }, (_, index) => first + index);
  return own
    .filter((row) => row >= 0 && row < rows)
    .map((row) => (isUpright ? column * image.width + row : row * image.width + column));
}

/** Makes a line as dark and as thick everywhere as its dashes are, from the first to the last. */
function fill(image: GreyImage, line: DashedLine): void {
  const darkness = darknessOf(image, line);
  line.dashes.slice(1).forEach((dash, index) => {
    const before = line.dashes[index];
    for (let column = before.first; column < dash.end; column++) {
      const part = (column - before.first) / (dash.end - 1 - before.first);
      const middle = before.middle + part * (dash.middle - before.middle);
      for (const at of pixelsAt(image, line, column, middle))
        image.grey[at] = Math.max(image.grey[at], darkness);
    }
  });
}

/** Continues a line at both ends to the ink that is about a gap away, if there is any. */
function extend(image: GreyImage, line: DashedLine, least: number): void {
  const darkness = darknessOf(image, line);
  const [first, last] = [line.dashes[0], line.dashes.at(-1)!];
  const slope = (last.middle - first.middle) / (last.first - first.first);
  for (const [end, step] of [
    [first.first, -1],
    [last.end - 1, 1],
  ]) {
    // prettier-ignore
    const farthest = Math.ceil(reach * line.pattern.gap) + differing.pixels;
    const passed: number[] = [];
    for (let distance = 1; distance <= farthest; distance++) {
      const column = end + step * distance;
      const middle = step < 0 ? first.middle - slope * distance : last.middle + slope * distance;
      const pixels = pixelsAt(image, line, column, middle);
      if (pixels.some((at) => image.grey[at] >= least)) {
        for (const at of passed) image.grey[at] = Math.max(image.grey[at], darkness);
        break;
      }
      passed.push(...pixels);
    }
  }
}
