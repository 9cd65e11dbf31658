import type { Stroke } from '../../../contract/drawings';
import type { GreyImage } from '../raster/raster';
import { sizeOfInk, scaleByArea } from '../raster/scale-image';
import type { Mask } from './skeleton';
import { maskOf, thin } from './skeleton';

/** Lines are looked at where a digit is so many pixels high: enough for any shape, and quick. */
const workingHeight = 60;
/** Wider ones, to their height, are looked at less closely. */
const widestShape = 8;
/** From this part of the strongest ink on, a pixel belongs to a line; thin lines are faint once they are reduced. */
const leastInk = 0.35;

/** How wide the lines of an image are, in its pixels; 0 without ink. */
export function lineWidthOf(ink: GreyImage): number {
  const shape = shapeOf(ink);
  if (!shape) return 0;
  const area = count(shape.mask);
  const length = count(thin(shape.mask));
  return (area / length) * shape.scale;
}

/** The middle lines of all strokes in an image, point by point, as if a pen had drawn them; none without ink. */
export function middleLines(ink: GreyImage): Stroke[] {
  const shape = shapeOf(ink);
  if (!shape) return [];
  const { width, pixels } = thin(shape.mask);
  const points: Stroke[] = [];
  pixels.forEach((isLine, pixel) => {
    if (isLine) points.push([[pixel % width, Math.floor(pixel / width)]]);
  });
  return points;
}

function shapeOf(ink: GreyImage): { mask: Mask; scale: number } | null {
  const size = sizeOfInk(ink);
  if (!size) return null;
  const longer = Math.max(size.width, size.height);
  // Of what is wide and low, as joined digits are, the height counts.
  const enlargement = workingHeight / Math.max(size.height, size.width / widestShape);
  const side = Math.ceil(longer * enlargement);
  const window = {
    left: size.left + size.width / 2 - longer / 2,
    top: size.top + size.height / 2 - longer / 2,
    side: longer,
  };
  const reduced = scaleByArea(ink, window, side);
  const strongest = reduced.grey.reduce((most, value) => Math.max(most, value), 0);
  return { mask: maskOf(reduced, leastInk * strongest), scale: longer / side };
}

function count({ pixels }: Mask): number {
  return pixels.reduce((sum, pixel) => sum + pixel, 0);
}
