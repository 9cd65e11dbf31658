// Math.exp, Math.log, Math.sin and Math.cos may differ in the last bit between JavaScript engines, and one such bit
// changes every weight learned after it. These functions use only + - * / in a fixed order, which IEEE 754 rounds the
// same everywhere.

/** ln 2 in two parts: the first has 21 trailing zero bits, so that its product with any exponent is exact. */
const naturalLogarithmOf2 = { high: 0.6931471803691238, low: 1.9082149292705877e-10 };

/** Above it the exponential overflows to Infinity. */
const largestExponent = 709.782712893384;
/** Below it the exponential underflows to 0. */
const smallestExponent = -745.1332191019411;

/** 1/13!, 1/12! … 1/0!: on |r| <= ln 2 / 2 the first term left out is below 5e-18. */
const exponentialSeries = Float64Array.from({ length: 14 }, (_, index) => 1 / factorial(13 - index));

/** 2/23, 2/21 … 2/3: with s² <= 0.0295 the first term left out is below 1e-19. */
const logarithmSeries = Float64Array.from({ length: 11 }, (_, index) => 2 / (23 - 2 * index));

/** 1/19!, -1/17! … 1/1! and 1/18!, -1/16! … 1/0!: on |x| <= 1 the first term left out is below 1e-18. */
const sineSeries = Float64Array.from(
  { length: 10 },
  (_, index) => sign(9 - index) / factorial(19 - 2 * index),
);
const cosineSeries = Float64Array.from(
  { length: 10 },
  (_, index) => sign(9 - index) / factorial(18 - 2 * index),
);

const bits = new DataView(new ArrayBuffer(8));

function factorial(n: number): number {
  return n === 0 ? 1 : n * factorial(n - 1);
}

function sign(power: number): number {
  return power % 2 === 0 ? 1 : -1;
}

function polynomial(coefficients: Float64Array, x: number): number {
  let sum = 0;
  for (let index = 0; index < coefficients.length; index++) sum = sum * x + coefficients[index];
  return sum;
}

/** 2 to the power of a whole number from -1022 to 1023. */
function powerOfTwo(exponent: number): number {
  bits.setInt32(0, (exponent + 1023) << 20);
  bits.setInt32(4, 0);
  return bits.getFloat64(0);
}

/**
 * Returns e to the power of x, to within 1 unit in the last place of the normal range.
 * Infinity above 709.78, 0 below -745.13, NaN for NaN.
 */
export function exponential(x: number): number {
  if (x > largestExponent) return Infinity;
  if (x < smallestExponent) return 0;
  if (x !== x) return x;
  const exponent = Math.round(x * Math.LOG2E);
  const remainder = x - exponent * naturalLogarithmOf2.high - exponent * naturalLogarithmOf2.low;
  // In two halves, because 2^1024 and 2^-1074 are not normal numbers although the results are finite.
  const half = exponent >> 1;
  return polynomial(exponentialSeries, remainder) * powerOfTwo(half) * powerOfTwo(exponent - half);
}

/**
 * Returns the natural logarithm of x, to within 1 unit in the last place.
 * -Infinity for 0, NaN below 0, Infinity for Infinity.
 */
export function naturalLogarithm(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  const subnormalShift = x < powerOfTwo(-1022) ? 54 : 0;
  bits.setFloat64(0, x * powerOfTwo(subnormalShift));
  let exponent = (bits.getInt32(0) >> 20) - 1023;
  bits.setInt32(0, (bits.getInt32(0) & 0xfffff) | (1023 << 20));
  let significand = bits.getFloat64(0);
  if (significand > Math.SQRT2) {
    significand /= 2;
    exponent += 1;
  }
  exponent -= subnormalShift;
  // ln(1 + f) = 2 artanh(s) with s = f / (2 + f), and 2s = f - f²/2 + s f²/2 keeps the leading term exact.
  const f = significand - 1;
  const s = f / (2 + f);
  const halfSquare = (f * f) / 2;
  const rest = s * (halfSquare + s * s * polynomial(logarithmSeries, s * s));
  const { high, low } = naturalLogarithmOf2;
  return exponent * high - (halfSquare - (rest + exponent * low) - f);
}

/** Returns the sine of x, from -1 to 1 radian, to within 1 unit in the last place. */
export function sine(x: number): number {
  return x * polynomial(sineSeries, x * x);
}

/** Returns the cosine of x, from -1 to 1 radian, to within 1 unit in the last place. */
export function cosine(x: number): number {
  return polynomial(cosineSeries, x * x);
}
