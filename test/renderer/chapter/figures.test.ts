import { describe, expect, it } from 'vitest';
import { formatFigure, inSteps } from '../../../src/renderer/chapter/figures';

describe('formatFigure', () => {
  it.each([
    [-2, 4, '−2'],
    [0.25, 4, '0.25'],
    [1.2e-7, 4, '1.2e−7'],
    [-2.0859e-4, 4, '−2.086e−4'],
    [1e-9, 3, '1e−9'],
    [2_000_000, 4, '2e6'],
  ])('writes %s with %i digits as %s', (value, digits, text) => {
    expect(formatFigure(value, digits)).toBe(text);
  });
});

describe('inSteps', () => {
  it('is exactly what its decimal texts mean, 0 too', () => {
    expect(inSteps(-0.3, 0.3, 0.1).map(String)).toEqual(['-0.3', '-0.2', '-0.1', '0', '0.1', '0.2', '0.3']);
    for (const [end, step] of [
      [1.7, 0.1],
      [2.4, 0.1],
      [1, 0.05],
      [10, 0.5],
    ])
      expect(inSteps(-end, end, step).filter((value) => value === 0)).toHaveLength(1);
    expect(inSteps(0.01, 1.2, 0.01)).toHaveLength(120);
  });
});
