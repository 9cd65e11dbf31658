import { imageSide } from '../../image';
import { centreOfMass } from './centre-of-mass';
import { findInk } from '../paper/find-ink';
import type { GreyPicture } from '../raster/grey-picture';
import { lineWidthOf, middleLines } from './line-width';
import { boxSide, prepareStrokes } from './prepare-strokes';
import type { GreyImage } from '../raster/raster';
import { scaleByArea, sizeOfInk } from '../raster/scale-image';

/** A 28 x 28 picture whose border is darker than this is taken for one of MNIST's. */
const darkestBackground = 0.1;
/** Between these, in pixels of the 28 x 28 image, lie the widths of 94 % of MNIST's lines. */
const [thinnestLine, thickestLine] = [1.8, 5];
/** What is wider is no line but a patch, of which no pen makes a digit; its middle lines would be none. */
const widestLine = 12;

/**
 * Makes of a picture of one digit the image that a network trained on MNIST expects.
 *
 * A 28 x 28 picture on a dark ground is taken as it is. Of any other the ink is found, scaled into the 20 x 20 box with
 * its proportions kept, and placed with its centre of mass in the middle.
 * Gives 784 values from 0 (no ink) to 1; null when there is no ink.
 */
export function prepareImage(picture: GreyPicture): Float32Array | null {
  const asItIs = takeAsItIs(picture);
  if (asItIs) return asItIs.some((value) => value > 0) ? asItIs : null;
  const ink = findInk(picture);
  return ink && prepareInk(ink);
}

/**
 * Makes of one digit's ink the image that a network trained on MNIST expects; null when there is none.
 * Lines thinner or thicker than most of MNIST's are drawn anew. `lineWidth`: in the ink's pixels, where it is known.
 */
export function prepareInk(ink: GreyImage, lineWidth = lineWidthOf(ink)): Float32Array | null {
  const centre = centreOfMass(ink);
  const scale = scaleOf(ink);
  if (!centre || scale === null) return null;
  if (isUnusual(lineWidth / scale)) return prepareStrokes(middleLines(ink));
  const window = {
    left: centre.x - (imageSide / 2) * scale,
    top: centre.y - (imageSide / 2) * scale,
    side: imageSide * scale,
  };
  return withFullContrast(scaleByArea(ink, window, imageSide).grey);
}

/** Whether `prepareInk` draws lines of this width, in the ink's pixels, anew. */
export function isDrawnAnew(ink: GreyImage, lineWidth: number): boolean {
  const scale = scaleOf(ink);
  return scale !== null && isUnusual(lineWidth / scale);
}

/** `width`: in pixels of the 28 x 28 image. */
function isUnusual(width: number): boolean {
  return width < thinnestLine || (width > thickestLine && width <= widestLine);
}

/** Of the ink's pixels, how many come to one of the network's picture along a side; null without ink. */
function scaleOf(ink: GreyImage): number | null {
  const size = sizeOfInk(ink);
  return size && Math.max(size.width, size.height) / boxSide;
}

/** The values of a picture that is one of MNIST's: 28 x 28 on a dark ground; null for any other. */
function takeAsItIs({ width, height, grey }: GreyPicture): Float32Array | null {
  if (width !== imageSide || height !== imageSide) return null;
  const unit = grey instanceof Uint8Array ? 1 / 255 : 1;
  const light = Float32Array.from(grey, (value) => value * unit);
  return borderMedian(light) < darkestBackground ? light : null;
}

/** The middle one of the values along the four sides, each corner counted once a side. */
function borderMedian(grey: Float32Array): number {
  const last = imageSide - 1;
  const border = Array.from({ length: imageSide }, (_, at) => [
    grey[at],
    grey[last * imageSide + at],
    grey[at * imageSide],
    grey[at * imageSide + last],
  ]);
  const sorted = border.flat().sort((one, other) => one - other);
  return sorted[sorted.length >> 1];
}

/** Thin lines fade when they are scaled down; this makes their strongest part full ink again. */
function withFullContrast(grey: Float32Array): Float32Array {
  const strongest = grey.reduce((most, value) => Math.max(most, value), 0);
  return grey.map((value) => value / strongest);
}
