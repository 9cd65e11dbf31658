import { computed, type ReadonlySignal } from '@preact/signals';
import type { DataStatus } from '../../../contract/data';
import { encodingNames, type EncodingName, type EncodingResult } from '../../../contract/encodings';
import { presets } from '../../../contract/presets';
import type { BaselinesModel } from '../../measurements/baselines-model';
import type { EncodingsModel } from '../../measurements/encodings-model';
import { imagesOf } from '../experiment-runs';
import { mean } from '../figures';

export const seeds = [1, 2, 3, 4, 5] as const;
export const epochs = 5;

/** All networks with one encoding. */
export interface EncodingSummary {
  encoding: EncodingName;
  /** The percent of the test images that each read after its last epoch so far; in the order of the seeds. */
  percents: readonly number[];
  /** (epoch, mean percent), as far as all that have begun have come. */
  points: readonly (readonly [number, number])[];
}

/** Five networks with ten outputs and five with four, with the settings of the chapter. */
export class EncodingRuns {
  readonly summaries: ReadonlySignal<readonly EncodingSummary[]>;
  /** All have been trained. */
  readonly isComplete: ReadonlySignal<boolean>;
  /** Why they cannot be trained now, in a sentence; null when they can. */
  readonly obstacle: ReadonlySignal<string | null>;
  readonly encodings: EncodingsModel;
  readonly #data: ReadonlySignal<DataStatus>;

  constructor(
    data: ReadonlySignal<DataStatus>,
    encodings: EncodingsModel,
    { present }: Pick<BaselinesModel, 'present'>,
  ) {
    this.#data = data;
    this.encodings = encodings;
    this.summaries = computed(() =>
      encodingNames.map((encoding) => summaryOf(encoding, encodings.results.value)),
    );
    this.isComplete = computed(
      () =>
        !encodings.isTraining.value &&
        encodings.results.value.length === seeds.length * encodingNames.length &&
        encodings.results.value.every(({ correct }) => correct.length === epochs),
    );
    this.obstacle = computed(() => {
      if (data.value.phase !== 'ready') return 'There are no training images yet.';
      if (present.value !== null) return 'A simpler method is being measured: see “Good compared to what?”.';
      return encodings.isTraining.value ? 'They are training.' : null;
    });
  }

  async train(): Promise<void> {
    const data = this.#data.peek();
    if (data.phase !== 'ready' || this.obstacle.peek() !== null) return;
    const { hyperparameters } = presets.find(({ name }) => name === 'book-30')!;
    const own = { ...hyperparameters, epochs, trainingImages: imagesOf(data) };
    await this.encodings.train({ hyperparameters: own, seeds: [...seeds] });
  }
}

function summaryOf(encoding: EncodingName, results: readonly EncodingResult[]): EncodingSummary {
  const own = results.filter((result) => result.encoding === encoding && result.correct.length > 0);
  const percents = own.map((result) => percentOf(result, result.correct.length - 1));
  const made = own.reduce((fewest, { correct }) => Math.min(fewest, correct.length), epochs);
  const points = Array.from({ length: own.length === 0 ? 0 : made }, (_, epoch) => {
    return [epoch + 1, mean(own.map((result) => percentOf(result, epoch)))] as const;
  });
  return { encoding, percents, points };
}

function percentOf({ correct, total }: EncodingResult, epoch: number): number {
  return (100 * correct[epoch]) / total;
}
