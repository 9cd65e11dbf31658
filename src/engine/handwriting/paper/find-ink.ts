import { withoutBoxes } from './boxes';
import { hasLightLines, lightBackground } from './background';
import { withSolidLines } from './solid-lines';
import type { Grid } from './grid';
import type { GreyPicture } from '../raster/grey-picture';
import { reducePicture } from '../raster/grey-picture';
import type { OnProgress } from '../raster/on-progress';
import type { GreyImage } from '../raster/raster';
import type { Unruled } from './remove-ruled-lines';
import { withoutRuling, withoutStubs } from './remove-ruled-lines';
import { withoutUnderlines } from './underlines';
import { findIntruder, withoutFrame, withoutIntruder } from './edge-objects';

/** Ink from 0 none to 1 full. */
export interface Ink extends GreyImage {
  /** The width of each of its pixels in pixels of the picture. */
  factor: number;
  /** The printed lines of tables, and of boxes. */
  grids: readonly Grid[];
}

/**
 * Larger pictures are reduced to this longer side, in pixels: on a photographed page digits are then 25 pixels high.
 */
export const longestSide = 1600;
/** Paper in the shade has at least this fraction of the usual paper's light. */
const darkestPaper = 0.35;
/** Anything that differs from its background by less is not ink; full light is 1. */
const smallestContrast = 0.1;
/** The paper's strongest grain is at most this many times the usual deviation of its grain. */
const strongestGrain = 6;
/** A printed line is at least this many times as dark as the usual deviation of the grain. */
const grainInLines = 3;
/** A printed dash has at least this fraction of full ink. */
const faintestDash = 0.25;
/** How far grain extends, in pixels, and by how much it may be underestimated there. */
const grainReach = 3;
const widestGrain = 1.5;
/** A pixel with at least this fraction of full ink belongs to a line; its neighbours count down to `faintest`. */
const leastInk = 0.35;
const faintest = 0.15;

/**
 * Finds the ink of a picture, whether dark on light or light on dark, in even or uneven light.
 *
 * Null when there is none: nothing differs from the background by more than the grain of the paper. `onProgress` hears
 * how much is done, from 0 to 1.
 */
export function findInk(picture: GreyPicture, onProgress: OnProgress = () => {}): Ink | null {
  if (picture.width === 0 || picture.height === 0) return null;
  const { factor, ...seen } = reducePicture(picture, longestSide);
  const light = hasLightLines(seen) ? inverted(seen) : seen;
  const found = inkAgainst(light, lightBackground(light), onProgress);
  const seenInk = found && withoutEdgeObjects(light, found);
  if (!seenInk) return null;
  const { image, ...printed } = seenInk;
  return { ...withoutFrame(image), ...printed, factor };
}

/** If something dark and wide extends in from the edges, everything as wide counts as paper. */
function withoutEdgeObjects(light: GreyImage, found: Unruled): Unruled | null {
  const intruder = findIntruder(found.image);
  if (!intruder) return found;
  const ink = inkAgainst(light, lightBackground(light, intruder.widestLine));
  return ink && { ...ink, image: withoutIntruder(ink.image, intruder) };
}

/** The ink that is darker than the paper; null if there is none. */
function inkAgainst(light: GreyImage, paper: GreyImage, onProgress?: OnProgress): Unruled | null {
  const seen = contrastOf(light, paper.grey);
  const darkest = strongestOf(seen);
  const grain = grainOf(seen);
  const leastOfDash = Math.max(faintestDash * darkest, grain.usual + strongestGrain * grain.deviation);
  const solid = withSolidLines(seen, leastOfDash);
  const { image: contrast, grids } = withoutRuling(solid, darkest, onProgress);
  const { usual, deviation } = grainOf(contrast);
  const strongest = strongestOf(contrast);
  if (strongest - usual < Math.max(smallestContrast, strongestGrain * deviation)) return null;
  const ink = new Float32Array(contrast.grey.length);
  for (let at = 0; at < ink.length; at++)
    ink[at] = Math.min(1, Math.max(0, (contrast.grey[at] - usual) / (strongest - usual)));
  // Where the grain is strong, faint pixels are grain.
  const faintestLine = Math.max(faintest, (grainInLines * deviation) / (strongest - usual));
  const unboxed = withoutBoxes({ ...light, grey: ink }, faintestLine);
  const lines = withoutGrain(withoutUnderlines(unboxed.image, faintestLine));
  return {
    image: contrast === solid ? lines : withoutStubs(lines),
    grids: [...grids, ...unboxed.grids],
  };
}

function inverted({ width, height, grey }: GreyImage): GreyImage {
  return { width, height, grey: grey.map((value) => 1 - value) };
}

/**
 * The fraction of the paper's light that each pixel absorbs, from 0 to 1, so that shadows do not matter. Anything much
 * darker than most paper is a table or a gap, where the camera's noise would look like ink.
 */
function contrastOf({ grey, ...size }: GreyImage, paper: Float32Array): GreyImage {
  const darkest = Math.max(darkestPaper * middleOf(paper), 1e-6);
  const contrast = new Float32Array(grey.length);
  for (let at = 0; at < grey.length; at++)
    contrast[at] = Math.max(0, paper[at] - grey[at]) / Math.max(paper[at], darkest);
  return { ...size, grey: contrast };
}

/**
 * The median contrast of a picture, which is mostly paper, and the deviation of its grain. Grain changes from a pixel to
 * its neighbours; what changes slowly is not grain, but the soft edge of blurred ink.
 */
function grainOf(image: GreyImage): { usual: number; deviation: number } {
  const usual = middleOf(image.grey);
  const overall = new Levels();
  for (const value of image.grey) overall.add(Math.abs(value - usual));
  // In a normal distribution the median deviation is 0.6745 standard deviations.
  return { usual, deviation: Math.min(overall.middle, widestGrain * changeBeside(image)) / 0.6745 };
}

/**
 * How far a pixel usually is from the mean of those beside, above and below it, at a distance that blurred grain does not
 * reach either.
 */
function changeBeside({ width, height, grey }: GreyImage): number {
  const changes = new Levels();
  for (let row = 0; row < height; row++) {
    const own = row * width;
    const above = Math.max(0, row - grainReach) * width;
    const below = Math.min(height - 1, row + grainReach) * width;
    for (let column = 0; column < width; column++) {
      const left = column < grainReach ? 0 : column - grainReach;
      const right = column + grainReach < width ? column + grainReach : width - 1;
      const mean = (grey[own + left] + grey[own + right] + grey[above + column] + grey[below + column]) / 4;
      changes.add(Math.abs(grey[own + column] - mean));
    }
  }
  return changes.middle;
}

function middleOf(values: Float32Array): number {
  const levels = new Levels();
  for (const value of values) levels.add(value);
  return levels.middle;
}

/** How often values from 0 to 1 occur, to within 1/1024; an array of a picture's values would take far more memory. */
class Levels {
  readonly #counts = new Uint32Array(1025);
  #total = 0;

  add(value: number): void {
    this.#counts[(value * 1024 + 0.5) | 0] += 1;
    this.#total += 1;
  }

  /** The median. */
  get middle(): number {
    let level = 0;
    let below = this.#counts[0];
    while (below * 2 < this.#total) below += this.#counts[++level];
    return level / 1024;
  }
}

/** The strongest contrast of a line. */
function strongestOf(image: GreyImage): number {
  const { grey } = image;
  let strongest = 0;
  for (let pixel = 0; pixel < grey.length; pixel++) {
    if (grey[pixel] > strongest) strongest = Math.max(strongest, lineAt(image, pixel));
  }
  return strongest;
}

/** The contrast that a pixel shares with two neighbours, which is high on the thinnest line but not on a speck. */
function lineAt({ width, height, grey }: GreyImage, pixel: number): number {
  const column = pixel % width;
  const row = Math.floor(pixel / width);
  let first = 0;
  let second = 0;
  for (let y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++) {
    for (let x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
      if (y === row && x === column) continue;
      const near = grey[y * width + x];
      if (near > first) {
        second = first;
        first = near;
      } else if (near > second) second = near;
    }
  }
  return Math.min(grey[pixel], second);
}

/** Keeps lines and their soft edges; removes specks, and faint pixels that are not beside a line. */
function withoutGrain(image: GreyImage): GreyImage {
  const { width, height, grey } = image;
  const kept = new Float32Array(grey.length);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const pixel = row * width + column;
      if (grey[pixel] < leastInk || lineAt(image, pixel) < leastInk) continue;
      for (let y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++) {
        for (let x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
          const near = grey[y * width + x];
          if (near >= faintest) kept[y * width + x] = near;
        }
      }
    }
  }
  return { width, height, grey: kept };
}
