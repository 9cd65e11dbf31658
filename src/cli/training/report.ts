import type { Finding } from '../../contract/diagnosis';
import type { AccuracyPoint, EpochResult } from '../../contract/run';
import type { TrainingProgress } from '../../contract/trainer';
import type { ActiveRun } from '../../services/training/active-run';

/** The part of a run that a report shows, whether it has just trained or was trained long ago. */
export type ReportedRun = Pick<ActiveRun, 'description' | 'outcome'> & {
  curve: Pick<ActiveRun['curve'], 'epochs'>;
};

/** How a run ended, and its results. */
export interface RunEnd {
  run: ReportedRun;
  /** Path of the written model file. */
  model?: string;
  /** What ails it, what explains most first; usually nothing. */
  findings: readonly Finding[];
  /** The kept run's name on the command line; absent: it is not kept, or its folder was given. */
  keptAs?: string;
}

/** The best of several runs. */
export interface BestRun {
  run: ReportedRun;
  epoch: EpochResult;
  /** Path of the written model file. */
  model?: string;
  /** As in `RunEnd`. */
  keptAs?: string;
}

/** Reports the runs of one command. */
export interface TrainingReport {
  /** Accuracy of the network before it learns anything. */
  beginning(run: ActiveRun, point: AccuracyPoint): void;
  progress(run: ActiveRun, progress: TrainingProgress): void;
  epoch(run: ActiveRun, result: EpochResult): void;
  /** A remark apart from the results; the same text only once. */
  remark(text: string): void;
  /** Called for each run once all have ended. */
  end(end: RunEnd): void;
  /** The best of several runs, after their ends; undefined when none has finished an epoch. */
  best(best: BestRun | undefined): void;
}

/** Whether the network has learned nothing yet, not even in another run. */
export function isUntrained({ description }: ReportedRun): boolean {
  return description.origin.kind === 'new';
}
