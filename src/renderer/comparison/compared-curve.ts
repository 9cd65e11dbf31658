import type { EpochResult, RunSummary } from '../../contract/run';
import { testOf, validationOf } from '../runs/run-figures';
import { share } from '../../figures/charts/accuracy-at';
import { smooth } from './smooth';

/** What is compared. */
export const measures = ['test', 'validation', 'training', 'cost'] as const;
export type Measure = (typeof measures)[number];

/** What the x axis counts. */
export const xKinds = ['epochs', 'images', 'seconds'] as const;
export type XKind = (typeof xKinds)[number];

/** A run with its results. */
export interface RunWithEpochs {
  run: RunSummary;
  epochs: readonly EpochResult[];
}

/** The values of one or several runs after an epoch. */
export interface CurvePoint {
  /** Epochs done. */
  epochs: number;
  /** Position on the x axis; of several runs, the mean. */
  x: number;
  mean: number;
  lowest: number;
  highest: number;
  /** Runs that have come this far. */
  count: number;
}

const valueOf: Record<Measure, (result: EpochResult) => number | undefined> = {
  test: testOf,
  validation: validationOf,
  training: ({ trainingCorrect, trainingTotal }) => share(trainingCorrect, trainingTotal),
  cost: ({ cost }) => cost,
};

/** Epoch by epoch, the mean and the range of these runs; `x` and the epochs increase. */
export function curveOf(runs: readonly RunWithEpochs[], measure: Measure, xKind: XKind): CurvePoint[] {
  const byEpoch = new Map<number, { xs: number[]; values: number[] }>();
  for (const run of runs) {
    for (const { epochs, x, value } of pointsOf(run, measure, xKind)) {
      const at = byEpoch.get(epochs) ?? { xs: [], values: [] };
      at.xs.push(x);
      at.values.push(value);
      byEpoch.set(epochs, at);
    }
  }
  return [...byEpoch]
    .map(([epochs, { xs, values }]) => ({
      epochs,
      x: meanOf(xs),
      mean: meanOf(values),
      lowest: Math.min(...values),
      highest: Math.max(...values),
      count: values.length,
    }))
    .sort((one, other) => one.x - other.x);
}

function pointsOf({ run, epochs }: RunWithEpochs, measure: Measure, xKind: XKind) {
  const imagesPerEpoch = imagesPerEpochOf(run);
  let seconds = 0;
  return epochs.flatMap((result) => {
    seconds += result.trainSeconds;
    const done = result.epoch + 1;
    const value = valueOf[measure](result);
    const x = { epochs: done, images: done * imagesPerEpoch, seconds }[xKind];
    return value === undefined ? [] : [{ epochs: done, x, value }];
  });
}

/** The images that the network sees in an epoch. */
export function imagesPerEpochOf({ data, hyperparameters }: RunSummary): number {
  return (data?.trainingImages ?? hyperparameters.trainingImages) + hyperparameters.strokeDigits;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The curve with mean and range smoothed alike. */
export function smoothCurve(points: readonly CurvePoint[], weight: number): CurvePoint[] {
  const [mean, lowest, highest] = (['mean', 'lowest', 'highest'] as const).map((name) =>
    smooth(
      points.map((point) => point[name]),
      weight,
    ),
  );
  return points.map((point, index) => ({
    ...point,
    mean: mean[index],
    lowest: lowest[index],
    highest: highest[index],
  }));
}

/** The last point at or before this position; undefined before the first and after the last. */
export function pointAt(points: readonly CurvePoint[], x: number): CurvePoint | undefined {
  const last = points.at(-1);
  // Sums of fractions may be slightly off.
  const slack = 1e-9 * Math.max(1, Math.abs(x));
  if (last === undefined || x > last.x + slack) return undefined;
  return points.findLast((point) => point.x <= x + slack);
}
