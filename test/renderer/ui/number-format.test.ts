import { describe, expect, it } from 'vitest';
import { formatDuration, formatMegabytes, formatRounded } from '../../../src/renderer/ui/number-format';

describe('formatDuration', () => {
  it.each([
    [-1, '0.0 s'],
    [0.94, '0.9 s'],
    [9.94, '9.9 s'],
    [9.96, '10 s'],
    [59.4, '59 s'],
    [59.6, '1 min'],
    [200, '3 min 20 s'],
    [3599.7, '1 h'],
    [3900, '1 h 5 min'],
  ])('writes %s seconds as %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});

describe('amounts', () => {
  it('rounds speeds and shortens bytes', () => {
    expect(formatRounded(51_234)).toBe('51,000');
    expect(formatMegabytes(11_594_722)).toBe('11.6 MB');
  });
});
