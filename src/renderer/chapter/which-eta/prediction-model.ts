import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { EpochResult } from '../../../contract/run';
import { presets } from '../../../contract/presets';
import { bookExperiments } from '../../comparison/book-figures';
import { Exercise, type Verdict } from '../exercise';
import {
  ExperimentRuns,
  hasEnded,
  imagesOf,
  type ExperimentEnvironment,
  type Trial,
} from '../experiment-runs';
import { formatFigure, nearest } from '../figures';
import type { PageRecord } from '../progress-model';

/** The learning rates that the chapter's experiments try, and some between. */
export const rates = [0.001, 0.01, 0.1, 1, 3, 10, 100] as const;

/** The networks of the chapter, as its presets have them: the seed with 100 neurons is one that learns all digits. */
export const networks = ['no-hidden', 'book-30', 'book-100'].map((wanted) =>
  presets.find(({ name }) => name === wanted)!,
);

/** Epochs for which a person says the accuracy; between them the curve is straight. */
export const predictedEpochs = [1, 2, 5, 10, 20, 30] as const;
export const epochs = predictedEpochs.at(-1)!;

/** In percent, before a person says otherwise: guessing. */
const guessing = predictedEpochs.map(() => 10);

/** A prediction this near is right: percentage points, the mean over all epochs. */
const goodDistance = 5;

/** The chapter's experiments, and the curve that a person expects of one of them. */
export class PredictionModel {
  /** Index of the network and of the learning rate that the prediction is about. */
  readonly network = signal(1);
  readonly rate = signal(rates.indexOf(3));
  readonly runs: ExperimentRuns<number>;
  /** The run that the prediction is about; undefined without data. */
  readonly trial: ReadonlySignal<Trial<number> | undefined>;
  /** (predictedEpochs) percent of the test images. */
  readonly predicted: ReadonlySignal<readonly number[]>;
  /** A person has drawn it. */
  readonly isDrawn: ReadonlySignal<boolean>;
  /** (epoch, percent) as the author reports them for these settings; none for other data than MNIST. */
  readonly authorsFigures: ReadonlySignal<readonly (readonly [epoch: number, percent: number])[]>;
  readonly exercise: Exercise;
  readonly #drawn = signal<ReadonlyMap<string, readonly number[]>>(new Map());

  constructor(record: PageRecord, environment: ExperimentEnvironment) {
    this.#takeUp(record);
    this.runs = new ExperimentRuns(environment, (data) => ({
      hyperparameters: {
        ...networks[this.network.value].hyperparameters,
        epochs,
        trainingImages: imagesOf(data),
      },
      name: 'learningRate',
      values: rates,
    }));
    this.trial = computed(() => this.runs.trials.value[this.rate.value]);
    const key = computed(() => `${this.network.value} ${this.rate.value}`);
    this.predicted = computed(() => this.#drawn.value.get(key.value) ?? guessing);
    this.isDrawn = computed(() => this.#drawn.value.has(key.value));
    this.authorsFigures = computed(() => {
      const { value: data } = environment.data;
      const isMnist = data.phase === 'ready' && data.kind === 'mnist' && data.isVerified;
      return isMnist ? authorsFigures(this.network.value, rates[this.rate.value]) : [];
    });
    this.exercise = new Exercise(
      {
        name: 'predict',
        answer: () => [this.network.value, this.rate.value, ...this.predicted.value],
        check: () => this.#judge(),
      },
      record,
    );
  }

  /** Says the accuracy, in percent, after one of the predicted epochs. */
  predict(index: number, percent: number): void {
    const key = `${this.network.peek()} ${this.rate.peek()}`;
    const predicted = this.predicted.peek().with(index, percent);
    this.#drawn.value = new Map(this.#drawn.peek()).set(key, predicted);
  }

  /** Draws the curve through here. */
  draw(epoch: number, percent: number): void {
    this.predict(
      predictedEpochs.indexOf(nearest(predictedEpochs, epoch) as (typeof predictedEpochs)[number]),
      Math.round(percent),
    );
  }

  /** A prediction that was checked before the window was closed. */
  #takeUp(record: PageRecord): void {
    const answer = record.lastAnswer('predict', 2 + predictedEpochs.length, [0, 100]);
    if (answer === undefined || !(answer[0] in networks) || !(answer[1] in rates)) return;
    [this.network.value, this.rate.value] = answer;
    this.#drawn.value = new Map([[`${answer[0]} ${answer[1]}`, answer.slice(2)]]);
  }

  #judge(): Verdict {
    const trial = this.trial.peek();
    const wrong = (headline: string, detail: string): Verdict => ({ isRight: false, headline, detail });
    if (!this.isDrawn.peek()) return wrong('Nothing predicted yet.', 'Draw the curve that you expect.');
    if (!trial?.run || !hasEnded(trial.run) || trial.epochs.length === 0)
      return wrong('Not trained yet.', 'Now train it to the end, and see.');
    const { mean, most } = distanceOf(this.predicted.peek(), trial.epochs);
    return {
      isRight: mean <= goodDistance,
      headline: `On average, ${formatFigure(mean, 2)} percentage points away.`,
      detail:
        `Most after epoch ${most.epoch}: you said ${formatFigure(most.predicted, 3)} %, it was ` +
        `${formatFigure(most.actual, 3)} %.`,
    };
  }
}

/** How far a prediction is from what happened, in percentage points: on average, and where most. */
export function distanceOf(predicted: readonly number[], results: readonly EpochResult[]) {
  const all = results.map(({ epoch, correct, total }) => {
    const [said, actual] = [predictedAt(predicted, epoch + 1), (100 * correct) / total];
    return { epoch: epoch + 1, predicted: said, actual, distance: Math.abs(said - actual) };
  });
  const mean = all.reduce((sum, { distance }) => sum + distance, 0) / all.length;
  return { mean, most: all.reduce((most, one) => (one.distance > most.distance ? one : most)) };
}

/** The prediction after any epoch. */
function predictedAt(predicted: readonly number[], epoch: number): number {
  const next = predictedEpochs.findIndex((each) => each >= epoch);
  if (next <= 0) return predicted.at(next)!;
  const [from, to] = [predictedEpochs[next - 1], predictedEpochs[next]];
  return predicted[next - 1] + ((epoch - from) / (to - from)) * (predicted[next] - predicted[next - 1]);
}

/** The author counts epochs from 0. */
export function authorsFigures(network: number, rate: number): (readonly [number, number])[] {
  const { hiddenLayers } = networks[network].hyperparameters;
  const experiment = bookExperiments.find(
    ({ settings }) =>
      settings.learningRate === rate && String(settings.hiddenLayers) === String(hiddenLayers),
  );
  return (experiment?.transcript ?? []).map(([epoch, correct]) => [epoch + 1, correct / 100] as const);
}
