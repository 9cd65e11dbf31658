import type { Random } from '../random';
import { mnistPen } from '../handwriting/one-digit/prepare-strokes';
import type { Pen } from '../handwriting/raster/raster';

const thinnestRadius = 0.8;
const thickestRadius = 1.9;

/** How much the pens of drawn digits and signs differ. */
const usualDeviation = 0.3;

/** A pen about as wide as MNIST's; `deviation`: standard deviation of its radius, in pixels of the 28 x 28 image. */
export function randomPen(random: Random, deviation = usualDeviation): Pen {
  const radius = mnistPen.radius + deviation * random.gaussian();
  return { ...mnistPen, radius: Math.min(thickestRadius, Math.max(thinnestRadius, radius)) };
}
