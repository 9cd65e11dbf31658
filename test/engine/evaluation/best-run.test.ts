import { describe, expect, it } from 'vitest';
import type { EpochResult } from '../../../src/contract/run';
import { bestEpoch, indexOfBestRun } from '../../../src/engine/evaluation/best-run';

function epoch(correct: number, validationCorrect: number, validationTotal = 100): EpochResult {
  return {
    epoch: 0,
    correct,
    total: 100,
    validationCorrect,
    validationTotal,
    cost: 0,
    trainSeconds: 0,
    evaluateSeconds: 0,
  };
}

describe('indexOfBestRun', () => {
  it('goes by the validation images, whatever the test images say', () => {
    expect(indexOfBestRun([epoch(99, 90), epoch(90, 95), epoch(98, 94)])).toBe(1);
  });

  it('takes the first among equals, and passes over runs without an epoch', () => {
    expect(indexOfBestRun([undefined, epoch(90, 95), epoch(99, 95)])).toBe(1);
    expect(indexOfBestRun([undefined])).toBe(-1);
    expect(indexOfBestRun([])).toBe(-1);
  });

  it('goes by the test images where there are no others', () => {
    expect(indexOfBestRun([epoch(90, 0, 0), epoch(91, 0, 0)])).toBe(1);
    expect(indexOfBestRun([epoch(0, 0, 0)])).toBe(0);
  });
});

describe('bestEpoch', () => {
  it('returns the first epoch with the most validation images right, whatever the test images say', () => {
    const epochs = [epoch(1, 3), epoch(2, 9), epoch(3, 9), epoch(4, 0)];
    expect(bestEpoch(epochs)).toBe(epochs[1]);
    expect(bestEpoch([])).toBeUndefined();
  });
});
