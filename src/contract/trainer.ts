import type { DataSet } from './data';
import type { Hyperparameters } from './hyperparameters';
import type { LayerParameters, NetworkParameters } from './network';
import type { AccuracyPoint, CostPoint, EngineInUse, EngineName, EpochResult, RunEnding } from './run';

/** How fast a run goes, from slow enough to follow each step to as fast as it can. */
export const speeds = {
  'mini-batch-a-second': { label: 'one mini-batch a second', secondsPerMiniBatch: 1 },
  'ten-mini-batches-a-second': { label: 'ten mini-batches a second', secondsPerMiniBatch: 0.1 },
  'epoch-a-minute': { label: 'an epoch a minute', secondsPerEpoch: 60 },
  'slow-motion': { label: 'an epoch in 10 seconds', secondsPerEpoch: 10 },
  full: { label: 'as fast as it can' },
} as const satisfies Record<
  string,
  { label: string; secondsPerMiniBatch?: number; secondsPerEpoch?: number }
>;

export type Speed = keyof typeof speeds;
export const speedNames = Object.keys(speeds) as Speed[];

export const stepUnits = ['mini-batch', 'epoch'] as const;
export type StepUnit = (typeof stepUnits)[number];

/** What decides about the learning rate and the end of a run, from one epoch to the next. */
export interface ScheduleState {
  learningRate: number;
  /** Most validation images classified correctly so far; -1 before the first epoch. */
  bestValidationCorrect: number;
  epochsSinceBest: number;
  /** Since the best, or since the learning rate was halved last, whichever is later. */
  epochsSinceChange: number;
}

/**
 * Where training stands between two mini-batches: with the engine's state, all that it takes to go on from there.
 * All accuracy points up to there have been told, that of the untrained network once an image is done.
 */
export interface TrainingPosition {
  /** The epoch in work, or the one that comes next; from 0. */
  epoch: number;
  /** Images of this epoch that have been learned from; a whole number of mini-batches. */
  imagesDone: number;
  /** Summed over these images. */
  costSum: number;
  /** Of the images of this epoch where some are done, else of the epoch before, which the next one shuffles. */
  order: Uint32Array;
  /** Of the random source that shuffles; where some are done, after this epoch's shuffle. */
  random: readonly number[];
  schedule: ScheduleState;
}

/** Named arrays that say exactly where an engine stands between two mini-batches; what they are is the engine's own. */
export type EngineState = Readonly<Record<string, Float32Array | Float64Array>>;

/** Where the cost curve stands. */
export interface CostCurveState {
  /** Since the run's first one. */
  miniBatches: number;
  /** The last 500 costs; mini-batch n stands at n modulo 500. */
  recent: Float64Array;
  /** Points of the epoch in work. */
  points: CostPoint[];
}

/** All that a run needs to go on as if it had never been interrupted, and its network. */
export interface Checkpoint {
  position: TrainingPosition;
  state: EngineState;
  curve: CostCurveState;
  /** Seconds spent on the epoch in work. */
  trainSeconds: number;
  network: NetworkParameters;
}

/** Weights in all the precision that they are known in. */
export interface StartNetwork extends Omit<NetworkParameters, 'layers'> {
  layers: readonly (LayerParameters | { weight: Float64Array; bias: Float64Array })[];
}

/** What a run begins with. */
export type TrainingStart =
  | { kind: 'new-weights' }
  /** `epoch`: what the first epoch is counted as; 0, or more where it goes on from another run. */
  | { kind: 'network'; network: StartNetwork; epoch: number }
  /** `isBeyondEnding`: where early stopping or the schedule ended the run, they count anew, and it goes on. */
  | { kind: 'checkpoint'; checkpoint: Checkpoint; isBeyondEnding?: boolean };

/** What a trainer is told. */
export type TrainerCommand =
  | { type: 'load'; data: DataSet }
  | {
      type: 'start';
      runId: string;
      hyperparameters: Hyperparameters;
      engine: EngineName;
      start: TrainingStart;
      speed: Speed;
      /** Pause by itself after one of these; absent: go on to the end. */
      step?: StepUnit;
    }
  | { type: 'pause'; runId: string }
  | { type: 'resume'; runId: string }
  /** Go on to the end of the mini-batch or epoch in work, or through one whole one, then pause. */
  | { type: 'step'; runId: string; unit: StepUnit }
  | { type: 'speed'; runId: string; speed: Speed }
  | { type: 'stop'; runId: string };

/** How far a run is; sent at most 20 times a second. */
export interface TrainingProgress {
  runId: string;
  /** The epoch in work, from 0. */
  epoch: number;
  /** Of the epoch in work; 0 to 1. */
  epochFraction: number;
  /** Of the epoch in work that are done, and how many there are. */
  miniBatches: number;
  miniBatchesInEpoch: number;
  isEvaluating: boolean;
  /** Estimate from the speed so far; absent until there is one. */
  secondsLeft?: number;
  /** Training images a second over the last while; absent until there is one. */
  imagesPerSecond?: number;
  /** The points since the last message: at most 50 an epoch at full speed, each mini-batch in slow motion. */
  costs: CostPoint[];
}

/** What a trainer tells; everything of a run carries its id. */
export type TrainerEvent =
  | { type: 'loaded' }
  /** With its first checkpoint, before any training (of a run that goes on: where it goes on). */
  | { type: 'started'; runId: string; engine: EngineInUse; checkpoint: Checkpoint }
  /** Instead of 'started', and the last of this run: its checkpoint fits neither engine nor data; why, for a person. */
  | { type: 'refused'; runId: string; message: string }
  | { type: 'progress'; progress: TrainingProgress }
  | { type: 'point'; runId: string; point: AccuracyPoint }
  /** A newer network in the middle of an epoch, at most 5 a second. */
  | { type: 'network'; runId: string; network: NetworkParameters }
  /** `costs`: all points of this epoch. */
  | { type: 'epoch'; runId: string; result: EpochResult; costs: CostPoint[]; network: NetworkParameters }
  /** At most once a second; after the epochs that it comes after have been told. */
  | { type: 'checkpoint'; runId: string; checkpoint: Checkpoint }
  | { type: 'paused'; runId: string; checkpoint: Checkpoint }
  | { type: 'resumed'; runId: string }
  /** No checkpoint where it diverged: its numbers are not finite. */
  | { type: 'ended'; runId: string; ending: RunEnding; checkpoint?: Checkpoint };
