import type { Stroke } from '../../contract/drawings';

/** Points sampled from one control point to the next. */
const samplesPerSpan = 8;

/**
 * The smooth curve through control points; a point given twice in a row makes a corner.
 *
 * Source: E. Catmull and R. Rom, A Class of Local Interpolating Splines, 1974 (the uniform cubic one).
 */
export function smoothCurve(controls: Stroke): Stroke {
  const last = controls.length - 1;
  const points: (readonly [number, number])[] = [controls[0]];
  for (let span = 0; span < last; span++) {
    const [start, end] = [controls[span], controls[span + 1]];
    if (start[0] === end[0] && start[1] === end[1]) continue;
    const before = controls[Math.max(0, span - 1)];
    const after = controls[Math.min(last, span + 2)];
    for (let sample = 1; sample <= samplesPerSpan; sample++) {
      const along = sample / samplesPerSpan;
      points.push([
        interpolate(before[0], start[0], end[0], after[0], along),
        interpolate(before[1], start[1], end[1], after[1], along),
      ]);
    }
  }
  return points;
}

function interpolate(before: number, start: number, end: number, after: number, along: number): number {
  const linear = end - before;
  const quadratic = 2 * before - 5 * start + 4 * end - after;
  const cubic = 3 * (start - end) + after - before;
  return start + 0.5 * along * (linear + along * (quadratic + along * cubic));
}
