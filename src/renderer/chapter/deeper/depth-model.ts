import { computed, signal, type ReadonlySignal } from '@preact/signals';
import {
  checkHyperparameters,
  defaultHyperparameters,
  type Hyperparameters,
} from '../../../contract/hyperparameters';
import { areDense, parseHiddenLayers } from '../../../contract/hidden-layers';
import type { RunSummary } from '../../../contract/run';
import { isAtRest } from '../../../contract/run';
import { formatPercent } from '../../ui/number-format';
import type { ChapterEnvironment } from '../chapter-page';
import { Exercise, type Verdict } from '../exercise';
import {
  ExperimentRuns,
  findRun,
  hasEnded,
  imagesOf,
  type ExperimentEnvironment,
  type ReadyData,
  type Trial,
} from '../experiment-runs';
import type { PageRecord } from '../progress-model';

/** One, two and three hidden layers. */
export const depths: readonly number[][] = [[30], [30, 30], [30, 30, 30]];

export const epochs = 30;

/** Training images whose mean gradient says how fast a layer learns. */
const gradientImages = 1000;

/** After these epochs; a run keeps its network after each of them. */
const measuredEpochs = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20, 26, 30];

/** How fast the layers of a network learned after some epochs. */
export interface LayerSpeeds {
  epochs: number;
  /** (layers) */
  speeds: readonly number[];
}

/** What a person tries, to beat the shallow network. */
export interface DeepSettings {
  /** As typed. */
  hiddenLayers: string;
  hiddenActivation: Hyperparameters['hiddenActivation'];
  learningRate: number;
}

type Environment = ExperimentEnvironment & Pick<ChapterEnvironment, 'inspector'>;

/** Networks with one, two and three hidden layers, side by side, and how fast each of their layers learns. */
export class DepthModel {
  readonly runs: ExperimentRuns<number[]>;
  /** Index of the network whose layers are looked at. */
  readonly chosen = signal(2);
  /** Of the chosen network; empty until they have been measured. */
  readonly speeds: ReadonlySignal<readonly LayerSpeeds[]>;
  readonly isMeasuring = signal(false);
  /** The chosen network has learned, and rests. */
  readonly canMeasure: ReadonlySignal<boolean>;
  /** What a person tries. */
  readonly settings = signal<DeepSettings>({
    hiddenLayers: '60, 30',
    hiddenActivation: 'sigmoid',
    learningRate: 0.1,
  });
  /** Those as the settings of a run, or why there can be no such run. */
  readonly tried: ReadonlySignal<{ ok: true; value: Hyperparameters } | { ok: false; message: string }>;
  /** The newest run with these settings; null: none has been made. */
  readonly triedRun: ReadonlySignal<RunSummary | null>;
  readonly exercise: Exercise;
  readonly #environment: Environment;
  readonly #measured = signal<{ runId: string; speeds: readonly LayerSpeeds[] } | null>(null);

  constructor(record: PageRecord, environment: Environment) {
    this.#environment = environment;
    this.runs = new ExperimentRuns(environment, (data) => ({
      hyperparameters: settingsFor(data),
      name: 'hiddenLayers',
      values: depths,
    }));
    const run = computed(() => this.runs.trials.value[this.chosen.value]?.run ?? null);
    this.speeds = computed(() => {
      const measured = this.#measured.value;
      return measured !== null && measured.runId === run.value?.id ? measured.speeds : [];
    });
    this.tried = computed(() => this.#readSettings());
    this.triedRun = computed(() => {
      const [tried, data] = [this.tried.value, environment.data.value];
      if (!tried.ok || data.phase !== 'ready') return null;
      return findRun(environment.library.runs.value, tried.value, data.sha256);
    });
    this.canMeasure = computed(
      () => run.value !== null && isAtRest(run.value) && run.value.epochsDone > 0 && !this.isMeasuring.value,
    );
    this.exercise = new Exercise(
      {
        name: 'deep-beats-shallow',
        answer: () => [
          this.#best()?.best?.validationCorrect ?? 0,
          this.#shallow()?.run?.best?.validationCorrect ?? 0,
        ],
        check: () => this.#judge(),
      },
      record,
    );
  }

  /** Measures the layers of the chosen network after some of its epochs, once it has been trained. */
  async measure(): Promise<void> {
    const { bridge, inspector } = this.#environment;
    const run = this.runs.trials.peek()[this.chosen.peek()]?.run;
    if (!run || !this.canMeasure.peek()) return;
    this.isMeasuring.value = true;
    const speeds: LayerSpeeds[] = [];
    const chosen = Uint32Array.from(
      { length: Math.min(gradientImages, imagesLearned(run)) },
      (_, index) => index,
    );
    for (const made of measuredEpochs.filter((each) => each <= run.epochsDone)) {
      const network = await bridge.request('runs.kept-network', run.id, made);
      // Runs that have little room keep fewer networks.
      if (!network.ok) continue;
      const question = { network: network.value, cost: run.hyperparameters.cost, chosen };
      const answer = await inspector.ask('layerSpeeds', 'training', question);
      if (answer === null) break;
      speeds.push({ epochs: made, speeds: answer });
      this.#measured.value = { runId: run.id, speeds: [...speeds] };
    }
    this.isMeasuring.value = false;
  }

  /** Trains a network as the person has set it, as a run of its own. */
  async train(): Promise<void> {
    const tried = this.tried.peek();
    if (tried.ok && !this.isTrying)
      await this.#environment.library.queue({ hyperparameters: tried.value, repeats: 1 });
  }

  /** A network with these settings trains or waits. */
  get isTrying(): boolean {
    const run = this.triedRun.value;
    return run !== null && !isAtRest(run);
  }

  #readSettings(): { ok: true; value: Hyperparameters } | { ok: false; message: string } {
    const { value: data } = this.#environment.data;
    const { hiddenLayers: text, hiddenActivation, learningRate } = this.settings.value;
    const hiddenLayers = parseHiddenLayers(text);
    if (!hiddenLayers.ok) return hiddenLayers;
    if (!areDense(hiddenLayers.value))
      return { ok: false, message: 'This page is about dense layers: write for example 60, 30.' };
    if (hiddenLayers.value.length < 2)
      return { ok: false, message: 'A deep network has two hidden layers or more.' };
    if (data.phase !== 'ready') return { ok: false, message: 'There are no training images yet.' };
    const wanted = { ...settingsFor(data), hiddenLayers: hiddenLayers.value, hiddenActivation, learningRate };
    const checked = checkHyperparameters(wanted);
    return checked.ok ? checked : { ok: false, message: checked.errors[0].message };
  }

  #shallow(): Trial<number[]> | undefined {
    return this.runs.trials.value[0];
  }

  /** The best run with two hidden layers or more that had no more epochs and the same images. */
  #best(): RunSummary | undefined {
    const { data, library } = this.#environment;
    const status = data.value;
    if (status.phase !== 'ready') return undefined;
    return library.runs.value
      .filter(
        ({ hyperparameters, origin, data: learned, ...run }) =>
          areDense(hyperparameters.hiddenLayers) &&
          hyperparameters.hiddenLayers.length > 1 &&
          hyperparameters.epochs <= epochs &&
          origin.kind === 'new' &&
          learned?.sha256 === status.sha256 &&
          isAtRest(run) &&
          run.best !== undefined,
      )
      .sort((one, other) => shareOf(other) - shareOf(one))
      .at(0);
  }

  #judge(): Verdict {
    const wrong = (headline: string, detail: string): Verdict => ({ isRight: false, headline, detail });
    const [shallow, deep] = [this.#shallow()?.run, this.#best()];
    if (!shallow?.best || !hasEnded(shallow))
      return wrong('Nothing to beat yet.', 'Train the shallow one first, to its end.');
    if (deep === undefined) return wrong('No deep network yet.', 'Train one with two hidden layers or more.');
    const said = (run: RunSummary) => formatPercent(run.best!.validationCorrect, run.best!.validationTotal);
    const layers = deep.hyperparameters.hiddenLayers.join(', ');
    const figures = `The best deep one (${layers}) read ${said(deep)} of the validation images, the shallow one ${said(shallow)}.`;
    return shareOf(deep) > shareOf(shallow)
      ? { isRight: true, headline: 'Beaten.', detail: figures }
      : wrong('Not yet.', figures);
  }
}

function shareOf({ best }: RunSummary): number {
  return best!.validationCorrect / best!.validationTotal;
}

function imagesLearned({ data, hyperparameters }: RunSummary): number {
  return Math.min(data?.trainingImages ?? Infinity, hyperparameters.trainingImages);
}

/** As the book's chapter 5 compares them. */
function settingsFor(data: ReadyData): Hyperparameters {
  return {
    ...defaultHyperparameters,
    ...{ cost: 'cross-entropy', learningRate: 0.1, l2: 5, initialWeights: 'scaled-normal' },
    ...{ epochs, trainingImages: imagesOf(data) },
  };
}
