import type { FloatType } from './float-numbers';
import { floatTypes, readFloats } from './float-numbers';
import type { Dtype, Tensor } from './safetensors';

/**
 * Returns a tensor's numbers in double precision, which holds each of them exactly, or what is wrong with them: they
 * must be finite, also in single precision, which the kernels and the app use.
 */
export function readValues({ name, dtype, bytes }: Tensor): Float64Array | string {
  if (!isFloat(dtype)) return `tensor “${name}” holds ${dtype}, not ${floatTypes.join(' or ')} numbers.`;
  const values = readFloats(dtype, bytes);
  const wrong = values.find((value) => !Number.isFinite(Math.fround(value)));
  return wrong === undefined ? values : `tensor “${name}” holds ${describeWrong(wrong)}.`;
}

function isFloat(dtype: Dtype): dtype is FloatType {
  return floatTypes.some((type) => type === dtype);
}

function describeWrong(value: number): string {
  if (Number.isFinite(value)) return `${value}, too large for single precision (at most 3.4e38)`;
  return `${Number.isNaN(value) ? 'NaN' : 'Infinity'}: this network diverged while it was trained`;
}
