import { describe, expect, it } from 'vitest';
import { exponential, naturalLogarithm } from '../../src/engine/elementary';
import type { Kernels } from '../../src/engine/webassembly/kernels';
import { newKernels } from './engines';

/** What the module exports for these tests alone. */
interface ElementaryKernels extends Kernels {
  exponentials(values: number, vectors: number, factor: number, limit: number): void;
  naturalLogarithm(x: number): number;
}

const kernels = newKernels() as ElementaryKernels;

function exponentials(values: readonly number[], factor: number, limit: number): number[] {
  const address = kernels.allocate(values.length * Float32Array.BYTES_PER_ELEMENT);
  const memory = () => new Float32Array(kernels.memory.buffer, address, values.length);
  memory().set(values);
  kernels.exponentials(address, values.length / 4, factor, limit);
  return Array.from(memory());
}

/** Distance in units of the last place of single precision. */
function unitsApart(actual: number, expected: number): number {
  const unit = 2 ** (Math.floor(Math.log2(expected)) - 23);
  return Math.abs(actual - expected) / unit;
}

describe('exponentials', () => {
  const values = Array.from({ length: 20_000 }, (_, index) => Math.fround(((index - 10_000) * 87) / 10_000));

  it('returns what the reference returns, within 2 units in the last place', () => {
    const results = exponentials(values, 1, 87);
    const worst = Math.max(...results.map((result, index) => unitsApart(result, exponential(values[index]))));
    expect(worst).toBeLessThan(2);
  });

  it('returns e^(factor x), and takes what is beyond the limit for the limit', () => {
    const results = exponentials([-1000, -3, 0, 7], -2, 10);
    const expected = [Math.exp(10), Math.exp(6), 1, Math.exp(-10)];
    expect(results.map((result, index) => unitsApart(result, expected[index]) < 2)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });
});

describe('naturalLogarithm', () => {
  it('returns what the reference returns, within 2 units in the last place of the larger of it and 1/4', () => {
    let worst = 0;
    for (let x = 1e-30; x < 1e30; x *= 1.0007) {
      const single = Math.fround(x);
      const expected = naturalLogarithm(single);
      const scale = Math.max(Math.abs(expected), 0.25);
      worst = Math.max(worst, unitsApart(scale + kernels.naturalLogarithm(single) - expected, scale));
    }
    expect(worst).toBeLessThan(2);
    expect(kernels.naturalLogarithm(1)).toBe(0);
  });
});
