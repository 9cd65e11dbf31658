import { describe, expect, it } from 'vitest';
import { curveOf, pointAt, smoothCurve } from '../../../src/renderer/comparison/compared-curve';
import { smooth } from '../../../src/renderer/comparison/smooth';
import { epochResult } from '../fake-bridge';
import { someRun } from '../runs/some-runs';

const run = (number: number, correct: readonly number[], trainSeconds = 0.5) => ({
  run: someRun(number),
  epochs: correct.map((each, epoch) => ({ ...epochResult(epoch, each), trainSeconds, cost: each / 1e5 })),
});

describe('curveOf', () => {
  it('is the curve itself for one run', () => {
    const points = curveOf([run(1, [9000, 9200])], 'test', 'epochs');
    expect(points).toEqual([
      { epochs: 1, x: 1, mean: 0.9, lowest: 0.9, highest: 0.9, count: 1 },
      { epochs: 2, x: 2, mean: 0.92, lowest: 0.92, highest: 0.92, count: 1 },
    ]);
  });

  it('gives mean and range over seeds, as far as each has come', () => {
    const points = curveOf([run(1, [9000, 9200]), run(2, [9200])], 'test', 'epochs');
    expect(points[0].mean).toBeCloseTo(0.91);
    expect(points[0]).toMatchObject({ lowest: 0.9, highest: 0.92, count: 2 });
    expect(points[1]).toMatchObject({ mean: 0.92, count: 1 });
  });

  it('counts images seen, and seconds of training, along x', () => {
    const one = [run(1, [9000, 9200])];
    expect(curveOf(one, 'test', 'images').map(({ x }) => x)).toEqual([50_000, 100_000]);
    const two = [...one, run(2, [9000, 9200], 1.5)];
    expect(curveOf(two, 'test', 'seconds').map(({ x }) => x)).toEqual([1, 2]);
  });

  it('never goes back along x, also when a slow seed has not come as far', () => {
    const points = curveOf([run(1, [9000, 9200, 9300], 0.1), run(2, [9000], 9)], 'test', 'seconds');
    const xs = points.map(({ x }) => x);
    expect(xs).toEqual([...xs].sort((one, other) => one - other));
  });

  it('compares validation, training and cost, and leaves out what was not measured', () => {
    const one = [run(1, [9000])];
    expect(curveOf(one, 'validation', 'epochs')[0].mean).toBeCloseTo(0.899);
    expect(curveOf(one, 'cost', 'epochs')[0].mean).toBeCloseTo(0.09);
    expect(curveOf(one, 'training', 'epochs')).toEqual([]);
  });
});

describe('smooth', () => {
  it('leaves values alone without weight, and a constant with any', () => {
    expect(smooth([1, 5, 2], 0)).toEqual([1, 5, 2]);
    for (const value of smooth([4, 4, 4], 0.9)) expect(value).toBeCloseTo(4);
  });

  it('starts at the first value and follows the others slowly', () => {
    const smoothed = smooth([0, 1, 1, 1], 0.5);
    expect(smoothed[0]).toBe(0);
    expect(smoothed[1]).toBeCloseTo(2 / 3);
    expect(smoothed[3]).toBeGreaterThan(smoothed[2]);
    expect(smoothed[3]).toBeLessThan(1);
  });
});

describe('smoothCurve', () => {
  it('keeps the mean inside its band', () => {
    const points = curveOf([run(1, [9000, 9400, 9100]), run(2, [9200, 9300, 9500])], 'test', 'epochs');
    for (const { lowest, mean, highest } of smoothCurve(points, 0.6)) {
      expect(mean).toBeGreaterThanOrEqual(lowest);
      expect(mean).toBeLessThanOrEqual(highest);
    }
  });
});

describe('pointAt', () => {
  it('is the last point up to there, and none outside the curve', () => {
    const points = curveOf([run(1, [9000, 9200])], 'test', 'epochs');
    expect(pointAt(points, 0.5)).toBeUndefined();
    expect(pointAt(points, 1.7)?.epochs).toBe(1);
    expect(pointAt(points, 2)?.epochs).toBe(2);
    expect(pointAt(points, 2.5)).toBeUndefined();
    expect(pointAt([], 1)).toBeUndefined();
  });
});
