import { describe, expect, it } from 'vitest';
import { Curves } from '../../../src/figures/charts/curves';
import { accuracyChart, costChart } from '../../../src/figures/charts/run-charts';

describe('Curves', () => {
  it('gives the points of each curve and forgets all on reset', () => {
    const curves = new Curves(accuracyChart);
    curves.reset(30);
    curves.append(0, 0, 0.1);
    curves.append(1, 0.5, 0.8);
    curves.append(0, 1, 0.98);
    expect(curves.points(0)).toEqual([
      { x: 0, y: 0.1 },
      { x: 1, y: 0.98 },
    ]);
    expect(curves.points(1)).toEqual([{ x: 0.5, y: 0.8 }]);
    expect(curves.xEnd).toBe(1);
    expect(curves.yAxis().ticks.at(-1)?.label).toBe('98.75 %');
    curves.reset(60);
    expect(curves.xMaximum).toBe(60);
    expect(curves.points(0)).toEqual([]);
    expect(curves.yAxis().ticks.at(-1)?.label).toBe('97.5 %');
  });

  it('has a last value for each curve that goes on from the beginning', () => {
    const curves = new Curves(accuracyChart);
    curves.append(0, 0, 0.1);
    curves.append(1, 0, 0.1);
    curves.append(1, 0.25, 0.6);
    expect(curves.lastValues()).toEqual([undefined, 0.6, undefined]);
  });

  it('makes the cost axis as high as mean and band together', () => {
    const curves = new Curves(costChart('linear'));
    curves.append(0, 0.02, 0.3);
    curves.append(1, 0.02, 0.2);
    curves.append(2, 0.02, 1.7);
    expect(curves.yAxis().ticks.at(-1)?.value).toBe(2);
  });
});
