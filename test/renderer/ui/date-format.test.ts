import { describe, expect, it } from 'vitest';
import { formatDate } from '../../../src/renderer/ui/date-format';

describe('formatDate', () => {
  it('cannot be read as month before day', () => {
    expect(formatDate(new Date(2026, 10, 5, 14, 5).toISOString())).toBe('5 Nov 2026, 14:05');
  });
});
