import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextLogStep, rateMantissas, sizeMantissas } from '../../../src/renderer/hyperparameters/log-steps';

function walk(start: number, direction: 1 | -1, mantissas: readonly number[], count: number): number[] {
  const values = [start];
  while (values.length <= count) values.push(nextLogStep(values.at(-1)!, direction, mantissas));
  return values;
}

describe('nextLogStep', () => {
  it('goes up in the book’s learning rates without rounding errors', () => {
    expect(walk(0.001, 1, rateMantissas, 10)).toEqual([
      0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100,
    ]);
  });

  it('goes down in sizes', () => {
    expect(walk(50_000, -1, sizeMantissas, 6)).toEqual([50_000, 20_000, 10_000, 5000, 2000, 1000, 500]);
  });

  it('goes to the neighbouring steps from a value between them', () => {
    expect(nextLogStep(2.5, 1, rateMantissas)).toBe(3);
    expect(nextLogStep(2.5, -1, rateMantissas)).toBe(1);
  });

  it('always moves, and comes back from a step to itself', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (value) => {
        const up = nextLogStep(value, 1, sizeMantissas);
        const down = nextLogStep(value, -1, sizeMantissas);
        expect(down).toBeLessThan(value);
        expect(up).toBeGreaterThan(value);
        expect(nextLogStep(nextLogStep(up, -1, sizeMantissas), 1, sizeMantissas)).toBe(up);
      }),
    );
  });
});
