import type { Stroke } from '../../../contract/drawings';
import type { GreyImage } from '../raster/raster';
import { sizeOfInk, scaleByArea } from '../raster/scale-image';
import type { Mask } from './skeleton';
import { maskOf, thin } from './skeleton';

/** Line width is measured on digits scaled to this height in pixels: enough for any shape, and fast. */
const workingHeight = 60;
/** Shapes wider than this many times their height are scaled down further. */
const widestShape = 8;
/**
 * A pixel with at least this fraction of the strongest ink belongs to a line; thin lines get faint when scaled down.
 */
const leastInk = 0.35;

/** The width of an image's lines, in its pixels; 0 without ink. */
export function lineWidthOf(ink: GreyImage): number {
  const shape = shapeOf(ink);
  if (!shape) return 0;
  const area = count(shape.mask);
  const length = count(thin(shape.mask));
  return (area / length) * shape.scale;
}

/** The middle lines of all strokes in an image, as points, as if a pen had drawn them; empty without ink. */
export function middleLines(ink: GreyImage): Stroke[] {
  const shape = shapeOf(ink);
  if (!shape) return [];
  const { width, pixels } = thin(shape.mask);
  const points: Stroke[] = [];
  for (let pixel = 0; pixel < pixels.length; pixel++) {
    if (pixels[pixel] === 1) points.push([[pixel % width, Math.floor(pixel / width)]]);
  }
  return points;
}

function shapeOf(ink: GreyImage): { mask: Mask; scale: number } | null {
  const size = sizeOfInk(ink);
  if (!size) return null;
  const longer = Math.max(size.width, size.height);
  // For wide, low shapes such as joined digits, the height counts.
  const enlargement = workingHeight / Math.max(size.height, size.width / widestShape);
  const side = Math.ceil(longer * enlargement);
  const pixel = longer / side;
  // The middle of a square as long as the ink, without what lies beside it.
  const [columns, rows] = [size.width, size.height].map(
    (length) => side - 2 * Math.floor((longer - length) / 2 / pixel),
  );
  const window = {
    left: size.left + (size.width - columns * pixel) / 2,
    top: size.top + (size.height - rows * pixel) / 2,
    side: columns * pixel,
  };
  const reduced = scaleByArea(ink, window, columns, rows);
  const strongest = reduced.grey.reduce((most, value) => Math.max(most, value), 0);
  return { mask: maskOf(reduced, leastInk * strongest), scale: pixel };
}

function count({ pixels }: Mask): number {
  return pixels.reduce((sum, pixel) => sum + pixel, 0);
}
