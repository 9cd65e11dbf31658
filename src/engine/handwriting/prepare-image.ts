import { imageSide } from '../data/idx';
import { centreOfMass } from './centre';
import { boxSide } from './prepare';
import type { GreyImage } from './raster';
import { longerSideOfInk, scaleByArea } from './scale-image';

/** A grey picture of any size; bytes from 0 black to 255 white, or numbers from 0 black to 1 white. */
export interface GreyPicture {
  width: number;
  height: number;
  /** (height, width) row-major. */
  grey: Uint8Array | Float32Array;
}

/** A 28 x 28 picture whose border is darker than this is taken for one of MNIST's. */
const darkestBackground = 0.1;
/** A picture whose darkest and lightest parts differ by less is blank. */
const smallestContrast = 0.1;
/** Ink fainter than this part of the strongest is paper grain, shadow or compression noise. */
const noiseThreshold = 0.15;

/**
 * Makes of a picture of one digit the image that a network trained on MNIST expects.
 *
 * A 28 x 28 picture on a dark ground is taken as it is. Any other is made light on dark, freed from noise,
 * scaled into the 20 x 20 box with its proportions kept, and placed with its centre of mass in the middle.
 * Gives 784 values from 0 (no ink) to 1; null when there is no ink.
 */
export function prepareImage(picture: GreyPicture): Float32Array | null {
  if (picture.width === 0 || picture.height === 0) return null;
  const lightness = lightnessOf(picture);
  const background = borderMedian(lightness);
  const { width, height } = picture;
  if (width === imageSide && height === imageSide && background < darkestBackground) {
    return lightness.grey.some((value) => value > 0) ? lightness.grey : null;
  }
  const ink = inkOn(lightness, background);
  const centre = ink && centreOfMass(ink);
  if (!ink || !centre) return null;
  const scale = longerSideOfInk(ink) / boxSide;
  const window = {
    left: centre.x - (imageSide / 2) * scale,
    top: centre.y - (imageSide / 2) * scale,
    side: imageSide * scale,
  };
  return withFullContrast(scaleByArea(ink, window, imageSide).grey);
}

function lightnessOf({ width, height, grey }: GreyPicture): GreyImage {
  const unit = grey instanceof Uint8Array ? 1 / 255 : 1;
  return { width, height, grey: Float32Array.from(grey, (value) => value * unit) };
}

/** The middle one of the values along the four sides, each corner counted once a side. */
function borderMedian({ width, height, grey }: GreyImage): number {
  const border: number[] = [];
  for (let column = 0; column < width; column++) {
    border.push(grey[column], grey[(height - 1) * width + column]);
  }
  for (let row = 0; row < height; row++) {
    border.push(grey[row * width], grey[row * width + width - 1]);
  }
  return border.sort((one, other) => one - other)[border.length >> 1];
}

/** How far each pixel stands out from a light or dark background, from 0 to 1, without noise; null when nothing does. */
function inkOn({ width, height, grey }: GreyImage, background: number): GreyImage | null {
  const direction = background < 0.5 ? 1 : -1;
  const contrast = grey.map((value) => (value - background) * direction);
  const strongest = contrast.reduce((most, value) => Math.max(most, value), 0);
  if (strongest < smallestContrast) return null;
  return {
    width,
    height,
    grey: contrast.map((value) => (value < strongest * noiseThreshold ? 0 : value / strongest)),
  };
}

/** Thin lines fade when they are scaled down; this makes their strongest part full ink again. */
function withFullContrast(grey: Float32Array): Float32Array {
  const strongest = grey.reduce((most, value) => Math.max(most, value), 0);
  return grey.map((value) => value / strongest);
}
