import type { MeasureCommand, MeasurementEvent } from './measurement';
import type { DataSet } from './data';
import type { Hyperparameters } from './hyperparameters';
import type { LayerParameters, NetworkParameters } from './network';
import type { AccuracyPoint, CostPoint, EngineInUse, EngineName, EpochResult, RunEnding } from './run';

/** How fast a run goes, from slow enough to follow each step to full speed. */
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

const networkBytesPerMs = 1_000;

/**
 * Milliseconds from one network to the next while a run trains: at most a megabyte a second is sent on and painted, but
 * one network a second at least, and five at most.
 */
export function networkIntervalMs(parameters: number): number {
  const bytes = parameters * Float32Array.BYTES_PER_ELEMENT;
  return Math.min(1000, Math.max(200, bytes / networkBytesPerMs));
}

export const stepUnits = ['mini-batch', 'epoch'] as const;
export type StepUnit = (typeof stepUnits)[number];

/** What determines the learning rate and the end of a run, from one epoch to the next. */
export interface ScheduleState {
  learningRate: number;
  /** Highest number of validation images classified correctly so far; -1 before the first epoch. */
  bestValidationCorrect: number;
  epochsSinceBest: number;
  /** Since the best epoch, or since the learning rate was last halved, whichever is later. */
  epochsSinceChange: number;
}

/**
 * A position of training between two mini-batches; with the engine's state, it is all that is needed to continue. All
 * accuracy points up to there have been reported, that of the untrained network once an image has been learned.
 */
export interface TrainingPosition {
  /** The current epoch, or the next one; from 0. */
  epoch: number;
  /** Images of this epoch already learned; a whole number of mini-batches. */
  imagesDone: number;
  /** Sum over these images. */
  costSum: number;
  /**
   * Order of the images of this epoch, if some are done; otherwise of the previous epoch, which the next one shuffles.
   */
  order: Uint32Array;
  /** State of the random source that shuffles; if some images are done, after this epoch's shuffle. */
  random: readonly number[];
  schedule: ScheduleState;
}

/** Named arrays with an engine's exact state between two mini-batches; their meaning is the engine's own. */
export type EngineState = Readonly<Record<string, Float32Array | Float64Array>>;

/** The state of the cost curve. */
export interface CostCurveState {
  /** Number since the run's first mini-batch. */
  miniBatches: number;
  /** The last 500 costs; mini-batch n is at index n modulo 500. */
  recent: Float64Array;
  /** Points of the current epoch. */
  points: CostPoint[];
}

/** All that a run needs to continue as if it had never been interrupted, and its network. */
export interface Checkpoint {
  position: TrainingPosition;
  state: EngineState;
  curve: CostCurveState;
  /** Seconds spent on the current epoch. */
  trainSeconds: number;
  network: NetworkParameters;
}

/** Weights in the highest precision that is known. */
export interface StartNetwork extends Omit<NetworkParameters, 'layers'> {
  layers: readonly (LayerParameters | LayerParameters<Float64Array>)[];
}

/** What a run starts with. */
export type TrainingStart =
  | { kind: 'new-weights' }
  /** `epoch`: the number of the first epoch; 0, or more for a run that continues another. */
  | { kind: 'network'; network: StartNetwork; epoch: number }
  /**
   * `isBeyondEnding`: early stopping or the schedule ended the run; they start counting again, and the run continues.
   */
  | { kind: 'checkpoint'; checkpoint: Checkpoint; isBeyondEnding?: boolean };

/** Commands to a trainer. */
export type TrainerCommand =
  | { type: 'load'; data: DataSet }
  | {
      type: 'start';
      runId: string;
      hyperparameters: Hyperparameters;
      engine: EngineName;
      start: TrainingStart;
      speed: Speed;
      /** Pause by itself after one of these; absent: train to the end. */
      step?: StepUnit;
    }
  | MeasureCommand
  | RunCommand;

/** Commands to a run that has started. */
export type RunCommand =
  | { type: 'pause'; runId: string }
  | { type: 'resume'; runId: string }
  /** Train to the end of the current mini-batch or epoch, or through one whole one, then pause. */
  | { type: 'step'; runId: string; unit: StepUnit }
  | { type: 'speed'; runId: string; speed: Speed }
  /** Use at most so many cores from here on, at first 1; a run comes to the same network with any number. */
  | { type: 'cores'; runId: string; cores: number }
  | { type: 'stop'; runId: string };

/** The progress of a run; sent at most 20 times a second. */
export interface TrainingProgress {
  runId: string;
  /** The current epoch, from 0. */
  epoch: number;
  /** Progress within the current epoch; 0 to 1. */
  epochFraction: number;
  /** Mini-batches of the current epoch: how many are done, and how many there are. */
  miniBatches: number;
  miniBatchesInEpoch: number;
  isEvaluating: boolean;
  /** Estimate from the speed so far; absent until there is one. */
  secondsLeft?: number;
  /** Recent training images per second; absent until there is an estimate. */
  imagesPerSecond?: number;
  /** The points since the last message: at most 50 per epoch at full speed, every mini-batch in slow motion. */
  costs: CostPoint[];
}

/** Events from a trainer. */
export type TrainerEvent = { type: 'loaded' } | MeasurementEvent | RunEvent;

/** Events of a run, each with its id. */
export type RunEvent =
  /** With its first checkpoint, before any training; for a run that continues, its starting position. */
  | { type: 'started'; runId: string; engine: EngineInUse; checkpoint: Checkpoint }
  /**
   * Sent instead of 'started', as the run's last event: its checkpoint does not fit the engine or the data; the message
   * is for a person.
   */
  | { type: 'refused'; runId: string; message: string }
  | { type: 'progress'; progress: TrainingProgress }
  | { type: 'point'; runId: string; point: AccuracyPoint }
  /** A newer network in the middle of an epoch, at most 5 a second. */
  | { type: 'network'; runId: string; network: NetworkParameters }
  /** `costs`: all points of this epoch. */
  | { type: 'epoch'; runId: string; result: EpochResult; costs: CostPoint[]; network: NetworkParameters }
  /** At most once a second; the epochs before it have been reported. */
  | { type: 'checkpoint'; runId: string; checkpoint: Checkpoint }
  | { type: 'paused'; runId: string; checkpoint: Checkpoint }
  | { type: 'resumed'; runId: string }
  /** No checkpoint if the run diverged: its numbers are not finite. */
  | { type: 'ended'; runId: string; ending: RunEnding; checkpoint?: Checkpoint };
