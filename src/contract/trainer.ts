import type { Hyperparameters } from './hyperparameters';
import type { NetworkParameters } from './network';
import type { EngineInUse, EpochResult, RunEnding, TrainingProgress } from './training';
import type { DataSet } from './data';

/** What main says to the trainer. */
export type TrainerCommand =
  | { type: 'load'; data: DataSet }
  | {
      type: 'start';
      runId: number;
      hyperparameters: Hyperparameters;
      /** Starting weights; absent: drawn from the seed. */
      network?: NetworkParameters;
      isSingleStep: boolean;
    }
  | { type: 'pause'; runId: number }
  | { type: 'resume'; runId: number }
  /** Go on to the end of the epoch in work, or through one whole epoch, then pause. */
  | { type: 'step'; runId: number }
  | { type: 'stop'; runId: number };

/** What the trainer says to main; everything of a run carries its id. */
export type TrainerEvent =
  | { type: 'loaded' }
  | { type: 'started'; runId: number; engine: EngineInUse; network: NetworkParameters }
  | { type: 'progress'; progress: TrainingProgress }
  /** A newer network in the middle of an epoch, at most 5 a second. */
  | { type: 'network'; runId: number; network: NetworkParameters }
  | { type: 'epoch'; runId: number; result: EpochResult; network: NetworkParameters }
  | { type: 'paused'; runId: number; network: NetworkParameters }
  | { type: 'resumed'; runId: number }
  /** The network of a run that diverged is of no use: it holds numbers that are not finite. */
  | { type: 'ended'; runId: number; ending: RunEnding; network: NetworkParameters };
