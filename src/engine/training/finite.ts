import type { NetworkParameters } from '../../contract/network';

/** Whether a number is finite in single precision, which networks have outside the plain engine. */
export function isSinglePrecision(value: number): boolean {
  return Number.isFinite(Math.fround(value));
}

/** Whether all weights and biases are numbers that a model file can hold. */
export function hasFiniteParameters({ layers }: NetworkParameters): boolean {
  return layers.every(({ weight, bias }) => areFinite(weight) && areFinite(bias));
}

function areFinite(values: Float32Array): boolean {
  for (let index = 0; index < values.length; index++) {
    if (!Number.isFinite(values[index])) return false;
  }
  return true;
}
