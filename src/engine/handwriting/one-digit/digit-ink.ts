import type { Stroke } from '../../../contract/drawings';
import type { GreyImage } from '../raster/raster';
import { prepareInk } from './prepare-image';
import { prepareStrokes } from './prepare-strokes';

/** One digit's ink before it is prepared for a network: strokes of any scale, or an image from a picture. */
export type DigitInk =
  | { strokes: readonly Stroke[]; image?: undefined }
  /** `lineWidth`: in the image's pixels. */
  | { strokes?: undefined; image: GreyImage; lineWidth: number };

/** Turns a digit's ink into the 784 values that a network trained on MNIST expects; null without ink. */
export function prepareDigit(ink: DigitInk): Float32Array | null {
  return ink.strokes === undefined ? prepareInk(ink.image, ink.lineWidth) : prepareStrokes(ink.strokes);
}
