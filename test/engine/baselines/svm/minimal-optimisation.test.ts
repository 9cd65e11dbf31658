import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  KernelValues,
  Machine,
  MachineSettings,
  Side,
} from '../../../../src/engine/baselines/svm/minimal-optimisation';
import { trainMachine } from '../../../../src/engine/baselines/svm/minimal-optimisation';

type Point = [x: number, y: number];

const sides = [0, 1] as const;

/** The Gaussian kernel of points in a plane. */
function kernelOf(points: readonly [Point[], Point[]]): KernelValues {
  const values: number[] = [];
  const starts = sides.map((side) =>
    points[side].map((own) =>
      sides.map((other) => {
        const start = values.length;
        for (const [x, y] of points[other])
          values.push(Math.fround(Math.exp(-((own[0] - x) ** 2) - (own[1] - y) ** 2)));
        return start;
      }),
    ),
  );
  return {
    counts: [points[0].length, points[1].length],
    values: Float32Array.from(values),
    segment: (side, point, other) => starts[side][point][other],
  };
}

function train(kernel: KernelValues, settings: MachineSettings): Machine {
  const steps = trainMachine(kernel, settings);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** f(x) of a point. */
function decide(kernel: KernelValues, { coefficients, bias }: Machine, side: Side, point: number): number {
  let sum = bias;
  for (const other of sides) {
    const start = kernel.segment(side, point, other);
    coefficients[other].forEach((coefficient, index) => (sum += coefficient * kernel.values[start + index]));
  }
  return sum;
}

const coordinate = fc.integer({ min: -20, max: 20 }).map((tenths) => tenths / 10);
const somePoints = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 40 });

describe('trainMachine', () => {
  it('meets the conditions of Karush, Kuhn and Tucker', () => {
    fc.assert(
      fc.property(
        // Few places for many points: some are the same, on one side or on both.
        fc.tuple(somePoints, somePoints),
        fc.constantFrom(0.01, 1, 50),
        fc.constantFrom(1e-3, 1e-6),
        (points, c, tolerance) => {
          const kernel = kernelOf(points);
          const machine = train(kernel, { c, tolerance });
          const sum = machine.coefficients.flatMap((own) => [...own]).reduce((one, other) => one + other, 0);
          expect(Math.abs(sum)).toBeLessThan(1e-9 * c * (kernel.counts[0] + kernel.counts[1]));
          for (const side of sides) {
            machine.coefficients[side].forEach((coefficient, point) => {
              const target = side === 0 ? 1 : -1;
              const alpha = target * coefficient;
              const margin = target * decide(kernel, machine, side, point);
              expect(alpha).toBeGreaterThanOrEqual(0);
              expect(alpha).toBeLessThanOrEqual(c);
              // Rounding adds to the tolerance.
              const allowed = tolerance + 1e-9 * c;
              if (alpha < c) expect(margin).toBeGreaterThanOrEqual(1 - allowed);
              if (alpha > 0) expect(margin).toBeLessThanOrEqual(1 + allowed);
            });
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('solves what can be solved by hand: two points', () => {
    const machine = train(kernelOf([[[0, 0]], [[1, 0]]]), { c: 100, tolerance: 1e-9 });
    // Both margins are 1: alpha (1 - K) = 1.
    const alpha = 1 / (1 - Math.exp(-1));
    expect(machine.coefficients[0][0]).toBeCloseTo(alpha, 5);
    expect(machine.coefficients[1][0]).toBeCloseTo(-alpha, 5);
    expect(machine.bias).toBeCloseTo(0, 9);
  });

  it('stops at the bound where both classes are the same point', () => {
    const machine = train(kernelOf([[[0, 0]], [[0, 0]]]), { c: 3, tolerance: 1e-3 });
    expect(machine).toEqual({ coefficients: [Float64Array.of(3), Float64Array.of(-3)], bias: 0 });
  });
});
