import * as v from 'valibot';
import { hyperparameterFields } from './hyperparameter-fields';
import type { Hyperparameters } from './hyperparameters';
import { hyperparametersSchema } from './hyperparameters';
import type { Result } from './result';
import { failure, success } from './result';

/**
 * How a run stands. `waiting`: its turn has not come. `stopped`: a person ended it early. `interrupted`: nobody ended
 * it, but no process works on it any more; it can go on. `diverged` and `failed` keep the last good network.
 */
export const runStates = [
  'waiting',
  'running',
  'paused',
  'finished',
  'stopped',
  'interrupted',
  'diverged',
  'failed',
] as const;

export type RunState = (typeof runStates)[number];

/** A trainer process has it; it may be paused. */
export function isActive({ state }: { state: RunState }): boolean {
  return state === 'running' || state === 'paused';
}

/** Nothing more happens to it until a person asks for it. */
export function isAtRest({ state }: { state: RunState }): boolean {
  return !isActive({ state }) && state !== 'waiting';
}

/**
 * Why a run ended: all epochs done, asked to stop, no better validation accuracy for as long as early stopping allows,
 * learning rate halved down to 1/128, or numbers too large to go on with.
 */
export const runEndings = ['completed', 'stopped', 'no-improvement', 'lowest-rate', 'diverged'] as const;

export type RunEnding = (typeof runEndings)[number];

/** What a person is told when training diverges in an epoch. */
export function divergenceMessage(epoch: number): string {
  return (
    `Training diverged in epoch ${epoch}: the weights grew beyond all bounds. ` +
    'A lower learning rate, or smaller new weights, may help.'
  );
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const seconds = v.pipe(v.number(), v.minValue(0));
const finite = v.pipe(v.number(), v.finite());
/** Of a run; a folder's name on every system. */
export const runIdSchema = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{5,63}$/));
const sha256Schema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** One finished epoch, as the book's transcript counts it; model files hold it too. */
export const epochResultSchema = v.object({
  /** From 0. */
  epoch: count,
  /** Test images classified correctly. */
  correct: count,
  /** Test images. */
  total: count,
  validationCorrect: count,
  validationTotal: count,
  /** Of the first 10,000 training images, or as many as the run learns from; absent in files of earlier versions. */
  trainingCorrect: v.optional(count),
  trainingTotal: v.optional(count),
  /** Mean cost over the epoch's training images, each before the step it took part in; without regularisation. */
  cost: finite,
  trainSeconds: seconds,
  evaluateSeconds: seconds,
});

export type EpochResult = v.InferOutput<typeof epochResultSchema>;

/**
 * Accuracy before the first epoch's end: of the untrained network at 0, then after 1/32, 1/16, … 1/2 of the first
 * epoch, there on some validation images only.
 */
export const accuracyPointSchema = v.object({
  /** Passes made over the training images: 0 is untrained. */
  epochs: v.pipe(v.number(), v.minValue(0)),
  validationCorrect: count,
  validationTotal: count,
  /** Test and training images; only at 0. */
  correct: v.optional(count),
  total: v.optional(count),
  trainingCorrect: v.optional(count),
  trainingTotal: v.optional(count),
});

export type AccuracyPoint = v.InferOutput<typeof accuracyPointSchema>;

/** One point of the cost curve. */
export const costPointSchema = v.object({
  /** Position in the run, in epochs: 1.5 is the middle of epoch 1. */
  epochs: v.pipe(v.number(), v.minValue(0)),
  /** Mean cost of this one mini-batch. */
  miniBatchCost: finite,
  /** Mean over the last 500 mini-batches, or as many as there are. */
  runningCost: finite,
  /** The middle half of the mini-batches since the last point lies between these. */
  lowerQuartile: finite,
  upperQuartile: finite,
});

export type CostPoint = v.InferOutput<typeof costPointSchema>;

const runName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120));

/** Where a run's first weights come from. */
export const runOriginSchema = v.variant('kind', [
  /** Drawn at random from the seed. */
  v.object({ kind: v.literal('new') }),
  /**
   * Another run's network after this many epochs, with other settings; its curve goes on where that one ended.
   * `from` is absent where the network came from a file, by the terminal's `--init-from`, which counts epochs from 0.
   */
  v.object({ kind: v.literal('continued'), from: v.optional(runIdSchema), name: v.string(), epochs: count }),
  /** Another run's network, which learns a person's own digits; likewise. */
  v.object({
    kind: v.literal('fine-tuned'),
    from: v.optional(runIdSchema),
    name: v.string(),
    ownDigits: count,
    /** Test images that the network read correctly before. */
    testCorrectBefore: count,
    /** Of the network that it began with; absent in runs of earlier versions. */
    weightsSha256Before: v.optional(sha256Schema),
  }),
  /** A model file; the run was never trained here. */
  v.object({
    kind: v.literal('opened'),
    /** Without its folder. */
    file: v.string(),
    /** Of the network as it was in the file. */
    weightsSha256: sha256Schema,
    /** The file told how the network was trained. */
    isHistoryKnown: v.boolean(),
  }),
]);

export type RunOrigin = v.InferOutput<typeof runOriginSchema>;

export const engineNames = ['kernels', 'plain'] as const;
export type EngineName = (typeof engineNames)[number];

/** What a run is: everything about it that its name, its progress and its networks do not say. */
export const runDescriptionSchema = v.object({
  id: runIdSchema,
  /** ISO 8601, UTC. */
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
  /** Version of Inkling that began the run. */
  appVersion: v.string(),
  origin: runOriginSchema,
  /** `epochs` are all that are planned; training on makes them more. */
  hyperparameters: hyperparametersSchema,
  /** Which alone comes to the same weights again. */
  engine: v.picklist(engineNames),
  /** What it learns from; absent for an opened model. */
  data: v.optional(
    v.object({
      /** What it is called, for a person. */
      name: v.string(),
      /** Absolute folder, or "synthetic". */
      place: v.string(),
      /** Of all its images and labels. */
      sha256: sha256Schema,
      /** Images of each split that the run uses. */
      trainingImages: count,
      validationImages: count,
      testImages: count,
    }),
  ),
  /** Absolute path of the model file that is to be written at the end. */
  out: v.optional(v.string()),
});

export type RunDescription = v.InferOutput<typeof runDescriptionSchema>;

/** What a person calls a run, and thinks of it. */
export const runLabelSchema = v.object({
  name: runName,
  note: v.optional(v.pipe(v.string(), v.maxLength(10_000)), ''),
  isStarred: v.optional(v.boolean(), false),
});

export type RunLabel = v.InferOutput<typeof runLabelSchema>;

/** What has become of a run. */
export const runOutcomeSchema = v.object({
  state: v.picklist(runStates),
  ending: v.optional(v.picklist(runEndings)),
  /** Why it failed, or what was found wrong with it, for a person. */
  message: v.optional(v.string()),
  /** Of the last network of a run that is at rest. */
  weightsSha256: v.optional(sha256Schema),
});

export type RunOutcome = v.InferOutput<typeof runOutcomeSchema>;

/** A run as the list shows it. */
export interface RunSummary extends RunDescription, RunLabel, RunOutcome {
  /** Another process works on it just now. */
  isElsewhere: boolean;
  /** Epochs that are done, those that it took over included. */
  epochsDone: number;
  /** Of the last epoch. */
  last?: EpochResult;
  /** Of the epoch with the highest validation accuracy; the first of equals. */
  best?: EpochResult;
  /** Test accuracy by epoch from 0 to 1, thinned to 40 points. */
  spark: number[];
  /** Spent on training and evaluation. */
  seconds: number;
  /** What it takes on disk. */
  bytes: number;
  /** There is a network that can be put on screen. */
  hasNetwork: boolean;
  /** Known once it has started here. */
  engineInUse?: EngineInUse;
}

/** A run with its whole curve, as the window shows it. */
export interface RunDetails extends RunSummary {
  epochs: EpochResult[];
  points: AccuracyPoint[];
  costs: CostPoint[];
}

/** What a run calculates with. */
export interface EngineInUse {
  /** The one that this run has to go on with. */
  engine: EngineName;
  /** For a person. */
  name: string;
  /** Why it is not the fast engine, for a person; absent when it is. */
  remark?: string;
}

/** At most so many runs are asked for at once. */
export const maximumRepeats = 1000;

/** One run, or the same with one seed after another, for when it is their turn. */
export const queueRequestSchema = v.object({
  hyperparameters: hyperparametersSchema,
  repeats: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maximumRepeats)),
});

export type QueueRequest = v.InferOutput<typeof queueRequestSchema>;

/** The same settings with one seed after another, the given one first; fails with 'invalid-hyperparameters' beyond the last seed. */
export function withSeeds(hyperparameters: Hyperparameters, repeats: number): Result<Hyperparameters[]> {
  const { seed } = hyperparameters;
  const { maximum } = hyperparameterFields.seed;
  if (seed + repeats - 1 > maximum) {
    return failure(
      'invalid-hyperparameters',
      `There are no ${repeats} seeds from ${seed} on: the last is ${maximum}.`,
    );
  }
  return success(Array.from({ length: repeats }, (_, index) => ({ ...hyperparameters, seed: seed + index })));
}
