import type { AccuracyPoint, CostPoint, EpochResult, RunSummary } from '../../contract/run';

/** Follows the curves of a run. */
export interface RunObserver {
  /** Called when another run, or none, is followed; everything before is forgotten. */
  reset(run: RunSummary | null): void;
  addPoints?(points: readonly AccuracyPoint[]): void;
  addEpochs?(results: readonly EpochResult[]): void;
  addCosts?(points: readonly CostPoint[]): void;
}
