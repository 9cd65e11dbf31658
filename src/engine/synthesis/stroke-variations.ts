import type { Stroke } from '../../contract/drawings';
import type { Random } from '../random';
import { boundingBox } from '../handwriting/raster/bounding-box';
import type { Deformation } from './deformation';
import { deformation, randomBends } from './deformation';
import { randomPen } from './random-pen';
import type { Pen } from '../handwriting/raster/raster';

/** Standard deviations between two drawings of a digit by one hand; lengths in halves of its longer side. */
const variation = {
  /** Each coefficient of a smooth bend of the whole digit. */
  bend: 0.1,
  slant: 0.15,
  /** The tangent of half the angle. */
  rotation: 0.06,
  /** Width relative to height. */
  stretch: 0.15,
  /** Position of each stroke relative to the others. */
  offset: 0.04,
  /** The pen's radius, in pixels of the 28 x 28 image. */
  penRadius: 0.2,
} as const;

const narrowest = 0.5;

/** A drawn digit as the same hand might draw it again, with a pen for it; each call gives a different one. */
export function varyStrokes(
  strokes: readonly Stroke[],
  random: Random,
): { strokes: readonly Stroke[]; pen: Pen } {
  const { left, top, width, height } = boundingBox(strokes) ?? { left: 0, top: 0, width: 0, height: 0 };
  const half = Math.max(width, height) / 2 || 1;
  const deform = randomDeformation(random);
  const varied = strokes.map((stroke) => {
    const byX = variation.offset * random.gaussian() - (left + width / 2) / half;
    const byY = variation.offset * random.gaussian() - (top + height / 2) / half;
    return stroke.map(([x, y]) => deform(x / half + byX, y / half + byY));
  });
  return { strokes: varied, pen: randomPen(random, variation.penRadius) };
}

function randomDeformation(random: Random): Deformation {
  return deformation({
    bends: randomBends(random, variation.bend),
    width: Math.max(narrowest, 1 + variation.stretch * random.gaussian()),
    height: 1,
    slant: variation.slant * random.gaussian(),
    halfTangent: variation.rotation * random.gaussian(),
  });
}
