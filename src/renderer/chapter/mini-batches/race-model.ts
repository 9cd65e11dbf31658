import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { defaultHyperparameters } from '../../../contract/hyperparameters';
import type { EpochResult, RunSummary } from '../../../contract/run';
import { imagesPerEpochOf } from '../../comparison/compared-curve';
import { Exercise, type Verdict } from '../exercise';
import {
  ExperimentRuns,
  hasEnded,
  imagesOf,
  type ExperimentEnvironment,
  type ReadyData,
} from '../experiment-runs';
import type { PageRecord } from '../progress-model';

/** The validation accuracy that all try to reach. */
const goal = 0.9;

/** Long enough for all of the book's sizes to get there. */
const epochs = 10;

/** One run of the race. */
export interface Racer {
  miniBatchSize: number;
  /** null: none has been made. */
  run: RunSummary | null;
  /** Seconds and images until it reached the goal; null: it has not. */
  reached: { seconds: number; images: number } | null;
}

/** Online learning, mini-batches and the whole batch, trained side by side. */
export class RaceModel {
  readonly runs: ExperimentRuns<number>;
  readonly racers: ReadonlySignal<readonly Racer[]>;
  /** The size that a person believes to be the first, in seconds and in images; null: none yet. */
  readonly soonest = signal<{ seconds: number | null; images: number | null }>({
    seconds: null,
    images: null,
  });
  readonly exercise: Exercise;

  constructor(record: PageRecord, environment: ExperimentEnvironment) {
    this.runs = new ExperimentRuns(environment, (data) => ({
      hyperparameters: { ...defaultHyperparameters, epochs, trainingImages: imagesOf(data) },
      name: 'miniBatchSize',
      values: sizesFor(data),
    }));
    this.racers = computed(() =>
      this.runs.trials.value.map(({ value, run, epochs: results }) => ({
        ...{ miniBatchSize: value, run },
        reached: run && reachedBy(run, results),
      })),
    );
    this.exercise = new Exercise(
      {
        name: 'soonest',
        answer: () => [this.soonest.value.seconds ?? 0, this.soonest.value.images ?? 0],
        check: () => this.#judge(),
      },
      record,
    );
  }

  #judge(): Verdict {
    const racers = this.racers.peek();
    if (racers.length === 0 || racers.some(({ run }) => run === null || !hasEnded(run))) {
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

/** Online learning, three sizes, and all images at once. */
function sizesFor(data: ReadyData): number[] {
  return [1, 10, 100, 1000, imagesOf(data)];
}
