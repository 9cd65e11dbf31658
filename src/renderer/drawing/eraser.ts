import { widthAt, type InkStroke, type PadPoint } from './ink';
import { partOfStroke } from './part-of-stroke';

/** An interval: on a segment in fractions of its length, on a stroke in point numbers. */
type Interval = readonly [start: number, end: number];

/**
 * Cuts away the ink that an eraser of this radius sweeps over on its way from `from` to `to`.
 *
 * Untouched strokes are returned unchanged, so the same array means that nothing changed.
 */
export function eraseInk(
  strokes: readonly InkStroke[],
  from: PadPoint,
  to: PadPoint,
  radius: number,
): readonly InkStroke[] {
  const result = strokes.flatMap((stroke) => cutStroke(stroke, from, to, radius));
  const isSame =
    result.length === strokes.length && result.every((stroke, index) => stroke === strokes[index]);
  return isSame ? strokes : result;
}

function cutStroke(stroke: InkStroke, from: PadPoint, to: PadPoint, radius: number): InkStroke[] {
  const { points } = stroke;
  const swept = (start: number, end: number) =>
    sweptPart(
      points[start],
      points[end],
      from,
      to,
      radius + Math.max(widthAt(stroke, start), widthAt(stroke, end)) / 2,
    );
  if (points.length === 1) return swept(0, 0) === null ? [stroke] : [];
  const kept: Interval[] = [];
  let start = 0;
  let isCut = false;
  for (let index = 0; index < points.length - 1; index++) {
    const part = swept(index, index + 1);
    if (part === null) continue;
    isCut = true;
    if (index + part[0] > start) kept.push([start, index + part[0]]);
    start = index + part[1];
  }
  if (!isCut) return [stroke];
  if (start < points.length - 1) kept.push([start, points.length - 1]);
  return kept.map((interval) => partOfStroke(stroke, ...interval));
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

/** The interval in which a value that changes linearly from `start` to `end` lies between two bounds. */
function withinBand(start: number, end: number, lower: number, upper: number): Interval | null {
  if (start === end) return start >= lower && start <= upper ? [0, 1] : null;
  const [t1, t2] = [(lower - start) / (end - start), (upper - start) / (end - start)];
  return clip(Math.min(t1, t2), Math.max(t1, t2));
}

function clip(start: number, end: number): Interval | null {
  const [from, to] = [Math.max(0, start), Math.min(1, end)];
  return from <= to ? [from, to] : null;
}
