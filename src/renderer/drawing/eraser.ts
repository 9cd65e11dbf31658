import type { InkStroke, PadPoint } from './ink';

/** A piece of a segment, as fractions of its length. */
type Interval = readonly [start: number, end: number];

/**
 * Cuts away the ink that an eraser of this radius sweeps over on its way from `from` to `to`.
 *
 * Strokes that it does not touch are returned as they are, so the same array means that nothing changed.
 */
export function eraseInk(
  strokes: readonly InkStroke[],
  from: PadPoint,
  to: PadPoint,
  radius: number,
): readonly InkStroke[] {
  const result = strokes.flatMap((stroke) => cutStroke(stroke, from, to, radius + stroke.width / 2));
  const isSame =
    result.length === strokes.length && result.every((stroke, index) => stroke === strokes[index]);
  return isSame ? strokes : result;
}

function cutStroke(stroke: InkStroke, from: PadPoint, to: PadPoint, reach: number): InkStroke[] {
  const { points, width } = stroke;
  if (points.length === 1) return sweptPart(points[0], points[0], from, to, reach) === null ? [stroke] : [];
  const pieces: PadPoint[][] = [];
  let piece: PadPoint[] = [points[0]];
  let isCut = false;
  for (let index = 1; index < points.length; index++) {
    const [start, end] = [points[index - 1], points[index]];
    const swept = sweptPart(start, end, from, to, reach);
    if (swept === null) {
      piece.push(end);
      continue;
    }
    isCut = true;
    if (swept[0] > 0) pieces.push([...piece, between(start, end, swept[0])]);
    // Erased from its very start: the piece before ends here, and one of a single erased point is no ink.
    else if (piece.length > 1) pieces.push(piece);
    piece = swept[1] < 1 ? [between(start, end, swept[1]), end] : [end];
  }
  if (!isCut) return [stroke];
  if (piece.length > 1) pieces.push(piece);
  return pieces.map((kept) => ({ points: kept, width }));
}

/** The part of segment a-b within `reach` of segment c-d; one interval, since that neighbourhood is convex. */
function sweptPart(a: PadPoint, b: PadPoint, c: PadPoint, d: PadPoint, reach: number): Interval | null {
  const parts = [
    withinDisc(a, b, c, reach),
    withinDisc(a, b, d, reach),
    withinStrip(a, b, c, d, reach),
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  return [Math.min(...parts.map(([start]) => start)), Math.max(...parts.map(([, end]) => end))];
}

/** The part of segment a-b within `reach` of point c: the roots of |a + t (b - a) - c|² = reach². */
function withinDisc(a: PadPoint, b: PadPoint, c: PadPoint, reach: number): Interval | null {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const [cx, cy] = [a[0] - c[0], a[1] - c[1]];
  const squaredLength = dx * dx + dy * dy;
  const excess = cx * cx + cy * cy - reach * reach;
  if (squaredLength === 0) return excess <= 0 ? [0, 1] : null;
  const half = cx * dx + cy * dy;
  const discriminant = half * half - squaredLength * excess;
  if (discriminant < 0) return null;
  const root = Math.sqrt(discriminant);
  return clip((-half - root) / squaredLength, (-half + root) / squaredLength);
}

/** The part of segment a-b beside segment c-d, no farther than `reach` from it. */
function withinStrip(a: PadPoint, b: PadPoint, c: PadPoint, d: PadPoint, reach: number): Interval | null {
  const length = Math.hypot(d[0] - c[0], d[1] - c[1]);
  if (length === 0) return null;
  const [ux, uy] = [(d[0] - c[0]) / length, (d[1] - c[1]) / length];
  const along = (p: PadPoint) => (p[0] - c[0]) * ux + (p[1] - c[1]) * uy;
  const across = (p: PadPoint) => (p[1] - c[1]) * ux - (p[0] - c[0]) * uy;
  const first = withinBand(along(a), along(b), 0, length);
  const second = withinBand(across(a), across(b), -reach, reach);
  if (first === null || second === null) return null;
  return clip(Math.max(first[0], second[0]), Math.min(first[1], second[1]));
}

/** Where a value that goes straight from `start` to `end` lies between two bounds. */
function withinBand(start: number, end: number, lower: number, upper: number): Interval | null {
  if (start === end) return start >= lower && start <= upper ? [0, 1] : null;
  const [t1, t2] = [(lower - start) / (end - start), (upper - start) / (end - start)];
  return clip(Math.min(t1, t2), Math.max(t1, t2));
}

function clip(start: number, end: number): Interval | null {
  const [from, to] = [Math.max(0, start), Math.min(1, end)];
  return from <= to ? [from, to] : null;
}

function between(a: PadPoint, b: PadPoint, t: number): PadPoint {
  return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
}
