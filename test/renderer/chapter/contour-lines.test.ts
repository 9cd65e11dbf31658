import { describe, expect, it } from 'vitest';
import { contourLines } from '../../../src/renderer/chapter/valley/contour-lines';

const square = [
  [-2, 2],
  [-2, 2],
] as const;

describe('contourLines', () => {
  it('are circles for a bowl, closed and at the distance of their level', () => {
    const pieces = contourLines((x, y) => x * x + y * y, square, [1.44 + 1e-3]);
    const ends = new Map<string, number>();
    for (const end of pieces.flat()) {
      expect(Math.hypot(...end)).toBeCloseTo(1.2, 2);
      const place = end.map((value) => value.toFixed(9)).join();
      ends.set(place, (ends.get(place) ?? 0) + 1);
    }
    expect([...ends.values()].every((count) => count === 2)).toBe(true);
    const length = pieces.reduce((sum, [[x1, y1], [x2, y2]]) => sum + Math.hypot(x2 - x1, y2 - y1), 0);
    expect(length).toBeCloseTo(2.4 * Math.PI, 1);
  });

  it('are exact for a plane, and nowhere beyond its values', () => {
    for (const [x, y] of contourLines((x, y) => x + 2 * y, square, [0.5, -1.25]).flat()) {
      const value = x + 2 * y;
      expect(Math.min(Math.abs(value - 0.5), Math.abs(value + 1.25))).toBeLessThan(1e-12);
    }
    expect(contourLines(() => 1, square, [0, 1, 2])).toEqual([]);
  });

  it('does not lose a piece where two lines pass through one cell', () => {
    const pieces = contourLines(
      (x, y) => x * y,
      [
        [-1, 1],
        [-1, 1],
      ],
      [0.5],
      1,
    );
    expect(pieces).toHaveLength(2);
  });
});
