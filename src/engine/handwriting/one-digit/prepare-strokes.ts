import type { Stroke } from '../../../contract/drawings';
import { imageSide } from '../../image';
import { centreOfMass } from './centre-of-mass';
import { fitStrokes } from './fit';
import type { GreyImage, Pen } from '../raster/raster';
import { drawStrokes } from '../raster/raster';

/** MNIST's digits fill a box of 20 x 20 pixels. */
export const boxSide = 20;

/** A pen whose lines are as wide and as soft as MNIST's: 57 pixels an image with full ink, 105 at least half, 151 with any. */
export const mnistPen: Pen = { radius: 1.25, edge: 1.2 };

/**
 * Makes of a drawn digit the image that a network trained on MNIST expects.
 *
 * The strokes are scaled into the 20 x 20 box, drawn with MNIST's stroke width, and placed with their centre of mass
 * in the middle of 28 x 28 pixels. So it does not matter how large, where, or with which pen the digit was drawn.
 * Gives 784 values from 0 (no ink) to 1; null when there is no point.
 */
export function prepareStrokes(strokes: readonly Stroke[], pen: Pen = mnistPen): Float32Array | null {
  return followPreparation(strokes, pen)?.centred.grey ?? null;
}

/** What the strokes become on their way to the network. */
export interface Preparation {
  /** Scaled into the box, with room for the pen; 0 to 20. */
  fitted: Stroke[];
  /** 20 x 20: drawn with the pen. */
  boxed: GreyImage;
  /** Of the ink in the box, 0 to 20. */
  centre: { x: number; y: number };
  /** 28 x 28: drawn again, with that centre in the middle. */
  centred: GreyImage;
}

/** Does what `prepareStrokes` does, and keeps what there is on the way. */
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
