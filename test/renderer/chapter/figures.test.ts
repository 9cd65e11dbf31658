import { describe, expect, it } from 'vitest';
import { inSteps } from '../../../src/renderer/chapter/figures';

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
