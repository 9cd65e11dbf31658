import type { Stroke } from '../../contract/drawings';
import type { Deformation } from './deformation';
import { deformation, randomBends } from './deformation';
import type { Random } from '../random';
import type { Skeleton, SkeletonStroke } from './digit-skeletons';
import { digitSkeletons } from './digit-skeletons';
import { smoothCurve } from './smooth-curve';

/** Standard deviations between two digits of the same skeleton; lengths in heights of the digit. */
const variation = {
  controlPoint: 0.038,
  /** Distance of a second stroke from its proper place. */
  placing: 0.05,
  /** A point's deviation, relative to the distance to its neighbours: a fast hand is less steady. */
  wobble: 0.15,
  bend: 0.07,
  slant: 0.2,
  /** The tangent of half the angle. */
  rotation: 0.06,
} as const;

/** The mean slant leans to the right, as most hands do. */
const meanSlant = 0.12;
const narrowestWidth = 0.4;
const widestWidth = 1.2;
/** Relative to its size in the skeleton. */
const smallestSecondStroke = 0.6;
const largestSecondStroke = 1.15;
/** Maximum number of times a stroke is smoothed: a hurried hand rounds the corners. */
const mostSmoothing = 6;

/** A digit from 0 to 9 as a hand might draw it, about one unit high; each call draws another. */
export function syntheticStrokes(digit: number, random: Random): Stroke[] {
  const ways = digitSkeletons[digit];
  return strokesOf(ways[random.integerBelow(ways.length)], random);
}

/** A skeleton as a hand might draw it, about one unit high; each call draws another. */
export function strokesOf(skeleton: Skeleton, random: Random): Stroke[] {
  const deform = randomDeformation(random);
  const haste = random.integerBelow(mostSmoothing + 1);
  return skeleton.map((stroke, index) => {
    const points = hurried(smoothCurve(unsteady(stroke, random)), haste, random);
    const placed = index === 0 ? points : misplaced(points, random);
    return placed.map(([x, y]) => deform(2 * x - 1, 2 * y - 1));
  });
}

/** Moves and resizes a second stroke at random, about the middle of its ends. */
function misplaced(stroke: Stroke, random: Random): Stroke {
  const [first, last] = [stroke[0], stroke[stroke.length - 1]];
  const [middleX, middleY] = [(first[0] + last[0]) / 2, (first[1] + last[1]) / 2];
  const size = smallestSecondStroke + (largestSecondStroke - smallestSecondStroke) * random.uniform();
  const asideX = variation.placing * random.gaussian();
  const asideY = variation.placing * random.gaussian();
  return stroke.map(([x, y]) => [
    middleX + size * (x - middleX) + asideX,
    middleY + size * (y - middleY) + asideY,
  ]);
}

/** Makes each point wobble, more for a faster pen, then smooths the stroke repeatedly; its ends stay. */
function hurried(stroke: Stroke, haste: number, random: Random): Stroke {
  let points = stroke.map((point, index) => {
    const [beforeX, beforeY] = stroke[Math.max(0, index - 1)];
    const stepX = point[0] - beforeX;
    const stepY = point[1] - beforeY;
    const wobble = variation.wobble * Math.sqrt(stepX * stepX + stepY * stepY);
    return [point[0] + wobble * random.gaussian(), point[1] + wobble * random.gaussian()] as const;
  });
  for (let pass = 0; pass < haste; pass++) {
    points = points.map((point, index) => {
      if (index === 0 || index === points.length - 1) return point;
      const [before, after] = [points[index - 1], points[index + 1]];
      return [(before[0] + 2 * point[0] + after[0]) / 4, (before[1] + 2 * point[1] + after[1]) / 4];
    });
  }
  return points;
}

/** The control points as pairs, each moved a little; both points of a corner move alike. */
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

function randomDeformation(random: Random): Deformation {
  return deformation({
    bends: randomBends(random, variation.bend),
    width: 0.5 * (narrowestWidth + (widestWidth - narrowestWidth) * random.uniform()),
    height: 0.5,
    slant: meanSlant + variation.slant * random.gaussian(),
    halfTangent: variation.rotation * random.gaussian(),
  });
}
