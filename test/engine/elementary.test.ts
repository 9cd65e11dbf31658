import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cosine, exponential, naturalLogarithm, sine } from '../../src/engine/elementary';
import { unitsInTheLastPlace } from './units-in-the-last-place';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('exponential', () => {
  it('returns the known values', () => {
    expect(exponential(0)).toBe(1);
    expect(unitsInTheLastPlace(exponential(1), Math.E)).toBeLessThanOrEqual(1);
    expect(exponential(-1)).toBe(0.36787944117144233);
    expect(unitsInTheLastPlace(exponential(10), 22026.465794806718)).toBeLessThanOrEqual(1);
  });

  it('returns what Math.exp returns, to within one unit in the last place, in the normal range', () => {
    fc.assert(
      fc.property(number(-708, 709.78), (x) => unitsInTheLastPlace(exponential(x), Math.exp(x)) <= 1),
      { numRuns: 5000, seed: 1 },
    );
  });

  it('returns subnormal numbers below the normal range', () => {
    fc.assert(
      fc.property(number(-745, -708), (x) => unitsInTheLastPlace(exponential(x), Math.exp(x)) <= 1),
      { seed: 2 },
    );
    expect(exponential(-745.1)).toBe(Number.MIN_VALUE);
  });

  it('returns Infinity and 0 beyond the ends of the range, and NaN for NaN', () => {
    expect(exponential(709.7827)).toBeLessThan(Infinity);
    for (const x of [709.79, 1e308, Infinity]) expect(exponential(x)).toBe(Infinity);
    for (const x of [-745.2, -1e308, -Infinity]) expect(exponential(x)).toBe(0);
    expect(exponential(NaN)).toBeNaN();
  });

  it('never falls where x rises', () => {
    fc.assert(
      fc.property(number(-700, 700), number(1e-6, 1), (x, step) => exponential(x) <= exponential(x + step)),
      { seed: 3 },
    );
  });
});

describe('naturalLogarithm', () => {
  it('returns the known values', () => {
    expect(naturalLogarithm(1)).toBe(0);
    expect(naturalLogarithm(2)).toBe(0.6931471805599453);
    expect(naturalLogarithm(10)).toBe(2.302585092994046);
    expect(naturalLogarithm(0.5)).toBe(-0.6931471805599453);
  });

  it('returns what Math.log returns, to within one unit in the last place', () => {
    const positive = fc.oneof(number(Number.MIN_VALUE, Number.MAX_VALUE), number(1e-9, 1), number(0.5, 2));
    fc.assert(
      fc.property(positive, (x) => unitsInTheLastPlace(naturalLogarithm(x), Math.log(x)) <= 1),
      { numRuns: 5000, seed: 4 },
    );
  });

  it('returns the logarithm of subnormal numbers', () => {
    fc.assert(
      fc.property(
        number(Number.MIN_VALUE, 2.2e-308),
        (x) => unitsInTheLastPlace(naturalLogarithm(x), Math.log(x)) <= 1,
      ),
      { seed: 5 },
    );
  });

  it('returns -Infinity for 0, Infinity for Infinity, and NaN below 0', () => {
    expect(naturalLogarithm(0)).toBe(-Infinity);
    expect(naturalLogarithm(Infinity)).toBe(Infinity);
    for (const x of [-1e-300, -1, -Infinity, NaN]) expect(naturalLogarithm(x)).toBeNaN();
  });
});

describe.each([
  ['sine', sine, Math.sin],
  ['cosine', cosine, Math.cos],
] as const)('%s', (_, approximate, expected) => {
  it('returns what Math has, to within one unit in the last place, up to 1 radian either way', () => {
    fc.assert(
      fc.property(number(-1, 1), (x) => unitsInTheLastPlace(approximate(x), expected(x)) <= 1),
      { numRuns: 5000, seed: 3 },
    );
    expect(approximate(0)).toBe(expected(0));
  });
});
