import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CostCurve } from '../../src/trainer/cost-curve';

const someCosts = Array.from({ length: 1234 }, (_, index) => Math.sin(index) + 2);

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
          expect(curve.endEpoch()).toEqual(points);
        }
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  it('places the points of a run that goes on after some epochs behind those', () => {
    expect(new CostCurve(1, 7).add([0.5, 0.25]).map(({ epochs }) => epochs)).toEqual([8, 9]);
  });

  it('returns the same points whether costs come one by one or together', () => {
    const oneByOne = new CostCurve(600);
    expect(someCosts.flatMap((cost) => oneByOne.add([cost]))).toEqual(new CostCurve(600).add(someCosts));
  });

  it('places a point at its mini-batch, with the cost of that one and the mean of the last 500', () => {
    const costs = Array.from({ length: 2000 }, (_, index) => index);
    const points = new CostCurve(1000).add(costs);
    expect(points[0]).toMatchObject({ epochs: 0.02, miniBatchCost: 19, runningCost: 9.5 });
    expect(points.at(-1)).toMatchObject({ epochs: 2, miniBatchCost: 1999, runningCost: 1749.5 });
  });

  it('tells between what costs the middle half of the mini-batches since the last point lies', () => {
    const costs = Array.from({ length: 1000 }, (_, index) => index).reverse();
    const points = new CostCurve(1000).add(costs);
    expect(points[1]).toMatchObject({ lowerQuartile: 964.75, upperQuartile: 974.25 });
    // The 51 mini-batches of an epoch make 25 points of two and a last one.
    const [last] = new CostCurve(51).add([...new Array<number>(50).fill(1), 5]).slice(-1);
    expect(last).toMatchObject({ lowerQuartile: 5, upperQuartile: 5 });
    // Of more than 500 since the last point the last 500 count.
    const [first] = new CostCurve(60_000).add([
      ...new Array<number>(700).fill(9),
      ...new Array<number>(500).fill(1),
    ]);
    expect(first).toMatchObject({ epochs: 0.02, lowerQuartile: 1, upperQuartile: 1 });
  });

  it('returns a point for every mini-batch when it is asked to, and keeps the 50 of an epoch all the same', () => {
    const [closely, usual] = [new CostCurve(600), new CostCurve(600)];
    const points = closely.add(someCosts.slice(0, 600), true);
    expect(points).toHaveLength(600);
    expect(points.map(({ epochs }) => epochs * 600)).toEqual(
      points.map((_, index) => expect.closeTo(index + 1, 9)),
    );
    const kept = usual.add(someCosts.slice(0, 600));
    expect(closely.endEpoch()).toEqual(kept);
    expect(points.filter(({ isInterim }) => !isInterim)).toEqual(kept);
  });

  it('goes on from a state that was taken anywhere as if nothing had happened', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1234 }), fc.nat({ max: 3 }), (count, firstEpoch) => {
        const whole = new CostCurve(600, firstEpoch * 600);
        const expected = whole.add(someCosts);
        const first = new CostCurve(600, firstEpoch * 600);
        const points = first.add(someCosts.slice(0, count));
        if (count >= 600) first.endEpoch();
        const second = new CostCurve(600, firstEpoch * 600 + count, first.state());
        first.add([1, 2, 3]);
        points.push(...second.add(someCosts.slice(count)));
        expect(points).toEqual(expected);
        expect(second.state()).toMatchObject({ miniBatches: 1234, recent: whole.state().recent });
      }),
      { numRuns: 50 },
    );
  });
});
