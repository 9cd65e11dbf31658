import type { Component } from '../raster/connected-components';
import { findComponents } from '../raster/connected-components';
import type { GreyImage } from '../raster/raster';
import { transposed } from '../raster/turn';

/**
 * A line of a box is straight over this share of the box's shorter side, or of its whole width or height; it
 * is so thin, and the first and the last are so near to its sides.
 */
const straight = { piece: 0.8, side: 0.75, thickest: 0.15, outside: 0.1 };
/** Nothing smaller than this, in pixels, is a box that a digit is written in. */
const smallestBox = 16;
/** What is written in a box has at least this share of the box's height. */
const leastWriting = 0.25;

/**
 * Removes printed boxes, combs and tables around the writing: ink with two straight lines across and two down, or one
 * and three, each as long as all of it, and something else inside. Ink that touches the lines stays, without what lies on
 * them.
 */
export function withoutBoxes(ink: GreyImage): GreyImage {
  const components = findComponents(ink);
  const grey = Float32Array.from(ink.grey);
  for (const component of components) {
    const lines = linesOf(component, ink.width);
    if (lines === null || !holdsWriting(component, lines, components, ink.width)) continue;
    component.pixels.forEach((pixel, index) => {
      if (lines[index] === 1) grey[pixel] = 0;
    });
  }
  return { ...ink, grey };
}

/** 1 for each pixel of a component that lies on its long straight lines; null where these are no box. */
function linesOf({ box, pixels }: Component, width: number): Uint8Array | null {
  const shorter = Math.min(box.width, box.height);
  if (shorter < smallestBox) return null;
  const mask = new Uint8Array(box.width * box.height);
  const placeOf = (pixel: number) =>
    (Math.floor(pixel / width) - box.top) * box.width + (pixel % width) - box.left;
  for (const pixel of pixels) mask[placeOf(pixel)] = 1;
  const upright = transposed(mask, box.width, box.height);
  const thickest = straight.thickest * shorter;
  const across = bandsOf(
    longRuns(mask, box.width, box.height, straight.side * box.width),
    box.width,
    thickest,
  );
  const down = bandsOf(
    longRuns(upright, box.height, box.width, straight.side * box.height),
    box.height,
    thickest,
  );
  if (across.length < 1 || down.length < 2 || across.length + down.length < 4) return null;
  // Its first and last lines down are its sides.
  const outside = straight.outside * box.width;
  if (down[0] > outside || down.at(-1)! < box.width - outside) return null;
  const least = straight.piece * shorter;
  const rows = longRuns(mask, box.width, box.height, least);
  const columns = transposed(longRuns(upright, box.height, box.width, least), box.height, box.width);
  return Uint8Array.from(pixels, (pixel) => rows[placeOf(pixel)] | columns[placeOf(pixel)]);
}

/** Shorter lines have no step; the arc of a small 0 would be straight otherwise. */
const leastSlanted = 40;

/** 1 in horizontal runs of at least `least` pixels; a step of one row, as of a slanted line, does not end a run. */
function longRuns(mask: Uint8Array, width: number, height: number, least: number): Uint8Array {
  const result = new Uint8Array(mask.length);
  const steps = width < leastSlanted ? [0] : [-1, 0, 1];
  for (let row = 0; row < height; row++) {
    const isNear = (column: number) =>
      steps.some(
        (step) => row + step >= 0 && row + step < height && mask[(row + step) * width + column] === 1,
      );
    for (let from = 0, to: number; from < width; from = to + 1) {
      to = from;
      while (to < width && isNear(to)) to++;
      if (to - from >= least) result.fill(1, row * width + from, row * width + to);
    }
  }
  return result;
}

/** The middles of the bands of neighbouring rows, at most `thickest` of them, that hold runs. */
function bandsOf(runs: Uint8Array, width: number, thickest: number): number[] {
  const bands: number[] = [];
  // A slanted line's run counts one row more on either side.
  const most = thickest + (width < leastSlanted ? 0 : 2);
  let rows = 0;
  for (let row = 0; row <= runs.length / width; row++) {
    const isRun = row * width < runs.length && runs.subarray(row * width, (row + 1) * width).includes(1);
    if (!isRun && rows > 0 && rows <= most) bands.push(row - (rows + 1) / 2);
    rows = isRun ? rows + 1 : 0;
  }
  return bands;
}

/** Whether there is other ink inside a box, its own or somebody else's, as high as writing. */
function holdsWriting(
  { box, pixels }: Component,
  lines: Uint8Array,
  components: readonly Component[],
  width: number,
): boolean {
  const rows = new Set<number>();
  pixels.forEach((pixel, index) => {
    if (lines[index] === 0) rows.add(Math.floor(pixel / width));
  });
  const isInside = ({ box: other }: Component) =>
    other.left > box.left &&
    other.top > box.top &&
    other.left + other.width < box.left + box.width &&
    other.top + other.height < box.top + box.height;
  const least = leastWriting * box.height;
  return rows.size >= least || components.some((other) => other.box.height >= least && isInside(other));
}
