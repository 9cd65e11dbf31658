import type { Dtype, Tensor } from './safetensors';

/** Types of numbers that can be weights. */
const readers: Partial<Record<Dtype, { bytes: number; read: (view: DataView, at: number) => number }>> = {
  F32: { bytes: 4, read: (view, at) => view.getFloat32(at, true) },
  F64: { bytes: 8, read: (view, at) => view.getFloat64(at, true) },
  F16: { bytes: 2, read: (view, at) => halfFrom(view.getUint16(at, true)) },
  // The upper half of a single-precision number.
  BF16: { bytes: 2, read: (view, at) => singleFrom(view.getUint16(at, true) << 16) },
};

/**
 * Returns a tensor's numbers in double precision, which holds each of them exactly, or what is wrong with them: they
 * must be finite, also in single precision, which the kernels and the app use.
 */
export function readValues({ name, dtype, bytes }: Tensor): Float64Array | string {
  const reader = readers[dtype];
  if (!reader) return `tensor “${name}” holds ${dtype}, not ${Object.keys(readers).join(' or ')} numbers.`;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float64Array(bytes.byteLength / reader.bytes);
  for (let at = 0; at < values.length; at++) {
    const value = (values[at] = reader.read(view, at * reader.bytes));
    if (!Number.isFinite(Math.fround(value))) return `tensor “${name}” holds ${describeWrong(value)}.`;
  }
  return values;
}

function describeWrong(value: number): string {
  if (Number.isFinite(value)) return `${value}, too large for single precision (at most 3.4e38)`;
  return `${Number.isNaN(value) ? 'NaN' : 'Infinity'}: this network diverged while it was trained`;
}

const scratch = new DataView(new ArrayBuffer(4));

function singleFrom(bits: number): number {
  scratch.setUint32(0, bits);
  return scratch.getFloat32(0);
}

/** 1 bit sign, 5 bits exponent, 10 bits fraction. Source: IEEE 754, binary16. */
function halfFrom(bits: number): number {
  const sign = (bits & 0x8000) << 16;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return (sign ? -1 : 1) * fraction * smallestHalf;
  return singleFrom(sign | ((exponent === 0x1f ? 0xff : exponent + 112) << 23) | (fraction << 13));
}

/** 2^-24. */
const smallestHalf = 1 / 16_777_216;
