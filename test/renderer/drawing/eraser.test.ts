import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eraseInk } from '../../../src/renderer/drawing/eraser';
import type { InkStroke, PadPoint } from '../../../src/renderer/drawing/ink';

const thin = (...points: PadPoint[]): InkStroke => ({ points, width: 0 });

function distanceToSegment(point: PadPoint, from: PadPoint, to: PadPoint): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const squaredLength = dx * dx + dy * dy;
  const along = (point[0] - from[0]) * dx + (point[1] - from[1]) * dy;
  const t = squaredLength === 0 ? 0 : Math.min(1, Math.max(0, along / squaredLength));
  return Math.hypot(point[0] - from[0] - t * dx, point[1] - from[1] - t * dy);
}

const length = (strokes: readonly InkStroke[]) =>
  strokes.reduce((sum, { points }) => {
    const lengths = points.slice(1).map((p, i) => Math.hypot(p[0] - points[i][0], p[1] - points[i][1]));
    return sum + lengths.reduce((total, part) => total + part, 0);
  }, 0);

// Pointers report fractions of a pixel, not of an atom.
const coordinate = fc.integer({ min: 0, max: 4096 }).map((steps) => steps / 4096);
const point = fc.tuple(coordinate, coordinate);

describe('eraseInk', () => {
  it('returns the same strokes when it touches none', () => {
    const strokes = [thin([0, 0], [1, 0])];
    expect(eraseInk(strokes, [0.5, 0.5], [0.6, 0.5], 0.1)).toBe(strokes);
  });

  it('cuts a stroke in two where it crosses it', () => {
    const cut = eraseInk([thin([0, 0.5], [1, 0.5])], [0.5, 0], [0.5, 1], 0.1);
    expect(cut).toHaveLength(2);
    expect(cut[0].points[0]).toEqual([0, 0.5]);
    expect(cut[0].points[1][0]).toBeCloseTo(0.4);
    expect(cut[1].points[0][0]).toBeCloseTo(0.6);
    expect(cut[1].points[1]).toEqual([1, 0.5]);
  });

  it('cuts at a joint of two segments without leaving a bit', () => {
    const cut = eraseInk([thin([0, 0.5], [0.5, 0.5], [1, 0.5])], [0.5, 0.5], [0.5, 0.5], 0.1);
    expect(cut.map(({ points }) => points.length)).toEqual([2, 2]);
    expect(length(cut)).toBeCloseTo(0.8);
  });

  it('reaches as far as half the width of the ink', () => {
    const wide = { points: [[0, 0.5] as const, [1, 0.5] as const], width: 0.2 };
    expect(eraseInk([wide], [0.5, 0.65], [0.5, 0.65], 0.1)).toHaveLength(2);
    expect(eraseInk([thin(...wide.points)], [0.5, 0.65], [0.5, 0.65], 0.1)).toHaveLength(1);
  });

  it('keeps the pressure of what it leaves', () => {
    const stroke: InkStroke = { points: [[0, 0.5], [0.5, 0.5], [1, 0.5]], pressures: [0, 0.4, 1], width: 0 }; // prettier-ignore
    const cut = eraseInk([stroke], [0.25, 0.5], [0.25, 0.5], 0.125);
    expect(cut.map(({ points }) => points.length)).toEqual([2, 3]);
    expect(cut[0].pressures![1]).toBeCloseTo(0.1);
    expect(cut[1].pressures![0]).toBeCloseTo(0.3);
    expect(cut[1].pressures!.slice(1)).toEqual([0.4, 1]);
  });

  it('reaches farther where the pen was pressed harder', () => {
    const light: InkStroke = { points: [[0, 0.5], [1, 0.5]], pressures: [0, 0], width: 0.2 }; // prettier-ignore
    const hard = { ...light, pressures: [1, 1] };
    expect(eraseInk([light], [0.5, 0.7], [0.5, 0.7], 0.1)).toHaveLength(1);
    expect(eraseInk([hard], [0.5, 0.7], [0.5, 0.7], 0.1)).toHaveLength(2);
  });

  it('removes dots and strokes that it covers', () => {
    const strokes = [thin([0.5, 0.5]), thin([0.45, 0.5], [0.55, 0.5]), thin([0, 0])];
    expect(eraseInk(strokes, [0.5, 0.5], [0.5, 0.5], 0.1)).toEqual([thin([0, 0])]);
  });

  it('leaves no ink within its reach and takes none away beyond it', () => {
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 2, maxLength: 12 }),
        point,
        point,
        fc.double({ min: 0.01, max: 0.3, noNaN: true }),
        (points, from, to, radius) => {
          const before = [thin(...points)];
          const after = eraseInk(before, from, to, radius);
          for (const stroke of after) {
            for (const [index, end] of stroke.points.entries()) {
              expect(distanceToSegment(end, from, to)).toBeGreaterThan(radius - 1e-6);
              if (index === 0) continue;
              const start = stroke.points[index - 1];
              const middle: PadPoint = [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2];
              expect(distanceToSegment(middle, from, to)).toBeGreaterThan(radius - 1e-6);
            }
          }
          const kept = points.filter((p) => distanceToSegment(p, from, to) > radius + 1e-6);
          const remaining = after.flatMap((stroke) => stroke.points);
          for (const p of kept) expect(remaining).toContainEqual(p);
          expect(length(after)).toBeLessThanOrEqual(length(before) + 1e-9);
        },
      ),
    );
  });
});
