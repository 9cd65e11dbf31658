import type { AccuracyPoint, EpochResult, RunSummary } from '../../contract/run';
import { share } from '../../figures/charts/accuracy-at';
import type { RunRowContent } from './run-groups';

/** Mean and range of a figure over the finished runs of a row or, before there are any, over those that have it. */
export interface Spread {
  mean: number;
  lowest: number;
  highest: number;
}

/** Which epoch the figures are from. */
export type FiguresOf = 'best' | 'last';

/** Accuracies from 0 to 1; undefined before there is a result. */
export interface RunFigures {
  test: Record<FiguresOf, Spread | undefined>;
  validation: Record<FiguresOf, Spread | undefined>;
  /** Mean time of a run. */
  seconds: number;
  /** Of all runs together. */
  bytes: number;
}

const known = new WeakMap<RunRowContent, RunFigures>();

/** The figures of a row. */
export function figuresOf(row: RunRowContent): RunFigures {
  const present = known.get(row);
  if (present) return present;
  const { runs } = row;
  // A run that was broken off early would pass for chance between seeds.
  const finished = runs.filter(({ state }) => state === 'finished');
  const judged = finished.length > 0 ? finished : runs;
  const over = (of: (run: RunSummary) => number | undefined) =>
    spreadOf(judged.map(of).filter((value) => value !== undefined));
  const figures = {
    test: {
      best: over(({ best, evaluated }) => testOf(best ?? evaluated)),
      last: over(({ last, evaluated }) => testOf(last ?? evaluated)),
    },
    validation: {
      best: over(({ best, evaluated }) => validationOf(best ?? evaluated)),
      last: over(({ last, evaluated }) => validationOf(last ?? evaluated)),
    },
    seconds: runs.reduce((sum, run) => sum + run.seconds, 0) / runs.length,
    bytes: runs.reduce((sum, run) => sum + run.bytes, 0),
  };
  known.set(row, figures);
  return figures;
}

/** Mean and range of some numbers; undefined without any. */
export function spreadOf(values: readonly number[]): Spread | undefined {
  if (values.length === 0) return undefined;
  return {
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    lowest: Math.min(...values),
    highest: Math.max(...values),
  };
}

export function testOf(result: EpochResult | AccuracyPoint | undefined): number | undefined {
  return share(result?.correct, result?.total);
}

export function validationOf(result: EpochResult | AccuracyPoint | undefined): number | undefined {
  return share(result?.validationCorrect, result?.validationTotal);
}

/** "94.83": a percentage without its sign, for a column with the sign in its head. */
export function percent(fraction: number): string {
  return (100 * fraction).toFixed(2);
}

/** "94.6–94.9"; empty when there is nothing between the two. */
export function rangeText({ lowest, highest }: Spread): string {
  const [from, to] = [lowest, highest].map((value) => (100 * value).toFixed(1));
  return lowest === highest ? '' : from === to ? from : `${from}–${to}`;
}
