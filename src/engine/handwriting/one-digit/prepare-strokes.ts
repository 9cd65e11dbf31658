import type { Stroke } from '../../../contract/drawings';
import { imageSide } from '../../image';
import { centreOfMass } from './centre-of-mass';
import { fitStrokes } from './fit';
import type { GreyImage, Pen } from '../raster/raster';
import { drawStrokes } from '../raster/raster';

/** MNIST's digits fill a box of 20 x 20 pixels. */
export const boxSide = 20;

/**
 * A pen with lines as wide and soft as MNIST's: per image 57 pixels with full ink, 105 with at least half, 151 with
 * any.
 */
export const mnistPen: Pen = { radius: 1.25, edge: 1.2 };

/**
 * Turns a drawn digit into the image that a network trained on MNIST expects.
 *
 * The strokes are scaled into the 20 x 20 box, drawn with MNIST's stroke width, and placed with their centre of mass in
 * the middle of 28 x 28 pixels. So the digit's size, position and pen do not matter.
 * Gives 784 values from 0 (no ink) to 1; null when there is no point.
 */
export function prepareStrokes(strokes: readonly Stroke[], pen: Pen = mnistPen): Float32Array | null {
  return followPreparation(strokes, pen)?.centred.grey ?? null;
}

/** The stages of strokes on their way to the network. */
export interface Preparation {
  /** Strokes scaled into the box, with room for the pen; 0 to 20. */
  fitted: Stroke[];
  /** The strokes drawn with the pen, 20 x 20. */
  boxed: GreyImage;
  /** Centre of mass of the ink in the box, 0 to 20. */
  centre: { x: number; y: number };
  /** Drawn again with that centre in the middle, 28 x 28. */
  centred: GreyImage;
}

/** Does the same as `prepareStrokes`, and keeps the intermediate results. */
export function followPreparation(strokes: readonly Stroke[], pen: Pen = mnistPen): Preparation | null {
  const reach = pen.radius + pen.edge / 2;
  const inside = fitStrokes(strokes, boxSide - 2 * reach);
  if (!inside) return null;
  const fitted = shift(inside, reach, reach);
  const boxed = drawStrokes(fitted, boxSide, pen);
  const centre = centreOfMass(boxed);
  if (!centre) return null;
  const middle = imageSide / 2;
  const centred = drawStrokes(shift(fitted, middle - centre.x, middle - centre.y), imageSide, pen);
  return { fitted, boxed, centre, centred };
}

/** Moves strokes. */
export function shift(strokes: readonly Stroke[], byX: number, byY: number): Stroke[] {
  return strokes.map((stroke) => stroke.map(([x, y]) => [x + byX, y + byY]));
}
