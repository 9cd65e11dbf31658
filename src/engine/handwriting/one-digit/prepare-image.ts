import { imageSide } from '../../image';
import { centreOfMass } from './centre-of-mass';
import { findInk } from '../paper/find-ink';
import type { GreyPicture } from '../raster/grey-picture';
import { lineWidthOf, middleLines } from './line-width';
import { boxSide, prepareStrokes } from './prepare-strokes';
import type { GreyImage } from '../raster/raster';
import { scaleByArea, sizeOfInk } from '../raster/scale-image';

/** A 28 x 28 picture with a border darker than this may be one of MNIST's, */
const darkestBackground = 0.1;
/** if its centre of mass is at most so far from the middle; MNIST's are within a pixel. */
const farthestCentre = 1.5;
/** The widths of 94 % of MNIST's lines lie between these, in pixels of the 28 x 28 image. */
const [thinnestLine, thickestLine] = [1.8, 5];
/** Anything wider is a patch and not a line of a digit; it has no useful middle lines. */
const widestLine = 12;

/**
 * Turns a picture of one digit into the image that a network trained on MNIST expects.
 *
 * A 28 x 28 picture on a dark background is used unchanged if its digit is in the middle. In any other, the ink is found, scaled into the 20 x 20 box
 * with its proportions kept, and placed with its centre of mass in the middle.
 * Gives 784 values from 0 (no ink) to 1; null when there is no ink.
 */
export function prepareImage(picture: GreyPicture): Float32Array | null {
  const asItIs = takeAsItIs(picture);
  if (asItIs) return asItIs.some((value) => value > 0) ? asItIs : null;
  const ink = findInk(picture);
  return ink && prepareInk(ink);
}

/**
 * Turns one digit's ink into the image that a network trained on MNIST expects; null when there is no ink.
 * Lines thinner or thicker than most of MNIST's are redrawn. `lineWidth`: in the ink's pixels, if known.
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

/** Whether `prepareInk` redraws lines of this width, given in the ink's pixels. */
export function isDrawnAnew(ink: GreyImage, lineWidth: number): boolean {
  const scale = scaleOf(ink);
  return scale !== null && isUnusual(lineWidth / scale);
}

/** `width`: in pixels of the 28 x 28 image. */
function isUnusual(width: number): boolean {
  return width < thinnestLine || (width > thickestLine && width <= widestLine);
}

/** How many of the ink's pixels make one pixel of the network's picture along a side; null without ink. */
function scaleOf(ink: GreyImage): number | null {
  const size = sizeOfInk(ink);
  return size && Math.max(size.width, size.height) / boxSide;
}

/** The values of a picture like MNIST's, 28 x 28 and centred on a dark background; null for any other. */
function takeAsItIs({ width, height, grey }: GreyPicture): Float32Array | null {
  if (width !== imageSide || height !== imageSide) return null;
  const unit = grey instanceof Uint8Array ? 1 / 255 : 1;
  const light = Float32Array.from(grey, (value) => value * unit);
  return borderMedian(light) < darkestBackground && isCentred({ width, height, grey: light }) ? light : null;
}

/** Nothing is where it should be. */
function isCentred(image: GreyImage): boolean {
  const centre = centreOfMass(image);
  const away = (place: number) => Math.abs(place - imageSide / 2);
  return centre === null || Math.max(away(centre.x), away(centre.y)) <= farthestCentre;
}

/** The median of the values along the four sides; each corner counts once per side. */
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
