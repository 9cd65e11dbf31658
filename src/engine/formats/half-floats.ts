/** The largest number of an array is scaled to between 2^14 and 2^15, so that none overflows. */
const largestExponent = 14;
const exponentBytes = 2;
const numberBytes = 2;

/** Bytes that `writeHalves` takes for this many numbers. */
export function bytesOfHalves(count: number): number {
  return exponentBytes + count * numberBytes;
}

/**
 * Writes single-precision numbers in half precision, all times one power of two, whose exponent comes first. A number
 * keeps 11 bits, as long as it is not 2^28 times smaller than the largest; its relative error is at most 2^-11.
 *
 * All must be finite. Source: IEEE 754, binary16, little-endian.
 */
export function writeHalves(values: Float32Array, target: DataView, at: number): void {
  const exponent = exponentOf(values);
  target.setInt16(at, exponent, true);
  const factor = powerOfTwo(-exponent);
  const scaled = new Float32Array(values.length);
  for (let index = 0; index < values.length; index++) scaled[index] = values[index] * factor;
  const bits = new Uint32Array(scaled.buffer);
  for (let index = 0; index < bits.length; index++) {
    target.setUint16(at + exponentBytes + index * numberBytes, halfOf(bits[index], scaled[index]), true);
  }
}

/** Reads what `writeHalves` has written, into as many numbers as `values` has. */
export function readHalves(source: DataView, at: number, values: Float32Array): void {
  const factor = powerOfTwo(source.getInt16(at, true));
  for (let index = 0; index < values.length; index++) {
    values[index] = valueOf(source.getUint16(at + exponentBytes + index * numberBytes, true)) * factor;
  }
}

/** The power of two that all numbers are divided by; 0 when all are 0. */
function exponentOf(values: Float32Array): number {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  if (largest === 0) return 0;
  const [bits] = new Uint32Array(Float32Array.of(largest).buffer);
  return (bits >> 23) - 127 - largestExponent;
}

const power = new Float64Array(1);
const powerWords = new Uint32Array(power.buffer);

/** Exact, as `Math.pow` need not be; the exponents of single precision, and those before and after, are in its range. */
function powerOfTwo(exponent: number): number {
  // The machine's numbers are little-endian, as everywhere where Inkling runs.
  powerWords[1] = (exponent + 1023) << 20;
  return power[0];
}

/** Rounds to the nearest; `bits`: those of `value` in single precision. */
function halfOf(bits: number, value: number): number {
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude < smallestNormalBits) return sign | Math.round(Math.abs(value) / smallestHalf);
  // To even, where two are equally near; a carry into the exponent gives the next power of two.
  const rounded = magnitude + 0xfff + ((magnitude >> 13) & 1);
  return sign | ((rounded - exponentDifference) >> 13);
}

function valueOf(bits: number): number {
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  const magnitude = exponent === 0 ? fraction : (fraction + 0x400) * (1 << (exponent - 1));
  return (bits & 0x8000 ? -magnitude : magnitude) * smallestHalf;
}

/** 2^-24. */
const smallestHalf = 1 / 16_777_216;
/** 2^-14 in single precision. */
const smallestNormalBits = 0x38800000;
/** Single precision counts its exponents from -127, half precision from -15. */
const exponentDifference = 0x38000000;
