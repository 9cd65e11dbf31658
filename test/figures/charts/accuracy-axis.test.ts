import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accuracyAxis } from '../../../src/figures/charts/accuracy-axis';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const labels = (lowest: number, highest: number) =>
  accuracyAxis(lowest, highest).ticks.map(({ label }) => label);

describe('accuracyAxis', () => {
  it('goes from 10 % to 97.5 % until a run needs more', () => {
    const expected = ['20 %', '60 %', '80 %', '90 %', '95 %', '97.5 %'];
    expect(labels(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY)).toEqual(expected);
    expect(labels(0, 0.975)).toEqual(expected);
    expect(labels(0, 0.9751).slice(-2)).toEqual(['97.5 %', '98.75 %']);
    expect(labels(0, 0.99).at(-1)).toBe('99.4 %');
  });

  it('ends at 100 % for a run without mistakes', () => {
    expect(labels(0, 1).slice(-3)).toEqual(['99.7 %', '99.84 %', '100 %']);
    expect(accuracyAxis(0, 1).fraction(1)).toBe(1);
  });

  it('begins at 10 %, and draws what is below there', () => {
    const { fraction } = accuracyAxis(0, 0.9);
    expect(fraction(0.1)).toBeCloseTo(0, 12);
    expect(fraction(0)).toBe(0);
    expect(fraction(0.975)).toBe(1);
  });

  it('gives each halving of the mistakes the same room', () => {
    const { ticks, fraction } = accuracyAxis(0, 0.999);
    const heights = ticks.map(({ value }) => fraction(value));
    const steps = heights.slice(1).map((height, index) => height - heights[index]);
    for (const step of steps) expect(step).toBeCloseTo(steps[0], 9);
    expect(fraction(0.94) - fraction(0.88)).toBeCloseTo(steps[0], 9);
  });

  it('never puts a higher accuracy lower, nor any outside', () => {
    fc.assert(
      fc.property(share, share, share, (highest, one, other) => {
        const { fraction } = accuracyAxis(0, highest);
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map(fraction);
        expect(low).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('reaches the highest accuracy with its last line, and no line too many', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.501, max: 0.9992, noNaN: true }), (highest) => {
        const { ticks } = accuracyAxis(0, highest);
        expect(ticks.at(-1)!.value).toBeGreaterThanOrEqual(highest);
        expect(ticks.length === 6 || ticks.at(-2)!.value < highest).toBe(true);
      }),
    );
  });

  it('begins at the last line that no value is below, and shows three lines at least', () => {
    expect(labels(0.83, 0.96)).toEqual(['80 %', '90 %', '95 %', '97.5 %']);
    expect(labels(0.96, 0.97)).toEqual(['90 %', '95 %', '97.5 %']);
    expect(accuracyAxis(0.83, 0.96).fraction(0.8)).toBe(0);
  });

  it('shows low accuracies from 0 to 20 or 50 %, with both ends labelled and equal steps', () => {
    expect(labels(0.08, 0.14)).toEqual(['0 %', '5 %', '10 %', '15 %', '20 %']);
    expect(labels(0.08, 0.2142)).toEqual(['0 %', '10 %', '20 %', '30 %', '40 %', '50 %']);
    const { fraction, caption } = accuracyAxis(0.08, 0.14);
    expect(fraction(0.14) - fraction(0.08)).toBeCloseTo(0.3, 12);
    expect(caption).toBe('lines 5 % apart');
    expect(accuracyAxis(0.08, 0.6).caption).toBe('each line halves the mistakes');
    expect(labels(0.08, 0.6)[0]).toBe('20 %');
  });
});
