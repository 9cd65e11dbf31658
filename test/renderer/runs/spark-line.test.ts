import { describe, expect, it } from 'vitest';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import { sparkPath } from '../../../src/renderer/runs/spark-line';

const path = (spark: number[], epochsDone: number) =>
  sparkPath({ spark, epochsDone, hyperparameters: { ...defaultHyperparameters, epochs: 10 } });
const points = (data: string) =>
  data
    .slice(1)
    .split('L')
    .map((point) => point.split(' ').map(Number));

describe('sparkPath', () => {
  it('draws better accuracies higher, and is as wide as the planned epochs that are done', () => {
    const whole = points(path([0.1, 0.9, 0.95], 10));
    expect(whole[0][1]).toBeGreaterThan(whole[1][1]);
    expect(whole[1][1]).toBeGreaterThan(whole[2][1]);
    expect(points(path([0.1, 0.9, 0.95], 5)).at(-1)![0]).toBeCloseTo(whole.at(-1)![0] / 2);
  });

  it('shows one figure alone as a short stroke, and nothing where there is none', () => {
    expect(points(path([0.9], 1))).toHaveLength(2);
    expect(path([], 0)).toBe('');
  });
});
