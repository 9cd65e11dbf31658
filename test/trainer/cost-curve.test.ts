import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CostCurve } from '../../src/trainer/cost-curve';

describe('CostCurve', () => {
  it('returns at most 50 points an epoch, the last at its end, for any number of mini-batches', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), (miniBatches) => {
        const curve = new CostCurve(miniBatches);
        for (let epoch = 0; epoch < 2; epoch++) {
          const points = curve.add(new Array<number>(miniBatches).fill(1));
          expect(points.length).toBeLessThanOrEqual(50);
          expect(points.length).toBeGreaterThanOrEqual(Math.min(25, miniBatches));
          expect(points.at(-1)?.epochs).toBe(epoch + 1);
        }
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  it('places the points of a run that goes on after some epochs behind those', () => {
    expect(new CostCurve(1, 7).add([0.5, 0.25]).map(({ epochs }) => epochs)).toEqual([8, 9]);
  });

  it('returns the same points whether costs come one by one or together', () => {
    const costs = Array.from({ length: 1234 }, (_, index) => Math.sin(index) + 2);
    const oneByOne = new CostCurve(600);
    expect(costs.flatMap((cost) => oneByOne.add([cost]))).toEqual(new CostCurve(600).add(costs));
  });

  it('places a point at its mini-batch, with the cost of that one and the mean of the last 500', () => {
    const costs = Array.from({ length: 2000 }, (_, index) => index);
    const points = new CostCurve(1000).add(costs);
    expect(points[0]).toEqual({ epochs: 0.02, miniBatchCost: 19, runningCost: 9.5 });
    expect(points.at(-1)).toEqual({ epochs: 2, miniBatchCost: 1999, runningCost: 1749.5 });
  });
});
