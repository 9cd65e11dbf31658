import { describe, expect, it } from 'vitest';
import { smoothCurve } from '../../../src/engine/synthesis/smooth-curve';

describe('smoothCurve', () => {
  it('runs through every control point, in order', () => {
    const controls = [
      [0, 0],
      [1, 2],
      [3, 1],
      [4, 4],
    ] as const;
    const points = smoothCurve(controls);
    const positions = controls.map(([x, y]) => points.findIndex((point) => point[0] === x && point[1] === y));
    expect(positions).toEqual([0, 8, 16, 24]);
  });

  it('makes a corner where a point is given twice', () => {
    const points = smoothCurve([
      [0, 0],
      [1, 0],
      [1, 0],
      [1, 1],
    ]);
    expect(points.every(([x, y]) => y === 0 || x === 1)).toBe(true);
  });

  it('returns a single point as it is', () => {
    expect(smoothCurve([[2, 3]])).toEqual([[2, 3]]);
  });
});
