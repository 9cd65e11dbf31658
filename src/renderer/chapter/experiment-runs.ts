import { computed, type ReadonlySignal } from '@preact/signals';
import type { DataStatus } from '../../contract/data';
import type { SweepName } from '../../contract/hyperparameter-fields';
import { defaultHyperparameters, type Hyperparameters } from '../../contract/hyperparameters';
import type { EpochResult, RunSummary } from '../../contract/run';
import { isAtRest, canGoOn } from '../../contract/run';
import type { SweepValue } from '../../contract/sweep';
import { RunCurveCache } from '../comparison/run-curve-cache';
import type { ChapterEnvironment } from './chapter-page';

/** Runs that differ in one setting; they share all others, and the seed. */
export interface Experiment<Value extends SweepValue> {
  hyperparameters: Hyperparameters;
  name: SweepName;
  values: readonly Value[];
}

/** One run of an experiment. */
export interface Trial<Value extends SweepValue> {
  value: Value;
  /** The newest with these settings on these data; null: none has been made. */
  run: RunSummary | null;
  epochs: readonly EpochResult[];
}

export type ReadyData = Extract<DataStatus, { phase: 'ready' }>;
export type ExperimentEnvironment = Pick<ChapterEnvironment, 'bridge' | 'notices' | 'data' | 'library'>;

/** The runs of an experiment: ordinary stored runs, found by their settings, and trained as a sweep where they are missing. */
export class ExperimentRuns<Value extends SweepValue = SweepValue> {
  readonly trials: ReadonlySignal<readonly Trial<Value>[]>;
  /** How many train or wait. */
  readonly atWork: ReadonlySignal<number>;
  /** All of these have been asked to stop. */
  readonly isStopping: ReadonlySignal<boolean>;
  /** All have been trained to their ends. */
  readonly isComplete: ReadonlySignal<boolean>;
  /** Why none can be started, in a sentence; null when they can. */
  readonly obstacle: ReadonlySignal<string | null>;
  readonly #library: ExperimentEnvironment['library'];
  readonly #experiment: ReadonlySignal<Experiment<Value> | null>;

  /** `plan` says what is trained on such data; it may read signals. */
  constructor(
    { bridge, notices, data, library }: ExperimentEnvironment,
    plan: (data: ReadyData) => Experiment<Value>,
  ) {
    this.#library = library;
    const experiment = computed(() => (data.value.phase === 'ready' ? plan(data.value) : null));
    this.#experiment = experiment;
    const found = computed(() => {
      const status = data.value;
      if (experiment.value === null || status.phase !== 'ready') return [];
      const { hyperparameters, name, values } = experiment.value;
      return values.map((value) => ({
        value,
        run: findRun(library.runs.value, { ...hyperparameters, [name]: value }, status.sha256),
      }));
    });
    const present = computed(() => found.value.flatMap(({ run }) => run ?? []));
    const cache = new RunCurveCache(bridge, notices, present);
    this.trials = computed(() =>
      found.value.map((trial) => ({
        ...trial,
        epochs: (trial.run && cache.curves.value.get(trial.run.id)?.epochs) ?? [],
      })),
    );
    this.atWork = computed(() => present.value.filter((run) => !isAtRest(run)).length);
    this.isStopping = computed(() => {
      const active = present.value.filter((run) => !isAtRest(run));
      return active.length > 0 && active.every(({ id }) => library.stopping.value.has(id));
    });
    this.isComplete = computed(
      () => found.value.length > 0 && found.value.every(({ run }) => run !== null && hasEnded(run)),
    );
    this.obstacle = computed(() => {
      if (data.value.phase !== 'ready') return 'There are no training images yet.';
      return this.atWork.value > 0 ? 'They are training.' : null;
    });
  }

  /**
   * Trains those that have not been trained, and goes on with those that were stopped; once all have ended, it trains all
   * of them again.
   */
  async start(): Promise<void> {
    const experiment = this.#experiment.peek();
    if (experiment === null || this.obstacle.peek() !== null) return;
    const { hyperparameters, name, values } = experiment;
    const isAgain = this.isComplete.peek();
    const trials = this.trials.peek();
    const missing = trials.flatMap(({ value, run }) => (run === null ? [value] : []));
    for (const { run } of trials) if (run !== null && canGoOn(run)) await this.#library.resume(run.id);
    if (!isAgain && missing.length === 0) return;
    await this.#library.sweep({
      hyperparameters,
      axes: [{ name, values: [...(isAgain ? values : missing)] }],
      seeds: [hyperparameters.seed],
    });
  }

  async stop(): Promise<void> {
    const atWork = this.trials.peek().flatMap(({ run }) => (run !== null && !isAtRest(run) ? run : []));
    // Of a sweep, those that are still to be made end as well.
    for (const id of new Set(atWork.flatMap(({ sweep }) => sweep?.id ?? [])))
      await this.#library.stopSweep(id);
    for (const { id, sweep } of atWork) if (sweep === undefined) await this.#library.stop(id);
  }
}

/** Whether a run of an experiment has been trained to its end, which may have come early by itself. */
export function hasEnded(run: RunSummary): boolean {
  return isAtRest(run) && !canGoOn(run);
}

/** The newest run from new weights with exactly these settings, on the data with this sum. */
export function findRun(
  runs: readonly RunSummary[],
  wanted: Hyperparameters,
  sha256: string,
): RunSummary | null {
  const text = JSON.stringify(wanted);
  const run = runs.find(
    ({ origin, hyperparameters, data }) =>
      // The cheap questions first: there may be thousands of runs.
      hyperparameters.epochs === wanted.epochs &&
      hyperparameters.miniBatchSize === wanted.miniBatchSize &&
      hyperparameters.learningRate === wanted.learningRate &&
      origin.kind === 'new' &&
      data?.sha256 === sha256 &&
      JSON.stringify({ ...defaultHyperparameters, ...hyperparameters }) === text,
  );
  return run ?? null;
}

/** As many of the book's 50,000 training images as there are. */
export function imagesOf({ trainingImages }: ReadyData): number {
  return Math.min(defaultHyperparameters.trainingImages, trainingImages);
}

/** (epoch, percent of the test images read correctly). */
export function accuracyPoints({
  epochs,
}: {
  epochs: readonly EpochResult[];
}): (readonly [number, number])[] {
  return epochs.map(({ epoch, correct, total }) => [epoch + 1, (100 * correct) / total] as const);
}
