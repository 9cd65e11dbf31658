import type { BoundingBox } from '../raster/bounding-box';
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

/** The pixels of a component that lie on its long straight lines. */
interface BoxLines {
  /** (height, width) of the component's box, row-major: 1 for each pixel of the component. */
  mask: Uint8Array;
  /** 1 where it runs across, and where it runs down. */
  rows: Uint8Array;
  columns: Uint8Array;
}

/**
 * Removes printed boxes, combs and tables around the writing: ink with two straight lines across and two down, or one
 * and three, each as long as all of it, and something else inside. Ink that touches the lines stays, and so does what
 * crosses them. `faintest`: less ink than this is none; printed lines may be much fainter than writing.
 */
export function withoutBoxes(ink: GreyImage, faintest: number): GreyImage {
  const seen = { ...ink, grey: ink.grey.map((value) => (value >= faintest ? value : 0)) };
  const components = findComponents(seen);
  let grey: Float32Array | null = null;
  for (const component of components) {
    const lines = linesOf(component, ink.width);
    if (lines === null || !holdsWriting(component, lines, components)) continue;
    grey ??= Float32Array.from(ink.grey);
    removeLines(grey, component.box, lines, ink);
  }
  return grey === null ? ink : { ...ink, grey };
}

/** The long straight lines of a component; null where these are no box. */
function linesOf({ box, pixels }: Component, width: number): BoxLines | null {
  const shorter = Math.min(box.width, box.height);
  if (shorter < smallestBox) return null;
  const mask = new Uint8Array(box.width * box.height);
  for (const pixel of pixels)
    mask[(Math.floor(pixel / width) - box.top) * box.width + (pixel % width) - box.left] = 1;
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
  return {
    mask,
    rows: longRuns(mask, box.width, box.height, least),
    columns: transposed(longRuns(upright, box.height, box.width, least), box.height, box.width),
  };
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
  for (let at = 0; at < mask.length; at++) {
    const [isAcross, isDown] = [rows[at] === 1, columns[at] === 1];
    if (!isAcross && !isDown) continue;
    if (isAcross && !isDown && isCrossed(at, rows, box.width)) continue;
    if (isDown && !isAcross && isCrossed(at, columns, 1)) continue;
    const pixel = (box.top + Math.floor(at / box.width)) * image.width + box.left + (at % box.width);
    grey[pixel] = 0;
  }
}

/** Shorter lines have no step; the arc of a small 0 would be straight otherwise. */
const leastSlanted = 40;

/** 1 in horizontal runs of at least `least` pixels; a step of one row, as of a slanted line, does not end a run. */
export function longRuns(mask: Uint8Array, width: number, height: number, least: number): Uint8Array {
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
