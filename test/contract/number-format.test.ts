import { describe, expect, it } from 'vitest';
import { formatCount, formatPercent, percentOf } from '../../src/contract/number-format';

describe('formatCount', () => {
  it('groups digits, and leaves those of small bounds as they are', () => {
    expect(formatCount(50_000)).toBe('50,000');
    expect(formatCount(0.000001)).toBe('0.000001');
  });
});

describe('formatPercent', () => {
  it('writes the share with two decimals, as the book does', () => {
    expect(formatPercent(9542, 10_000)).toBe('95.42 %');
  });

  it('writes nothing out of nothing as zero', () => {
    expect(formatPercent(0, 0)).toBe('0.00 %');
    expect(percentOf(0, 0)).toBe(0);
  });
});
