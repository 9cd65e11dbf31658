import { describe, expect, it } from 'vitest';
import {
  describeDue,
  formatBytes,
  limitChoices,
  limitsToChooseFrom,
  limitThatKeepsAll,
} from '../../../src/renderer/runs/storage-text';

describe('formatBytes', () => {
  it('writes two or three digits in the units of files', () => {
    expect(formatBytes(0)).toBe('0 kB');
    expect(formatBytes(380_000)).toBe('380 kB');
    expect(formatBytes(999_600)).toBe('1 MB');
    expect(formatBytes(1_440_000)).toBe('1.4 MB');
    expect(formatBytes(23_400_000)).toBe('23 MB');
    expect(formatBytes(2_000_000_000)).toBe('2 GB');
  });
});

describe('limitsToChooseFrom', () => {
  it('offers a limit that was set elsewhere as well', () => {
    expect(limitsToChooseFrom(null)).toEqual(limitChoices);
    expect(limitsToChooseFrom(123)).toEqual([123, ...limitChoices]);
  });
});

describe('limitThatKeepsAll', () => {
  it('is the lowest choice with some room left, or none', () => {
    const use = (bytes: number) => limitThatKeepsAll({ bytes, limitBytes: 1, dueIds: [] });
    expect(use(10_000_000)).toBe(200_000_000);
    expect(use(190_000_000)).toBe(500_000_000);
    expect(use(1e12)).toBeNull();
  });
});

describe('describeDue', () => {
  it('counts the runs that will go', () => {
    expect(describeDue(1)).toBe('The oldest run without a star will be deleted at the next start.');
    expect(describeDue(12)).toBe('The 12 oldest runs without a star will be deleted at the next start.');
  });
});
