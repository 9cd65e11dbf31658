import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accuracyAxis, partialAccuracyAxis } from '../../../src/figures/charts/accuracy-axis';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const labels = (highest: number) => accuracyAxis(highest).ticks.map(({ label }) => label);

describe('accuracyAxis', () => {
  it('goes from 10 % to 97.5 % until a run needs more', () => {
    const expected = ['20 %', '60 %', '80 %', '90 %', '95 %', '97.5 %'];
    expect(labels(Number.NEGATIVE_INFINITY)).toEqual(expected);
    expect(labels(0.975)).toEqual(expected);
    expect(labels(0.9751).slice(-2)).toEqual(['97.5 %', '98.75 %']);
    expect(labels(0.99).at(-1)).toBe('99.4 %');
  });

  it('ends at 100 % for a run without mistakes', () => {
    expect(labels(1).slice(-3)).toEqual(['99.7 %', '99.84 %', '100 %']);
    expect(accuracyAxis(1).fraction(1)).toBe(1);
  });

  it('begins at 10 %, and draws what is below there', () => {
    const { fraction } = accuracyAxis(0.9);
    expect(fraction(0.1)).toBeCloseTo(0, 12);
    expect(fraction(0)).toBe(0);
    expect(fraction(0.975)).toBe(1);
  });

  it('gives each halving of the mistakes the same room', () => {
    const { ticks, fraction } = accuracyAxis(0.999);
    const heights = ticks.map(({ value }) => fraction(value));
    const steps = heights.slice(1).map((height, index) => height - heights[index]);
    for (const step of steps) expect(step).toBeCloseTo(steps[0], 9);
    expect(fraction(0.94) - fraction(0.88)).toBeCloseTo(steps[0], 9);
  });

  it('never puts a higher accuracy lower, nor any outside', () => {
    fc.assert(
      fc.property(share, share, share, (highest, one, other) => {
        const { fraction } = accuracyAxis(highest);
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map(fraction);
        expect(low).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('reaches the highest accuracy with its last line, and no line too many', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.9992, noNaN: true }), (highest) => {
        const { ticks } = accuracyAxis(highest);
        expect(ticks.at(-1)!.value).toBeGreaterThanOrEqual(highest);
        expect(ticks.length === 6 || ticks.at(-2)!.value < highest).toBe(true);
      }),
    );
  });
});

describe('partialAccuracyAxis', () => {
  const part = (lowest: number, highest: number) =>
    partialAccuracyAxis(lowest, highest).ticks.map(({ label }) => label);

  it('begins at the last line that no value is below, and shows three lines at least', () => {
    expect(part(0.83, 0.96)).toEqual(['80 %', '90 %', '95 %', '97.5 %']);
    expect(part(0.96, 0.97)).toEqual(['90 %', '95 %', '97.5 %']);
    expect(partialAccuracyAxis(0.83, 0.96).fraction(0.8)).toBe(0);
  });

  it('goes from 10 % where a value is below the first line, or there is none', () => {
    expect(part(0.15, 0.9)).toEqual(accuracyAxis(0.9).ticks.map(({ label }) => label));
    expect(partialAccuracyAxis(0.15, 0.9).fraction(0.15)).toBeCloseTo(accuracyAxis(0.9).fraction(0.15));
  });
});
