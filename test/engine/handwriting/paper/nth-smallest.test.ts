import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nthSmallest } from '../../../../src/engine/handwriting/paper/nth-smallest';

describe('nthSmallest', () => {
  it('finds what a sort would put there, among equal values too', () => {
    const values = fc.array(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.float({ noNaN: true })), {
      minLength: 1,
      maxLength: 200,
    });
    fc.assert(
      fc.property(values, fc.nat(), (given, number) => {
        const place = number % given.length;
        const sorted = Float32Array.from(given).sort();
        // 0 and -0 are the same darkness.
        expect(nthSmallest(Float32Array.from(given), place) === sorted[place]).toBe(true);
      }),
    );
  });

  it('keeps every value', () => {
    const values = Float32Array.of(3, 1, 2, 1, 0);
    nthSmallest(values, 2);
    expect([...values].sort()).toEqual([0, 1, 1, 2, 3]);
  });
});
