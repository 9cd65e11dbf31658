import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochAxis } from '../../../src/figures/charts/epoch-axis';

const labels = (maximum: number) => epochAxis(maximum).ticks.map(({ label }) => label);

describe('epochAxis', () => {
  it('says what it counts, and ends at the last epoch that is planned', () => {
    expect(labels(30)).toEqual(['epoch 0', '5', '10', '15', '20', '25', '30']);
    expect(labels(1)).toEqual(['epoch 0', '0.5', '1']);
    expect(labels(33)).toEqual(['epoch 0', '5', '10', '15', '20', '25', '30', '33']);
    expect(labels(31)).toEqual(['epoch 0', '5', '10', '15', '20', '25', '31']);
    expect(labels(10_000)).toEqual(['epoch 0', '2000', '4000', '6000', '8000', '10000']);
  });

  it('has few whole numbers, in order and apart', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 100_000 }), (maximum) => {
        const { ticks, fraction } = epochAxis(maximum);
        const places = ticks.map(({ value }) => fraction(value));
        expect(ticks.every(({ value }) => Number.isInteger(value))).toBe(true);
        expect([places[0], places.at(-1)]).toEqual([0, 1]);
        expect(places.length).toBeLessThanOrEqual(9);
        for (const [index, place] of places.slice(1).entries()) {
          expect(place - places[index]).toBeGreaterThan(0.05);
        }
      }),
    );
  });
});
