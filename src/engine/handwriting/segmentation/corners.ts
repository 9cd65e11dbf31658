import type { Stroke } from '../../../contract/drawings';

/**
 * Finds the points of a stroke between which it is straight to within `tolerance`, including its first and last.
 *
 * Douglas and Peucker, "Algorithms for the reduction of the number of points required to represent a digitized line",
 * 1973.
 */
export function cornersOf(points: Stroke, tolerance: number): number[] {
  const corners = [0];
  // The ends of the parts still to be examined, the last one first: a scribble nests too deeply for recursion.
  const ends = points.length > 1 ? [points.length - 1] : [];
  let first = 0;
  while (ends.length > 0) {
    const last = ends.at(-1)!;
    const farthest = farthestFromLine(points, first, last, tolerance);
    if (farthest !== null) {
      ends.push(farthest);
      continue;
    }
    corners.push(last);
    first = ends.pop()!;
  }
  return corners;
}

/** The point between two others that is farthest from the line between them; null if none is farther than `tolerance`. */
function farthestFromLine(points: Stroke, first: number, last: number, tolerance: number): number | null {
  let farthest: number | null = null;
  let distance = tolerance;
  for (let index = first + 1; index < last; index++) {
    const away = distanceToLine(points[index], points[first], points[last]);
    if (away > distance) [farthest, distance] = [index, away];
  }
  return farthest;
}

/** The distance from a point to the segment from `start` to `end`. */
function distanceToLine([x, y]: Stroke[number], start: Stroke[number], end: Stroke[number]): number {
  const [alongX, alongY] = [end[0] - start[0], end[1] - start[1]];
  const squared = alongX * alongX + alongY * alongY;
  const share = squared > 0 ? ((x - start[0]) * alongX + (y - start[1]) * alongY) / squared : 0;
  const within = Math.min(1, Math.max(0, share));
  const [awayX, awayY] = [x - start[0] - within * alongX, y - start[1] - within * alongY];
  return Math.sqrt(awayX * awayX + awayY * awayY);
}
