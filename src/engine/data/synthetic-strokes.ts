import type { Stroke } from '../../contract/prediction';
import type { Random } from '../random';
import type { SkeletonStroke } from './digit-skeletons';
import { digitSkeletons } from './digit-skeletons';
import { smoothCurve } from './smooth-curve';

/** Standard deviations of what makes two digits of the same skeleton differ; lengths in heights of the digit. */
const variation = {
  controlPoint: 0.034,
  bend: 0.07,
  slant: 0.2,
  /** Of the tangent of half the angle. */
  rotation: 0.06,
} as const;

/** The mean slant leans to the right, as most hands do. */
const meanSlant = 0.12;
const narrowestWidth = 0.45;
const widestWidth = 1.1;

type Deformation = (x: number, y: number) => readonly [number, number];

/** A digit from 0 to 9 as a hand might draw it, about one unit high; each call draws another. */
export function syntheticStrokes(digit: number, random: Random): Stroke[] {
  const ways = digitSkeletons[digit];
  const skeleton = ways[random.integerBelow(ways.length)];
  const deform = randomDeformation(random);
  return skeleton.map((stroke) =>
    smoothCurve(unsteady(stroke, random)).map(([x, y]) => deform(2 * x - 1, 2 * y - 1)),
  );
}

/** The control points as pairs, each a little off; both points of a corner by the same. */
function unsteady(stroke: SkeletonStroke, random: Random): Stroke {
  const points: [number, number][] = [];
  for (let index = 0; index < stroke.length; index += 2) {
    const isCorner =
      index > 0 && stroke[index] === stroke[index - 2] && stroke[index + 1] === stroke[index - 1];
    points.push(
      isCorner
        ? points[points.length - 1]
        : [
            stroke[index] + variation.controlPoint * random.gaussian(),
            stroke[index + 1] + variation.controlPoint * random.gaussian(),
          ],
    );
  }
  return points;
}

/** Bends the square from -1 to 1 smoothly, then makes it narrower, slants and turns it. */
function randomDeformation(random: Random): Deformation {
  const bends = Array.from({ length: 8 }, () => variation.bend * random.gaussian());
  const halfWidth = 0.5 * (narrowestWidth + (widestWidth - narrowestWidth) * random.uniform());
  const slant = meanSlant + variation.slant * random.gaussian();
  const halfTangent = variation.rotation * random.gaussian();
  const secantSquared = 1 + halfTangent * halfTangent;
  const cosine = (2 - secantSquared) / secantSquared;
  const sine = (2 * halfTangent) / secantSquared;
  return (x, y) => {
    const bentX = x + bends[0] * x * x + bends[1] * x * y + bends[2] * y * y + bends[3] * y * y * y;
    const bentY = y + bends[4] * x * x + bends[5] * x * y + bends[6] * y * y + bends[7] * x * x * x;
    const slantedX = halfWidth * bentX - 0.5 * slant * bentY;
    return [cosine * slantedX - sine * 0.5 * bentY, sine * slantedX + cosine * 0.5 * bentY];
  };
}
