import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { defaultHyperparameters, type Hyperparameters } from '../../../contract/hyperparameters';
import type { EpochResult, RunSummary } from '../../../contract/run';
import { isAtRest } from '../../../contract/run';
import type { DataStatus } from '../../../contract/data';
import { imagesPerEpochOf } from '../../comparison/compared-curve';
import { RunCurveCache } from '../../comparison/run-curve-cache';
import type { ChapterEnvironment } from '../chapter-page';
import { Exercise, type Verdict } from '../exercise';
import type { PageRecord } from '../progress-model';

/** The validation accuracy that all try to reach. */
const goal = 0.9;

/** Long enough for all of the book's sizes to get there. */
const epochs = 10;

/** One run of the race. */
export interface Racer {
  miniBatchSize: number;
  /** The newest with these settings; null: none has been made. */
  run: RunSummary | null;
  /** Seconds and images until it reached the goal; null: it has not. */
  reached: { seconds: number; images: number } | null;
}

type Ready = Extract<DataStatus, { phase: 'ready' }>;
type Environment = Pick<ChapterEnvironment, 'bridge' | 'notices' | 'data' | 'library'>;

/** Online learning, mini-batches and the whole batch, trained side by side. */
export class RaceModel {
  readonly racers: ReadonlySignal<readonly Racer[]>;
  /** Runs that train or wait. */
  readonly atWork: ReadonlySignal<number>;
  readonly obstacle: ReadonlySignal<string | null>;
  /** The size that a person believes to be the first, in seconds and in images; null: none yet. */
  readonly soonest = signal<{ seconds: number | null; images: number | null }>({
    seconds: null,
    images: null,
  });
  readonly exercise: Exercise;
  readonly #environment: Environment;

  constructor(record: PageRecord, environment: Environment) {
    this.#environment = environment;
    const { bridge, notices, data, library } = environment;
    const runs = computed(() => {
      const status = data.value;
      if (status.phase !== 'ready') return [];
      return sizesFor(status).map((miniBatchSize) => {
        const wanted = JSON.stringify({ ...settingsFor(status), miniBatchSize });
        const run = library.runs.value.find(
          ({ origin, hyperparameters, data: learned }) =>
            // The cheap questions first: there may be thousands of runs.
            hyperparameters.miniBatchSize === miniBatchSize &&
            hyperparameters.epochs === epochs &&
            origin.kind === 'new' &&
            learned?.sha256 === status.sha256 &&
            JSON.stringify({ ...defaultHyperparameters, ...hyperparameters }) === wanted,
        );
        return { miniBatchSize, run: run ?? null };
      });
    });
    const present = computed(() => runs.value.flatMap(({ run }) => run ?? []));
    const cache = new RunCurveCache(bridge, notices, present);
    this.racers = computed(() =>
      runs.value.map(({ miniBatchSize, run }) => ({
        ...{ miniBatchSize, run },
        reached: run && reachedBy(run, cache.curves.value.get(run.id)?.epochs ?? []),
      })),
    );
    this.atWork = computed(() => present.value.filter((run) => !isAtRest(run)).length);
    this.obstacle = computed(() => {
      if (data.value.phase !== 'ready') return 'There are no training images yet.';
      return this.atWork.value > 0 ? 'They are training.' : null;
    });
    this.exercise = new Exercise(
      {
        name: 'soonest',
        answer: () => [this.soonest.value.seconds ?? 0, this.soonest.value.images ?? 0],
        check: () => this.#judge(),
      },
      record,
    );
  }

  /** Trains those that have not been trained, each as a run of its own. */
  async start(): Promise<void> {
    const status = this.#environment.data.peek();
    if (status.phase !== 'ready' || this.obstacle.peek() !== null) return;
    const values = this.racers
      .peek()
      .flatMap(({ miniBatchSize, run }) => (run === null ? [miniBatchSize] : []));
    // Once all have been made, they race again.
    const sizes = values.length === 0 ? sizesFor(status) : values;
    await this.#environment.library.sweep({
      hyperparameters: settingsFor(status),
      axes: [{ name: 'miniBatchSize', values: sizes }],
      seeds: [defaultHyperparameters.seed],
    });
  }

  async stop(): Promise<void> {
    const { library } = this.#environment;
    const atWork = this.racers.peek().flatMap(({ run }) => (run !== null && !isAtRest(run) ? run : []));
    // Of a sweep, those that are still to be made end as well.
    for (const id of new Set(atWork.flatMap(({ sweep }) => sweep?.id ?? []))) await library.stopSweep(id);
    for (const { id, sweep } of atWork) if (sweep === undefined) await library.stop(id);
  }

  #judge(): Verdict {
    const racers = this.racers.peek();
    if (racers.length === 0 || racers.some(({ run }) => run === null || !isAtRest(run))) {
      return {
        isRight: false,
        headline: 'Not all have been trained.',
        detail: 'Train them first, then compare.',
      };
    }
    if (racers.every(({ reached }) => reached === null)) {
      return {
        isRight: false,
        headline: 'None has reached 90 %.',
        detail: 'They were stopped too early, or have too few images. Train them again.',
      };
    }
    const { seconds, images } = this.soonest.peek();
    if (seconds === null || images === null) {
      return {
        isRight: false,
        headline: 'No answer yet.',
        detail: 'Choose a size for seconds and one for images.',
      };
    }
    const wrong = (['seconds', 'images'] as const).filter(
      (unit) => !firstBy(racers, unit).includes(this.soonest.peek()[unit]!),
    );
    if (wrong.length === 0) {
      return {
        isRight: true,
        headline: `m = ${seconds} in seconds, m = ${images} in images.`,
        detail:
          'Fewer images for each step mean more steps; more images at once let the machine work faster.',
      };
    }
    return {
      isRight: false,
      headline: `Not in ${wrong.join(' and not in ')}.`,
      detail: 'Look at the table again.',
    };
  }
}

/** Those that needed least to reach the goal; none where none has reached it. */
function firstBy(racers: readonly Racer[], unit: 'seconds' | 'images'): number[] {
  const needed = racers.flatMap(({ miniBatchSize, reached }) =>
    reached ? [{ miniBatchSize, need: reached[unit] }] : [],
  );
  const least = Math.min(...needed.map(({ need }) => need));
  return needed.filter(({ need }) => need === least).map(({ miniBatchSize }) => miniBatchSize);
}

function reachedBy(run: RunSummary, results: readonly EpochResult[]): Racer['reached'] {
  let seconds = 0;
  for (const { epoch, trainSeconds, validationCorrect, validationTotal } of results) {
    seconds += trainSeconds;
    if (validationCorrect >= goal * validationTotal)
      return { seconds, images: (epoch + 1) * imagesPerEpochOf(run) };
  }
  return null;
}

function settingsFor({ trainingImages }: Ready): Hyperparameters {
  const { trainingImages: most } = defaultHyperparameters;
  return { ...defaultHyperparameters, epochs, trainingImages: Math.min(most, trainingImages) };
}

/** Online learning, three sizes, and all images at once. */
function sizesFor(status: Ready): number[] {
  return [1, 10, 100, 1000, settingsFor(status).trainingImages];
}
