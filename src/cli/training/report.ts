import type { AccuracyPoint, EpochResult } from '../../contract/run';
import type { TrainingProgress } from '../../contract/trainer';
import type { ActiveRun } from '../../services/training/active-run';

/** As much of a run as a report tells, whether it has trained just now or long ago. */
export type ReportedRun = Pick<ActiveRun, 'description' | 'outcome'> & {
  curve: Pick<ActiveRun['curve'], 'epochs'>;
};

/** How a run has ended, and what became of it. */
export interface RunEnd {
  run: ReportedRun;
  /** Path of the model file that was written. */
  model?: string;
  /** What is wrong with the network, a sentence each; usually nothing. */
  findings: readonly string[];
  /** How the kept run is named on the command line; absent: it is not kept, or its place was given. */
  keptAs?: string;
}

/** The best of several runs. */
export interface BestRun {
  run: ReportedRun;
  epoch: EpochResult;
  model?: string;
}

/** Tells of the runs of one command. */
export interface TrainingReport {
  /** What the network reads before it learns anything. */
  beginning(run: ActiveRun, point: AccuracyPoint): void;
  progress(run: ActiveRun, progress: TrainingProgress): void;
  epoch(run: ActiveRun, result: EpochResult): void;
  /** Something besides the results; the same is told once. */
  remark(text: string): void;
  /** Called for each run once all are at rest. */
  end(end: RunEnd): void;
  /** Of several, after their ends; undefined when none has finished an epoch. */
  best(best: BestRun | undefined): void;
}

/** The network has learned nothing yet, not even elsewhere. */
export function isUntrained({ description }: ReportedRun): boolean {
  return description.origin.kind === 'new';
}
