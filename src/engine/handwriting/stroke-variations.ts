import type { Stroke } from '../../contract/prediction';
import type { Random } from '../random';
import { boundingBox } from './bounding-box';
import { mnistPen } from './prepare';
import type { Pen } from './raster';

/** Standard deviations of what differs when one hand draws a digit twice; lengths in halves of its longer side. */
const variation = {
  /** Of each coefficient of a smooth bend of the whole digit. */
  bend: 0.1,
  slant: 0.15,
  /** Of the tangent of half the angle. */
  rotation: 0.06,
  /** Of width against height. */
  stretch: 0.15,
  /** Of each stroke against the others. */
  offset: 0.04,
  /** Of the pen's radius, in pixels of the 28 x 28 image. */
  penRadius: 0.2,
} as const;

const narrowest = 0.5;
const thinnestPenRadius = 0.8;
const thickestPenRadius = 1.9;

/** A drawn digit as the same hand might draw it another time, and with which pen; each call gives another. */
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
  return { strokes: varied, pen: varyPen(random) };
}

function varyPen(random: Random): Pen {
  const radius = mnistPen.radius + variation.penRadius * random.gaussian();
  return { ...mnistPen, radius: Math.min(thickestPenRadius, Math.max(thinnestPenRadius, radius)) };
}

/** Bends the square from -1 to 1 smoothly, then stretches, slants and turns it. */
function randomDeformation(random: Random): (x: number, y: number) => readonly [x: number, y: number] {
  const bends = Array.from({ length: 8 }, () => variation.bend * random.gaussian());
  const stretch = Math.max(narrowest, 1 + variation.stretch * random.gaussian());
  const slant = variation.slant * random.gaussian();
  const halfTangent = variation.rotation * random.gaussian();
  const secantSquared = 1 + halfTangent * halfTangent;
  const cosine = (2 - secantSquared) / secantSquared;
  const sine = (2 * halfTangent) / secantSquared;
  return (x, y) => {
    const bentX = x + bends[0] * x * x + bends[1] * x * y + bends[2] * y * y + bends[3] * y * y * y;
    const bentY = y + bends[4] * x * x + bends[5] * x * y + bends[6] * y * y + bends[7] * x * x * x;
    const slantedX = stretch * bentX - slant * bentY;
    return [cosine * slantedX - sine * bentY, sine * slantedX + cosine * bentY];
  };
}
