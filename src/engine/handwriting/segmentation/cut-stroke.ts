import type { Stroke } from '../../../contract/drawings';
import { boundingBox } from '../raster/bounding-box';
import { cornersOf } from './corners';

/** All lengths in heights of the line. */
const size = {
  /**
   * Narrower strokes are not cut: two digits are hardly ever so narrow. Nor are lower ones: a five's hat, a seven's
   * bar.
   */
  leastWidth: 0.55,
  leastHeight: 0.5,
  /** Distance between trial cuts, and from them to the stroke's sides. */
  apart: 0.12,
  /** Ink drawn before a cut extends at most this far over ink drawn after it; less far over a link. */
  mostOverlap: 0.25,
  mostOverlapOfLink: 0.12,
  /** Maximum and minimum length of a link. */
  longestLink: 1.25,
  shortestLink: 0.08,
  /** A line that deviates less is straight. */
  straight: 0.07,
};

/** A stroke that could be cut into more parts is a scribble, and stays whole: ten joined digits have 20 to 50. */
const mostParts = 100;

/** A part of a stroke. */
export interface StrokePart {
  points: Stroke;
  /** Whether it may be the pen's path between two digits, and part of neither. */
  isLink: boolean;
}

/**
 * Cuts a stroke where it might continue to the next digit, from left to right; returns one part if nowhere.
 * It cuts wherever nearly everything before lies to the left of everything after, and at both ends of a straight line
 * to the right for which this is true. Two parts share the point between them.
 */
export function cutStroke(stroke: Stroke, lineHeight: number): StrokePart[] {
  const box = boundingBox([stroke]);
  if (!box || box.width < size.leastWidth * lineHeight || box.height < size.leastHeight * lineHeight) {
    return [{ points: stroke, isLink: false }];
  }
  const isDrawnToTheLeft = stroke[stroke.length - 1][0] < stroke[0][0];
  const points = isDrawnToTheLeft ? stroke.toReversed() : stroke;
  const overlap = overlapOf(points);
  const links = linksOf(points, overlap, lineHeight);
  const apart = size.apart * lineHeight;
  const cuts = links.flat();
  const isApart = (index: number) =>
    cuts.every((cut) => Math.abs(points[cut][0] - points[index][0]) >= apart);
  const isInside = (x: number) => x >= box.left + apart && x <= box.left + box.width - apart;
  const isInLink = (index: number) => links.some(([first, last]) => index > first && index < last);
  [...points.keys()]
    .filter((index) => overlap(index, index) <= size.mostOverlap * lineHeight && isInside(points[index][0]))
    .sort((one, other) => overlap(one, one) - overlap(other, other) || one - other)
    .forEach((index) => {
      if (isApart(index) && !isInLink(index)) cuts.push(index);
    });
  const ends = [0, ...new Set(cuts.sort((one, other) => one - other)), points.length - 1];
  if (ends.length > mostParts + 1) return [{ points: stroke, isLink: false }];
  const beginsLink = new Set(links.map(([first]) => first));
  return ends.slice(1).map((end, index) => ({
    points: points.slice(ends[index], end + 1),
    isLink: beginsLink.has(ends[index]),
  }));
}

/** The first and the last point of each straight line that may lead from one digit to the next. */
function linksOf(
  points: Stroke,
  overlap: (before: number, after: number) => number,
  lineHeight: number,
): [first: number, last: number][] {
  const corners = cornersOf(points, size.straight * lineHeight);
  const links: [number, number][] = [];
  for (let at = 1; at < corners.length - 2; at++) {
    const [first, last] = [corners[at], corners[at + 1]];
    const [x, y] = [points[last][0] - points[first][0], points[last][1] - points[first][1]];
    const length = Math.sqrt(x * x + y * y) / lineHeight;
    const isSmall = length <= size.longestLink && length >= size.shortestLink;
    if (x > 0 && isSmall && overlap(first, last) <= size.mostOverlapOfLink * lineHeight)
      links.push([first, last]);
  }
  return links;
}

/**
 * Returns a function for how far the ink up to one point extends to the right of the leftmost ink from another point
 * on.
 */
function overlapOf(points: Stroke): (before: number, after: number) => number {
  const leftmost = points.map(([x]) => x);
  for (let index = points.length - 2; index >= 0; index--) {
    leftmost[index] = Math.min(leftmost[index], leftmost[index + 1]);
  }
  const rightmost = points.map(([x]) => x);
  for (let index = 1; index < points.length; index++) {
    rightmost[index] = Math.max(rightmost[index], rightmost[index - 1]);
  }
  return (before, after) => rightmost[before] - leftmost[after];
}
