/** Types of floating-point numbers in files, little-endian, by their names in safetensors. */
export type FloatType = 'F64' | 'F32' | 'F16' | 'BF16';

const readers: Record<FloatType, { bytes: number; read: (view: DataView, at: number) => number }> = {
  F32: { bytes: 4, read: (view, at) => view.getFloat32(at, true) },
  F64: { bytes: 8, read: (view, at) => view.getFloat64(at, true) },
  F16: { bytes: 2, read: (view, at) => halfFrom(view.getUint16(at, true)) },
  // The upper half of a single-precision number.
  BF16: { bytes: 2, read: (view, at) => singleFrom(view.getUint16(at, true) << 16) },
};

export const floatTypes = Object.keys(readers) as FloatType[];

export function bytesOfFloat(type: FloatType): number {
  return readers[type].bytes;
}

/** Reads numbers in double precision, which holds each of them exactly; they may be infinite or NaN. */
export function readFloats(type: FloatType, bytes: Uint8Array): Float64Array {
  const { bytes: size, read } = readers[type];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float64Array(bytes.byteLength / size);
  for (let at = 0; at < values.length; at++) values[at] = read(view, at * size);
  return values;
}

/** Turns a matrix that is stored (columns, rows) into one of (rows, columns), row-major. */
export function transposed(stored: Float64Array, rows: number, columns: number): Float64Array {
  const values = new Float64Array(stored.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      values[row * columns + column] = stored[column * rows + row];
    }
  }
  return values;
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
