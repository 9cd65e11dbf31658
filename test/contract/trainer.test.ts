import { describe, expect, it } from 'vitest';
import { denseShapes, parameterCount } from '../../src/contract/layers';
import { networkIntervalMs } from '../../src/contract/trainer';

describe('networkIntervalMs', () => {
  it.each([
    ['a small network', [784, 30, 10], 200],
    ['at most a megabyte a second', [784, 100, 10], 318.04],
    ['a large network', [784, 2000, 2000, 10], 1000],
  ])('%s', (_what, sizes, milliseconds) => {
    expect(networkIntervalMs(parameterCount(denseShapes(sizes)))).toBeCloseTo(milliseconds, 6);
  });
});
