import { vectorBytes } from './rows';

/** Beyond this single precision overflows, or yields subnormal numbers, with which processors are slow. */
export const largestExponent: f32 = 87;

/** Kept in memory: V8 rebuilds vector literals in each iteration of a loop. */
const constants = memory.data<f32>([
  1.44269504, 12_582_912, 0.693359375, -2.1219444e-4, 1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3,
  4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1, 1,
]);

function constant(index: i32): v128 {
  return v128.load32_splat(constants + index * sizeof<f32>());
}

/**
 * Replaces numbers x by e^(factor x), for this many vectors; exponents are clamped to -limit and limit.
 * Within 2 units in the last place. Cephes' expf (Moshier 1992): e^x = 2^n e^r with |r| <= ln 2 / 2.
 */
export function exponentials(values: usize, vectors: i32, factor: f32, limit: f32): void {
  const times = f32x4.splat(factor);
  const largest = f32x4.splat(limit);
  const smallest = f32x4.splat(-limit);
  const log2OfE = constant(0);
  const rounder = constant(1);
  // In two parts; the first has few enough bits for its product with n to be exact.
  const coarseLn2 = constant(2);
  const restOfLn2 = constant(3);
  for (; vectors; vectors--, values += vectorBytes) {
    const x = f32x4.pmin(f32x4.pmax(f32x4.mul(times, v128.load(values)), smallest), largest);
    // Adding 1.5 * 2^23 rounds to a whole number, which is then in the lowest bits.
    const shifted = f32x4.add(f32x4.mul(x, log2OfE), rounder);
    const n = f32x4.sub(shifted, rounder);
    const r = f32x4.sub(f32x4.sub(x, f32x4.mul(n, coarseLn2)), f32x4.mul(n, restOfLn2));
    let sum = constant(4);
    sum = f32x4.add(f32x4.mul(sum, r), constant(5));
    sum = f32x4.add(f32x4.mul(sum, r), constant(6));
    sum = f32x4.add(f32x4.mul(sum, r), constant(7));
    sum = f32x4.add(f32x4.mul(sum, r), constant(8));
    sum = f32x4.add(f32x4.mul(sum, r), constant(9));
    const power = f32x4.add(f32x4.add(f32x4.mul(sum, f32x4.mul(r, r)), r), constant(10));
    v128.store(values, i32x4.add(power, i32x4.shl(shifted, 23)));
  }
}

/**
 * Returns the natural logarithm of a normal number above 0, within 2 units in the last place.
 * Cephes' logf: x = 2^n (1 + f) with 1 + f from sqrt(1/2) to sqrt(2).
 */
export function naturalLogarithm(x: f32): f32 {
  const bits = reinterpret<i32>(x);
  let n = <f32>((bits >> 23) - 126);
  let f = reinterpret<f32>((bits & 0x7fffff) | 0x3f000000);
  if (f < 0.707106781) {
    n -= 1;
    f += f;
  }
  f -= 1;
  let sum: f32 = 7.0376836292e-2;
  sum = sum * f - 1.151461031e-1;
  sum = sum * f + 1.167699874e-1;
  sum = sum * f - 1.2420140846e-1;
  sum = sum * f + 1.4249322787e-1;
  sum = sum * f - 1.6668057665e-1;
  sum = sum * f + 2.0000714765e-1;
  sum = sum * f - 2.4999993993e-1;
  sum = sum * f + 3.3333331174e-1;
  const square = f * f;
  const rest = sum * f * square + n * -2.1219444e-4 - 0.5 * square;
  return f + rest + n * 0.693359375;
}

/** f64: 1/19!, -1/17! … 1/1!, then 1/18!, -1/16! … 1/0!. */
const terms: i32 = 10;
const sineSeries = memory.data(terms * sizeof<f64>());
const cosineSeries = memory.data(terms * sizeof<f64>());
let factorial: f64 = 1;
for (let n = 0; n < 2 * terms; n++) {
  if (n > 0) factorial *= n;
  const series = n % 2 === 0 ? cosineSeries : sineSeries;
  const sign: f64 = n % 4 < 2 ? 1 : -1;
  store<f64>(series + (terms - 1 - n / 2) * sizeof<f64>(), sign / factorial);
}

/** Returns the sine of x, from -1 to 1 radian: the same bits as `engine/elementary.ts`. */
export function sine(x: f64): f64 {
  return x * polynomial(sineSeries, x * x);
}

/** Returns the cosine of x, from -1 to 1 radian: the same bits as `engine/elementary.ts`. */
export function cosine(x: f64): f64 {
  return polynomial(cosineSeries, x * x);
}

function polynomial(coefficients: usize, x: f64): f64 {
  let sum: f64 = 0;
  for (let term = 0; term < terms; term++) sum = sum * x + load<f64>(coefficients + term * sizeof<f64>());
  return sum;
}
