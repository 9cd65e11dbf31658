import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCost, linearCostAxis, logCostAxis } from '../../../src/figures/charts/cost-axis';

const noCosts = {
  highest: Number.NEGATIVE_INFINITY,
  lowestMean: Number.POSITIVE_INFINITY,
  lowest: Number.POSITIVE_INFINITY,
};
const cost = fc.double({ min: 1e-9, max: 1e30, noNaN: true });
const range = fc
  .tuple(cost, cost, cost)
  .map((values) => values.sort((a, b) => a - b))
  .map(([lowest, lowestMean, highest]) => ({ lowest, lowestMean, highest }));
const labels = (axis: ReturnType<typeof linearCostAxis>) => axis.ticks.map(({ label }) => label);

describe('linearCostAxis', () => {
  it('is there before the first cost, and ends at a round number', () => {
    expect(labels(linearCostAxis(noCosts))).toEqual(['0', '0.25', '0.5', '0.75', '1']);
    expect(labels(linearCostAxis({ ...noCosts, highest: 0.387 }))).toEqual([
      '0',
      '0.1',
      '0.2',
      '0.3',
      '0.4',
      '0.5',
    ]);
    expect(labels(linearCostAxis({ ...noCosts, highest: 3e37 })).at(-1)).toBe('5e+37');
  });

  it('cuts no cost off, and leaves at most three fifths of itself empty', () => {
    fc.assert(
      fc.property(range, (costs) => {
        const { ticks, fraction } = linearCostAxis(costs);
        expect(ticks.at(-1)!.value).toBeGreaterThanOrEqual(costs.highest);
        if (costs.highest > 0.01) expect(fraction(costs.highest)).toBeGreaterThan(0.39);
        expect(fraction(0)).toBe(0);
      }),
    );
  });
});

describe('logCostAxis', () => {
  it('is there before the first cost', () => {
    expect(labels(logCostAxis(noCosts))).toEqual(['0.001', '0.01', '0.1', '1']);
  });

  it('goes from one whole power of ten to another, in few steps', () => {
    fc.assert(
      fc.property(range, (costs) => {
        const { ticks, fraction } = logCostAxis(costs);
        expect(ticks.length).toBeLessThanOrEqual(7);
        for (const { value } of ticks)
          expect(Number.isInteger(Math.round(1e6 * Math.log10(value)) / 1e6)).toBe(true);
        expect(ticks.at(-1)!.value).toBeGreaterThanOrEqual(costs.highest);
        expect(ticks[0].value).toBeLessThanOrEqual(costs.lowestMean);
        expect(fraction(ticks[0].value)).toBeCloseTo(0, 9);
        expect(fraction(ticks.at(-1)!.value)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('follows the band no further than three powers of ten below the mean', () => {
    const costs = { highest: 1, lowestMean: 0.02, lowest: 0 };
    expect(labels(logCostAxis({ ...costs, lowest: 0.0004 }))[0]).toBe('0.0001');
    expect(labels(logCostAxis({ ...costs, lowest: 1e-12 }))[0]).toBe('10⁻⁵');
    expect(logCostAxis(costs).fraction(0)).toBe(0);
  });
});

describe('formatCost', () => {
  it('writes a cost as a person reads it', () => {
    expect([0, 0.0379, 0.03791, 2.5, 1234, 1e30, 0.00002].map(formatCost)).toEqual([
      '0',
      '0.0379',
      '0.0379',
      '2.5',
      '1230',
      '1e+30',
      '2e-5',
    ]);
  });
});
