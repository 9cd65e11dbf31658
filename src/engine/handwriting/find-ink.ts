import { hasLightLines, lightBackground } from './background';
import type { GreyPicture } from './grey-picture';
import { reducePicture } from './grey-picture';
import type { GreyImage } from './raster';
import { withoutRuling } from './ruling';

/** Ink from 0 none to 1 full, and how many pixels of the picture each of its pixels is wide. */
export interface Ink extends GreyImage {
  factor: number;
}

/** Larger pictures are reduced first: no pen needs more. */
const longestSide = 1200;
/** Ink that differs from its background by less, of full light 1, is none. */
const smallestContrast = 0.1;
/** So many times the usual deviation of the paper's grain may its strongest grain have. */
const strongestGrain = 6;
/** From this part of full ink on a pixel belongs to a line; a line's neighbours count down to `faintest`. */
const leastInk = 0.35;
const faintest = 0.15;

/**
 * Finds the ink of a picture, whether dark on light or light on dark, in even or uneven light.
 *
 * Null when there is none: nothing stands out from the background by more than the grain of the paper.
 */
export function findInk(picture: GreyPicture): Ink | null {
  if (picture.width === 0 || picture.height === 0) return null;
  const { factor, ...light } = reducePicture(picture, longestSide);
  const seen = contrastOf(hasLightLines(light) ? inverted(light) : light);
  const contrast = withoutRuling(seen, strongestOf(seen));
  const { usual, deviation } = grainOf(contrast.grey);
  const strongest = strongestOf(contrast);
  if (strongest - usual < Math.max(smallestContrast, strongestGrain * deviation)) return null;
  const ink = contrast.grey.map((value) => Math.min(1, Math.max(0, (value - usual) / (strongest - usual))));
  return { ...withoutGrain({ ...light, grey: ink }), factor };
}

function inverted({ width, height, grey }: GreyImage): GreyImage {
  return { width, height, grey: grey.map((value) => 1 - value) };
}

/** How much of the light that its paper reflects each pixel swallows, from 0 to 1; so a shadow does not matter. */
function contrastOf(image: GreyImage): GreyImage {
  const paper = lightBackground(image).grey;
  const grey = image.grey.map((value, index) =>
    paper[index] > 0 ? Math.max(0, 1 - value / paper[index]) : 0,
  );
  return { ...image, grey };
}

/** Most of a picture is paper: its middle contrast, and how far from it the middle one of all is. */
function grainOf(contrast: Float32Array): { usual: number; deviation: number } {
  const usual = middleOf(contrast);
  // Of a normal distribution the middle deviation is 0.6745 standard deviations.
  return { usual, deviation: middleOf(contrast.map((value) => Math.abs(value - usual))) / 0.6745 };
}

/** The middle one of the values from 0 to 1, to within 1/1024. */
function middleOf(values: Float32Array): number {
  const counts = new Uint32Array(1025);
  for (const value of values) counts[Math.round(value * 1024)] += 1;
  let [level, below] = [0, counts[0]];
  while (below * 2 < values.length) below += counts[++level];
  return level / 1024;
}

/** The strongest contrast that three pixels out of 3 x 3 have, as the thinnest line does and a speck does not. */
function strongestOf({ width, height, grey }: GreyImage): number {
  let strongest = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const value = grey[row * width + column];
      if (value <= strongest) continue;
      let [first, second] = [0, 0];
      for (let y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++) {
        for (let x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
          if (y === row && x === column) continue;
          const near = grey[y * width + x];
          if (near > first) [first, second] = [near, first];
          else if (near > second) second = near;
        }
      }
      strongest = Math.max(strongest, Math.min(value, second));
    }
  }
  return strongest;
}

/** Keeps lines and their soft edges; whatever is faint and beside no line goes. */
function withoutGrain({ width, height, grey }: GreyImage): GreyImage {
  const kept = new Float32Array(grey.length);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      if (grey[row * width + column] < leastInk) continue;
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
