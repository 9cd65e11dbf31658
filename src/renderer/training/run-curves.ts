import type { ReadonlySignal } from '@preact/signals';
import type { AccuracyPoint, CostPoint, EpochResult, RunSummary } from '../../contract/run';
import type { RunObserver } from '../../figures/charts/run-observer';

/**
 * The data of the run on screen for charts and transcript. Curves grow long, so they are plain arrays with observers.
 */
export interface RunCurves {
  readonly run: ReadonlySignal<RunSummary | null>;
  readonly last: ReadonlySignal<EpochResult | null>;
  readonly best: ReadonlySignal<EpochResult | null>;
  readonly runningCost: ReadonlySignal<number | null>;
  readonly finishedEpochs: ReadonlySignal<number>;
  readonly points: readonly AccuracyPoint[];
  readonly epochs: readonly EpochResult[];
  readonly costs: readonly CostPoint[];
  /** Passes the run and its curves so far to the observer, then every update; returns a function that stops this. */
  observe(observer: RunObserver): () => void;
}
