import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accuracyRange, costRange } from '../../../src/renderer/charts/axis-range';
import { Curves } from '../../../src/renderer/charts/curves';
import { accuracyChart, costChart } from '../../../src/renderer/training/run-charts';

describe('accuracyRange', () => {
  it('shows the upper tenth for a run as in the book', () => {
    expect(accuracyRange(91.29)).toEqual({ minimum: 90, maximum: 100, step: 2 });
    expect(accuracyRange(Number.POSITIVE_INFINITY).minimum).toBe(90);
  });

  it('holds any accuracy, widening in at most three steps', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1 }), (values) => {
        let lowest = Number.POSITIVE_INFINITY;
        const minima = values.map((value) => accuracyRange((lowest = Math.min(lowest, value))).minimum);
        expect(minima.at(-1)).toBeLessThanOrEqual(lowest);
        expect(minima.every((minimum, index) => index === 0 || minimum <= minima[index - 1])).toBe(true);
        expect(new Set(minima).size).toBeLessThanOrEqual(4);
      }),
    );
  });
});

describe('costRange', () => {
  it('ends at the next round number', () => {
    expect(costRange(Number.NEGATIVE_INFINITY).maximum).toBe(0.1);
    expect(costRange(0.387).maximum).toBe(0.5);
    expect(costRange(5).maximum).toBe(5);
    expect(costRange(5.1).maximum).toBe(10);
    expect(costRange(3e37)).toEqual({ minimum: 0, maximum: 5e37, step: 2.5e37 });
  });

  it('has steps that end exactly at its ends', () => {
    for (const cost of [0.05, 0.15, 0.3, 0.8, 1.5, 4]) {
      const { maximum, step } = costRange(cost);
      expect(Number.isInteger(maximum / step)).toBe(true);
    }
  });
});

describe('Curves', () => {
  it('lets the faint noise run out of the axis, but not the curves themselves', () => {
    const curves = new Curves(costChart(null));
    curves.append(0.02, [0.3, 4]);
    expect(curves.yRange().maximum).toBe(0.5);
    curves.append(0.04, [0.7, 0.1]);
    expect(curves.yRange().maximum).toBe(1);
  });

  it('gives the points of each curve and forgets all on reset', () => {
    const curves = new Curves(accuracyChart);
    curves.reset(29);
    curves.append(0, [50, 49]);
    curves.append(1, [60, 58]);
    expect(curves.points(0)).toEqual([
      { x: 0, y: 50 },
      { x: 1, y: 60 },
    ]);
    expect(curves.points(1).at(-1)).toEqual({ x: 1, y: 58 });
    expect(curves.yRange().minimum).toBe(0);
    curves.reset(9);
    expect(curves.xMaximum).toBe(9);
    expect(curves.points(0)).toEqual([]);
    expect(curves.yRange().minimum).toBe(90);
  });
});
