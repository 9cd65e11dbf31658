import * as v from 'valibot';
import { hyperparameterFields, sweepNames } from './hyperparameter-fields';
import type { Hyperparameters } from './hyperparameters';
import { hyperparametersSchema } from './hyperparameters';
import type { Result } from './result';
import { failure, success } from './result';

/**
 * The state of a run. `waiting`: its turn has not come. `stopped`: a person ended it early. `interrupted`: nobody ended
 * it, but no process works on it any more; it can continue. `diverged` and `failed` keep the last good network.
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

/** Whether a trainer process has it; it may be paused. */
export function isActive({ state }: { state: RunState }): boolean {
  return state === 'running' || state === 'paused';
}

/** Why a run cannot be trained on with these data: they are not those that it learned from. Undefined when they are. */
export function obstacleOfData(
  { data: learned }: Pick<RunDescription, 'data'>,
  present: { name: string; sha256: string },
): string | undefined {
  if (learned === undefined || learned.sha256 === present.sha256) return undefined;
  const now = learned.name === present.name ? `other ${present.name}` : present.name;
  return `This run learned from ${learned.name}. The data set is now ${now}, so the run cannot be trained on.`;
}

/** Whether it has ended: nothing more happens to it until a person asks for it. */
export function isAtRest({ state }: { state: RunState }): boolean {
  return !isActive({ state }) && state !== 'waiting';
}

/** Whether it has ended before its planned end, and can be continued. */
export function canGoOn({
  state,
  epochsDone,
  hyperparameters,
  isElsewhere,
}: Pick<RunSummary, 'state' | 'epochsDone' | 'hyperparameters' | 'isElsewhere'>): boolean {
  if (isElsewhere) return false;
  return (
    state === 'interrupted' ||
    state === 'failed' ||
    (state === 'stopped' && epochsDone < hyperparameters.epochs)
  );
}

/**
 * Why a run ended: all epochs done, stopped on request, no improvement in validation accuracy for as long as early
 * stopping allows, learning rate halved down to 1/128, or numbers too large to continue.
 */
export const runEndings = ['completed', 'stopped', 'no-improvement', 'lowest-rate', 'diverged'] as const;

export type RunEnding = (typeof runEndings)[number];

/** Message for a person when training diverges in an epoch. */
export function divergenceMessage(epoch: number): string {
  return (
    `Training diverged in epoch ${epoch}: the weights grew beyond all bounds. ` +
    'A lower learning rate, or smaller new weights, may help.'
  );
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const seconds = v.pipe(v.number(), v.minValue(0));
const finite = v.pipe(v.number(), v.finite());
/** A run's id; a valid folder name on every system. */
export const runIdSchema = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{5,63}$/));
const sha256Schema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** One finished epoch, counted as in the book's transcript; model files hold it too. */
export const epochResultSchema = v.object({
  /** From 0. */
  epoch: count,
  /** Test images classified correctly. */
  correct: count,
  /** Test images. */
  total: count,
  validationCorrect: count,
  validationTotal: count,
  /**
   * Out of the first 10,000 training images, or all if the run learns from fewer; absent in files of earlier versions.
   */
  trainingCorrect: v.optional(count),
  trainingTotal: v.optional(count),
  /** Mean cost over the epoch's training images, each taken before the step it was part of; without regularisation. */
  cost: finite,
  trainSeconds: seconds,
  evaluateSeconds: seconds,
});

export type EpochResult = v.InferOutput<typeof epochResultSchema>;

/**
 * Accuracy before the first epoch's end: of the untrained network at 0, then after 1/32, 1/16, … 1/2 of the first
 * epoch, measured on some of the validation images only.
 */
export const accuracyPointSchema = v.object({
  /** Passes over the training images so far: 0 is untrained. */
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
  /** Mean over the last 500 mini-batches, or as many as there have been. */
  runningCost: finite,
  /** The middle half of the costs since the last point lies between these. */
  lowerQuartile: finite,
  upperQuartile: finite,
  /** Between the points that are kept: shown while a person steps, until the next of those comes. */
  isInterim: v.optional(v.literal(true)),
});

export type CostPoint = v.InferOutput<typeof costPointSchema>;

/** One line that a terminal or a title can show: what moves the cursor or turns the writing around becomes a space. */
const runName = v.pipe(
  v.string(),
  v.transform((text) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ')),
  v.trim(),
  v.minLength(1),
  v.maxLength(120),
);

/** At most this many networks vote as one. */
export const maximumVoters = 20;

/** Networks that vote as one; `from` is absent for those of a file. */
export const votersSchema = v.pipe(
  v.array(v.object({ from: v.optional(runIdSchema), name: runName })),
  v.minLength(2),
  v.maxLength(maximumVoters),
);

/** Where a run's first weights come from. */
export const runOriginSchema = v.variant('kind', [
  /** Drawn at random from the seed. */
  v.object({ kind: v.literal('new') }),
  /**
   * Another run's network after this many epochs, with other settings; its curve continues where that one ended. `from`
   * is absent when the network came from a file, through the terminal's `--init-from`, which counts epochs from 0.
   */
  v.object({ kind: v.literal('continued'), from: v.optional(runIdSchema), name: v.string(), epochs: count }),
  /** Another run's network, which learns a person's own digits; `from` and `epochs` as above. */
  v.object({
    kind: v.literal('fine-tuned'),
    from: v.optional(runIdSchema),
    name: v.string(),
    ownDigits: count,
    /** Test images that the network read correctly before. */
    testCorrectBefore: count,
    /** Of the starting network; absent in runs of earlier versions. */
    weightsSha256Before: v.optional(sha256Schema),
  }),
  /** A model file; the run was never trained here. */
  v.object({
    kind: v.literal('opened'),
    /** Without its folder. */
    file: v.string(),
    /** Of the network as it was in the file. */
    weightsSha256: sha256Schema,
    /** Whether the file says how the network was trained. */
    isHistoryKnown: v.boolean(),
  }),
  /** Networks that vote, as one network; the run was never trained here. */
  v.object({
    kind: v.literal('voting'),
    voters: votersSchema,
    /** Of the network as they made it. */
    weightsSha256: sha256Schema,
  }),
]);

export type RunOrigin = v.InferOutput<typeof runOriginSchema>;

/** Names the sweep that a run belongs to, so that the stored runs alone give its map. */
export const sweepMarkSchema = v.object({
  /** The same in all of its runs, and in those of no other sweep. */
  id: runIdSchema,
  name: runName,
  /** The settings that it varies: the first across the map, the second up. */
  axes: v.pipe(
    v.array(v.picklist(sweepNames)),
    v.minLength(1),
    v.maxLength(2),
    v.check(([across, up]) => across !== up),
  ),
});

export type SweepMark = v.InferOutput<typeof sweepMarkSchema>;

/** Whether it began with a network that is not to be trained: one of a file, or networks that vote. */
export function beganWhole({ origin }: { origin: RunOrigin }): boolean {
  return origin.kind === 'opened' || origin.kind === 'voting';
}

/** Whether its network stays as it was opened or made: training it on makes a run of its own. */
export function staysAsItIs(run: Pick<RunDescription, 'origin' | 'data'>): boolean {
  // Earlier versions trained an opened run in its place, and recorded then what it learned from.
  return beganWhole(run) && run.data === undefined;
}

/** Whether its settings do not say how its network was trained: a file that holds only a network, or networks that vote. */
export function isHistoryUnknown({ origin }: { origin: RunOrigin }): boolean {
  return origin.kind === 'voting' || (origin.kind === 'opened' && !origin.isHistoryKnown);
}

/** Why a run's settings do not say how its network was trained, as a sentence; undefined where they do. */
export function obstacleOfHistory(run: { origin: RunOrigin }): string | undefined {
  if (!isHistoryUnknown(run)) return undefined;
  return run.origin.kind === 'voting'
    ? 'This network was not trained: it is made of several that vote.'
    : 'The file does not say how this network was trained.';
}

export const engineNames = ['kernels', 'plain'] as const;
export type EngineName = (typeof engineNames)[number];

/** A run's fixed description: everything except its name, its progress and its networks. */
export const runDescriptionSchema = v.object({
  id: runIdSchema,
  /** ISO 8601, UTC. */
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
  /** Version of Inkling that started the run. */
  appVersion: v.string(),
  origin: runOriginSchema,
  /** `epochs` are all that are planned; continuing the run raises them. */
  hyperparameters: hyperparametersSchema,
  /** Only this engine gives the same weights again. */
  engine: v.picklist(engineNames),
  /** What it learns from; absent for an opened model. */
  data: v.optional(
    v.object({
      /** Name shown to a person. */
      name: v.string(),
      /** Absolute folder, or "synthetic". */
      place: v.string(),
      /** Over all images and labels. */
      sha256: sha256Schema,
      /** Number of images of each split that the run uses. */
      trainingImages: count,
      validationImages: count,
      testImages: count,
    }),
  ),
  /** Absolute path of the model file to write at the end. */
  out: v.optional(v.string()),
  /** Absent for a run of its own; a mark that this version cannot read is left out, since the run is whole without it. */
  sweep: v.fallback(v.optional(sweepMarkSchema), undefined),
});

export type RunDescription = v.InferOutput<typeof runDescriptionSchema>;

/** A person's name, note and star for a run. */
export const runLabelSchema = v.object({
  name: runName,
  note: v.optional(v.pipe(v.string(), v.maxLength(10_000)), ''),
  isStarred: v.optional(v.boolean(), false),
});

export type RunLabel = v.InferOutput<typeof runLabelSchema>;

/** The outcome of a run so far. */
export const runOutcomeSchema = v.object({
  state: v.picklist(runStates),
  ending: v.optional(v.picklist(runEndings)),
  /** Why it failed, or what was wrong with it, for a person. */
  message: v.optional(v.string()),
  /** Of the last network, once the run has ended. */
  weightsSha256: v.optional(sha256Schema),
});

export type RunOutcome = v.InferOutput<typeof runOutcomeSchema>;

/** A run as the list shows it. */
export interface RunSummary extends RunDescription, RunLabel, RunOutcome {
  /** Another process is working on it. */
  isElsewhere: boolean;
  /** Finished epochs, including those it took over. */
  epochsDone: number;
  /** The last epoch. */
  last?: EpochResult;
  /** The epoch with the highest validation accuracy; the first if several are equal. */
  best?: EpochResult;
  /** What a network without epochs was measured to read when it came on screen. */
  evaluated?: AccuracyPoint;
  /** Test accuracy by epoch from 0 to 1, thinned to 40 points. */
  spark: number[];
  /** Time spent on training and evaluation. */
  seconds: number;
  /** Size on disk. */
  bytes: number;
  /** There is a network that can be put on screen. */
  hasNetwork: boolean;
  /** Known once the run has started here. */
  engineInUse?: EngineInUse;
}

/** The networks that a run has kept on its way, beside its last and its best one. */
export interface KeptNetworks {
  /** How many epochs each had made, in rising order; 0 is untrained. */
  epochs: readonly number[];
  /** Their size on disk. */
  bytes: number;
}

/** A run with its whole curve, as the window shows it. */
export interface RunDetails extends RunSummary {
  epochs: EpochResult[];
  points: AccuracyPoint[];
  costs: CostPoint[];
  kept: KeptNetworks;
}

/** A run's results by epoch, for comparison with others. */
export interface RunCurve {
  id: string;
  epochs: EpochResult[];
}

/** At most this many curves can be requested at once. */
export const maximumCurves = 20;

/** The engine that a run uses. */
export interface EngineInUse {
  /** The engine that this run has to continue with. */
  engine: EngineName;
  /** Name shown to a person. */
  name: string;
  /** Why it is not the fast engine, for a person; absent when it is. */
  remark?: string;
}

/** At most this many runs can be requested at once. */
export const maximumRepeats = 1000;

/** Most runs that one report compares. */
export const maximumReportedRuns = 20;

/** One run, or several with consecutive seeds, to be queued. */
export const queueRequestSchema = v.object({
  hyperparameters: hyperparametersSchema,
  repeats: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maximumRepeats)),
});

export type QueueRequest = v.InferOutput<typeof queueRequestSchema>;

/**
 * The same settings with consecutive seeds, starting at the given one; fails with 'invalid-hyperparameters' beyond the
 * last seed.
 */
export function withSeeds(hyperparameters: Hyperparameters, repeats: number): Result<Hyperparameters[]> {
  const { seed } = hyperparameters;
  const { maximum } = hyperparameterFields.seed;
  if (seed + repeats - 1 > maximum) {
    return failure(
      'invalid-hyperparameters',
      `There are not ${repeats} seeds from ${seed} on: the last one is ${maximum}.`,
    );
  }
  return success(Array.from({ length: repeats }, (_, index) => ({ ...hyperparameters, seed: seed + index })));
}
