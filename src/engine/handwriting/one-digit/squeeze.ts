import type { Stroke } from '../../../contract/drawings';
import { imageSide } from '../../image';
import type { GreyImage } from '../raster/raster';
import { drawStroke, emptyImage } from '../raster/raster';
import { scaleByArea } from '../raster/scale-image';

/** A stroke as seen on a square pad; lengths are fractions of the pad's side. */
export interface PadStroke {
  points: Stroke;
  /** Width of its line. */
  width: number;
}

/** Pixels of the pad's picture averaged into one, along a side; edges are smooth as on screen. */
const pixelsAveraged = 4;

/** Draws a square pad as on screen, on `side` x `side` pixels. */
export function drawPad(strokes: readonly PadStroke[], side: number): GreyImage {
  const image = emptyImage(side);
  for (const { points, width } of strokes) {
    const stroke = points.map(([x, y]) => [x * side, y * side] as const);
    drawStroke(image, stroke, { radius: (width * side) / 2, edge: 1 });
  }
  return image;
}

/**
 * Prepares a drawing as many programs do: the whole pad, scaled down to 28 x 28 pixels.
 *
 * Each pixel is the mean of the area that it covers. The digit keeps its size, position and pen width.
 * Gives 784 values from 0 (no ink) to 1; null when there is no point.
 */
export function squeezeStrokes(strokes: readonly PadStroke[]): Float32Array | null {
  if (strokes.every(({ points }) => points.length === 0)) return null;
  const side = imageSide * pixelsAveraged;
  return scaleByArea(drawPad(strokes, side), { left: 0, top: 0, side }, imageSide).grey;
}
