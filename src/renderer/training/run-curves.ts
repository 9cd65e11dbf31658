import type { ReadonlySignal } from '@preact/signals';
import type { AccuracyPoint, CostPoint, EpochResult, RunSummary } from '../../contract/run';

/** Follows the curves of the run on screen. */
export interface RunObserver {
  /** Another run, or none, is on screen; everything before is forgotten. */
  reset(run: RunSummary | null): void;
  addPoints?(points: readonly AccuracyPoint[]): void;
  addEpochs?(results: readonly EpochResult[]): void;
  addCosts?(points: readonly CostPoint[]): void;
}

/** What charts and transcript show of the run on screen. Curves grow long, so they are plain arrays with observers. */
export interface RunCurves {
  readonly run: ReadonlySignal<RunSummary | null>;
  readonly last: ReadonlySignal<EpochResult | null>;
  readonly best: ReadonlySignal<EpochResult | null>;
  readonly runningCost: ReadonlySignal<number | null>;
  readonly finishedEpochs: ReadonlySignal<number>;
  readonly points: readonly AccuracyPoint[];
  readonly epochs: readonly EpochResult[];
  readonly costs: readonly CostPoint[];
  /** Tells the observer of the run and its curves so far, then of what comes; returns how to end that. */
  observe(observer: RunObserver): () => void;
}
