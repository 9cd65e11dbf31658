import type { Stroke } from '../../contract/prediction';
import { boundingBox } from './bounding-box';

/** All lengths in heights of the line. */
const size = {
  /** What is narrower is not cut: hardly any two digits are. Nor is what is lower: a five's hat, a seven's bar. */
  leastWidth: 0.55,
  leastHeight: 0.5,
  /** Between trial cuts, and between one and the stroke's sides. */
  apart: 0.12,
  /** What is drawn before a cut reaches at most so far over what is drawn after it. */
  mostOverlap: 0.25,
};

/**
 * Cuts a stroke where it might go on to the next digit, from left to right; one piece when it does not.
 * That is wherever nearly all before lies to the left of all that follows. Two pieces share the point between them.
 */
export function cutStroke(stroke: Stroke, lineHeight: number): Stroke[] {
  const box = boundingBox([stroke]);
  if (!box || box.width < size.leastWidth * lineHeight || box.height < size.leastHeight * lineHeight) {
    return [stroke];
  }
  const isDrawnToTheLeft = stroke[stroke.length - 1][0] < stroke[0][0];
  const points = isDrawnToTheLeft ? stroke.toReversed() : stroke;
  const overlaps = overlapsOf(points);
  const apart = size.apart * lineHeight;
  const isInside = (x: number) => x >= box.left + apart && x <= box.left + box.width - apart;
  const candidates = [...points.keys()].filter(
    (index) => overlaps[index] <= size.mostOverlap * lineHeight && isInside(points[index][0]),
  );
  const cuts: number[] = [];
  for (const index of candidates.sort((one, other) => overlaps[one] - overlaps[other] || one - other)) {
    if (cuts.every((cut) => Math.abs(points[cut][0] - points[index][0]) >= apart)) cuts.push(index);
  }
  const ends = [0, ...cuts.sort((one, other) => one - other), points.length - 1];
  return ends.slice(1).map((end, index) => points.slice(ends[index], end + 1));
}

/** How far what is drawn up to each point reaches to the right of the leftmost of what is drawn from it on. */
function overlapsOf(points: Stroke): number[] {
  const leftmost = points.map(([x]) => x);
  for (let index = points.length - 2; index >= 0; index--) {
    leftmost[index] = Math.min(leftmost[index], leftmost[index + 1]);
  }
  let rightmost = -Infinity;
  return points.map(([x], index) => {
    rightmost = Math.max(rightmost, x);
    return rightmost - leftmost[index];
  });
}
