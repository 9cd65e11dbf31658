import { imageSide } from '../../image';
import { boundingBox } from '../raster/bounding-box';
import type { GreyImage } from '../raster/raster';
import type { Window } from '../raster/scale-image';
import { scaleByArea, sizeOfInk } from '../raster/scale-image';
import type { DigitInk } from './digit-ink';
import type { PadStroke } from './squeeze';
import { drawPad, squeezeStrokes } from './squeeze';

/**
 * Cuts a digit out as a square around its ink, on `side` x `side` pixels; null when there is no ink.
 * `penWidth`: width of its lines, in the unit of its strokes; ignored for a picture.
 */
export function cutOut(ink: DigitInk, penWidth: number, side: number): GreyImage | null {
  if (ink.image !== undefined) {
    const window = squareAround(ink.image);
    return window && scaleByArea(ink.image, window, side);
  }
  const strokes = inSquare(ink, penWidth);
  return strokes && drawPad(strokes, side);
}

/**
 * Prepares a digit as many programs do: just the cut-out, scaled down to 28 x 28 pixels.
 *
 * Gives 784 values from 0 (no ink) to 1; null when there is no ink.
 */
export function shrinkDigit(ink: DigitInk, penWidth: number): Float32Array | null {
  if (ink.image !== undefined) return cutOut(ink, penWidth, imageSide)?.grey ?? null;
  const strokes = inSquare(ink, penWidth);
  return strokes && squeezeStrokes(strokes);
}

function squareAround(image: GreyImage): Window | null {
  const size = sizeOfInk(image);
  if (!size) return null;
  const side = Math.max(size.width, size.height);
  return {
    left: size.left + (size.width - side) / 2,
    top: size.top + (size.height - side) / 2,
    side,
  };
}

/** Places strokes and their pen in the middle of a square pad that they just fill. */
function inSquare(
  { strokes }: { strokes: NonNullable<DigitInk['strokes']> },
  penWidth: number,
): PadStroke[] | null {
  const box = boundingBox(strokes);
  if (!box) return null;
  const side = Math.max(box.width, box.height) + penWidth;
  const place = ([x, y]: readonly [number, number]) =>
    [(x - box.left - box.width / 2) / side + 0.5, (y - box.top - box.height / 2) / side + 0.5] as const;
  return strokes.map((points) => ({ points: points.map(place), width: penWidth / side }));
}
