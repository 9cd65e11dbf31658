/** Bins of a histogram. */
export const binCount = 128;
const half = binCount / 2;

/** How many values are in each of `binCount` equal bins from -2^exponent to 2^exponent. */
export interface Histogram {
  exponent: number;
  counts: Uint32Array;
}

/** Values this small are all in the middle. */
const smallestExponent = -24;

/** Counts finite values in the narrowest range that holds all; a value at its very end is in the last bin. */
export function histogramOf(values: ArrayLike<number>): Histogram {
  let largest = 0;
  for (let at = 0; at < values.length; at++) largest = Math.max(largest, Math.abs(values[at]));
  let [exponent, limit] = [smallestExponent, 1 / 16_777_216];
  for (; limit < largest; limit *= 2) exponent++;
  const counts = new Uint32Array(binCount);
  for (let at = 0; at < values.length; at++) {
    counts[Math.min(binCount - 1, half + Math.floor((values[at] / limit) * half))]++;
  }
  return { exponent, counts };
}

/** The same values in the range of a larger exponent: two neighbouring bins become one for each power of two. */
export function widened({ exponent, counts }: Histogram, wider: number): Histogram {
  let [present, bins] = [exponent, counts];
  for (; present < wider; present++) {
    const merged = new Uint32Array(binCount);
    bins.forEach((count, bin) => (merged[half + Math.floor((bin - half) / 2)] += count));
    bins = merged;
  }
  return { exponent: present, counts: bins };
}

/** Powers of two that magnitudes are counted by, the first of them 2^-48. */
export const magnitudeBins = 64;
export const smallestMagnitude = -48;

/** How many values lie between 2^(bin - 48) and twice that; smaller and larger ones are in the first and the last bin. */
export interface Magnitudes {
  counts: Uint32Array;
  /** Values that are exactly 0, which are in no bin. */
  zeros: number;
  /** The square root of the sum of their squares. */
  norm: number;
}

/** Counts finite values by their power of two. */
export function magnitudesOf(values: ArrayLike<number>): Magnitudes {
  const single = new Float32Array(1);
  const bits = new Uint32Array(single.buffer);
  const counts = new Uint32Array(magnitudeBins);
  let [zeros, squares] = [0, 0];
  for (let at = 0; at < values.length; at++) {
    const value = values[at];
    squares += value * value;
    single[0] = value;
    if (value === 0) zeros++;
    else counts[binOf((bits[0] >> 23) & 0xff)]++;
  }
  return { counts, zeros, norm: Math.sqrt(squares) };
}

/** `exponent`: as single precision holds it, counted from -127. */
function binOf(exponent: number): number {
  return Math.min(magnitudeBins - 1, Math.max(0, exponent - 127 - smallestMagnitude));
}
