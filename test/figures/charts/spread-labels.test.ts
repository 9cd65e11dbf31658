import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadLabels } from '../../../src/figures/charts/spread-labels';

const place = fc.record({
  centre: fc.double({ min: -50, max: 350, noNaN: true }),
  height: fc.integer({ min: 10, max: 40 }),
});

describe('spreadLabels', () => {
  it('leaves labels where they want to be while there is room', () => {
    const places = [
      { centre: 100, height: 16 },
      { centre: 40, height: 16 },
    ];
    expect(spreadLabels(places, 0, 200)).toEqual([100, 40]);
  });

  it('moves those that would touch apart by the same amount, equals in the order given', () => {
    const places = [
      { centre: 100, height: 16 },
      { centre: 100, height: 16 },
    ];
    expect(spreadLabels(places, 0, 200)).toEqual([92, 108]);
  });

  it('keeps the highest and the lowest inside', () => {
    expect(spreadLabels([{ centre: -20, height: 16 }], 0, 200)).toEqual([8]);
    expect(
      spreadLabels(
        [
          { centre: 199, height: 16 },
          { centre: 198, height: 16 },
        ],
        0,
        200,
      ),
    ).toEqual([192, 176]);
  });

  it('lets no two overlap, none leave, and none overtake another', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 6 }), (places) => {
        const centres = spreadLabels(places, 0, 300);
        const sorted = places
          .map(({ centre, height }, index) => ({ wanted: centre, height, centre: centres[index] }))
          .sort((a, b) => a.centre - b.centre);
        for (const [index, { wanted, centre, height }] of sorted.entries()) {
          expect(centre - height / 2).toBeGreaterThanOrEqual(-1e-9);
          expect(centre + height / 2).toBeLessThanOrEqual(300 + 1e-9);
          if (index === 0) continue;
          const above = sorted[index - 1];
          expect(centre - height / 2).toBeGreaterThanOrEqual(above.centre + above.height / 2 - 1e-9);
          expect(wanted).toBeGreaterThanOrEqual(above.wanted);
        }
      }),
    );
  });
});
