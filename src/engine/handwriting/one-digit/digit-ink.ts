import type { Stroke } from '../../../contract/drawings';
import type { GreyImage } from '../raster/raster';
import { prepareInk } from './prepare-image';
import { prepareStrokes } from './prepare-strokes';

/** Strokes of any scale. */
export interface DrawnInk {
  strokes: readonly Stroke[];
  image?: undefined;
}

/** An image from a picture; `lineWidth` in its pixels. */
export interface WrittenInk {
  strokes?: undefined;
  image: GreyImage;
  lineWidth: number;
}

/** One digit's ink before it is prepared for a network. */
export type DigitInk = DrawnInk | WrittenInk;

/** Turns a digit's ink into the 784 values that a network trained on MNIST expects; null without ink. */
export function prepareDigit(ink: DigitInk): Float32Array | null {
  return ink.strokes === undefined ? prepareInk(ink.image, ink.lineWidth) : prepareStrokes(ink.strokes);
}
