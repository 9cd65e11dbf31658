import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { defaultSvmSettings, type BaselineRequest } from '../../../contract/baseline';
import type { DataStatus } from '../../../contract/data';
import type { NetworkParameters } from '../../../contract/network';
import { countAnswers } from '../../../engine/evaluation/confusion-matrix';
import type { SplitSummary } from '../../../engine/inspection/digit-summary';
import type { BaselinesModel } from '../../measurements/baselines-model';
import type { ChapterEnvironment, PageModel } from '../chapter-page';
import { Exercise, type Verdict } from '../exercise';
import { formatFigure } from '../figures';
import type { PageRecord } from '../progress-model';

interface Method {
  name: string;
  /** How it comes to an answer, in a few words. */
  about: string;
  /** What measures it; absent for guessing and for the network on screen. */
  request?: BaselineRequest;
}

const plain = { ...defaultSvmSettings, learnsValidation: false };
const tuned = { c: 10, gamma: 0.02 };

/** In the order of the chapter. */
export const methods = {
  guessing: { name: 'Guessing', about: 'any of the ten digits' },
  darkness: {
    name: 'Average darkness',
    about: 'the digit whose average darkness is nearest',
    request: { name: 'darkness', ...plain },
  },
  nearest: {
    name: 'Nearest neighbour',
    about: 'the digit of the training image most like it',
    request: { name: 'nearest', ...plain },
  },
  svm: {
    name: 'SVM, as it comes',
    about: 'with its usual settings, C = 1, γ = 1/784',
    request: { name: 'svm', ...plain },
  },
  'svm-tuned': {
    name: 'SVM, tuned',
    about: 'C = 10, γ = 0.02',
    request: { name: 'svm', ...tuned, learnsValidation: false },
  },
  'svm-more': {
    name: 'SVM, tuned, more images',
    about: 'the validation images learned as well',
    request: { name: 'svm', ...tuned, learnsValidation: true },
  },
  network: { name: 'The network on screen', about: 'as it is now' },
} as const satisfies Record<string, Method>;

export type MethodId = keyof typeof methods;
export const methodIds = Object.keys(methods) as MethodId[];

/** What is known of a method. */
export interface Finding {
  /** Test images read correctly, 0 to 1. */
  share: number;
  /** null where nothing is trained, or where it is not known. */
  trainSeconds: number | null;
  msPerDigit: number | null;
  /** (10, 10): by digit, then by answer. */
  confusion: number[][] | null;
}

/** This many figures have to be guessed, this near, in percentage points on average. */
const fewestGuesses = 4;
const goodDistance = 10;

type Environment = Pick<ChapterEnvironment, 'baselines' | 'encodings' | 'data' | 'inspector' | 'network'> & {
  training: Pick<ChapterEnvironment['training'], 'run'>;
};

/** Simple methods beside a network: guesses, figures, and which images each confuses. */
export class BaselinesPageModel implements PageModel {
  /** In percent, by method; absent: not guessed yet. */
  readonly guesses = signal<Readonly<Partial<Record<MethodId, number>>>>({});
  readonly findings: ReadonlySignal<Readonly<Partial<Record<MethodId, Finding>>>>;
  /** The method whose confusion is shown. */
  readonly shown = signal<MethodId>('darkness');
  /** The method that is being measured; null: none is. */
  readonly present: ReadonlySignal<MethodId | null>;
  readonly progress: BaselinesModel['progress'];
  /** The training images digit by digit; null until a person asks for the darkness. */
  readonly averages: ReadonlySignal<SplitSummary | null>;
  /** Why nothing can be measured, in a sentence; null when it can. */
  readonly obstacle: ReadonlySignal<string | null>;
  readonly exercises: readonly [Exercise];
  readonly #environment: Environment;
  readonly #isGuessingShown = signal(false);
  readonly #network = signal<{ network: NetworkParameters; data: DataStatus; finding: Finding } | null>(null);
  readonly #averages = signal<{ data: DataStatus; summary: SplitSummary } | null>(null);
  readonly #isReading = signal(false);

  constructor(record: PageRecord, environment: Environment) {
    this.#environment = environment;
    const { baselines, encodings, data, network } = environment;
    this.progress = baselines.progress;
    this.#takeUp(record);
    this.findings = computed(() => {
      const found: Partial<Record<MethodId, Finding>> = {};
      if (this.#isGuessingShown.value)
        found.guessing = { share: 0.1, trainSeconds: null, msPerDigit: null, confusion: null };
      for (const id of methodIds) {
        const { request }: Method = methods[id];
        const report = request && baselines.reportOf(request);
        if (report === undefined) continue;
        const { correct, total, trainSeconds, evaluateSeconds, confusion } = report;
        const msPerDigit = (1000 * evaluateSeconds) / total;
        found[id] = { share: correct / total, trainSeconds, msPerDigit, confusion };
      }
      const own = this.#network.value;
      if (own !== null && own.network === network.value && own.data === data.value)
        found.network = own.finding;
      return found;
    });
    this.present = computed(() => {
      if (this.#isReading.value) return 'network';
      const request = JSON.stringify(baselines.present.value);
      return methodIds.find((id) => JSON.stringify((methods[id] as Method).request) === request) ?? null;
    });
    this.averages = computed(() => {
      const found = this.#averages.value;
      return found?.data === data.value && this.findings.value.darkness !== undefined ? found.summary : null;
    });
    this.obstacle = computed(() => {
      if (data.value.phase !== 'ready') return 'There are no images yet.';
      return encodings.isTraining.value ? 'Networks are being trained: see “Ten outputs or four”.' : null;
    });
    this.exercises = [
      new Exercise(
        {
          name: 'guess-first',
          answer: () => methodIds.map((id) => this.guesses.value[id] ?? -1),
          check: () => this.#judge(),
        },
        record,
      ),
    ];
  }

  /** Guesses a figure, in percent, as long as it has not been shown. */
  guess(id: MethodId, percent: number): void {
    if (this.findings.peek()[id] !== undefined || !(percent >= 0 && percent <= 100)) return;
    this.guesses.value = { ...this.guesses.peek(), [id]: percent };
  }

  /** Why a figure cannot be shown yet, in a sentence; null when it can. */
  obstacleOf(id: MethodId): string | null {
    if (this.guesses.value[id] === undefined) return 'Guess first.';
    if (this.present.value !== null) return 'Another one is being measured.';
    if (id === 'network' && this.#environment.network.value === null) return 'There is no network yet.';
    return id === 'guessing' ? null : this.obstacle.value;
  }

  /** Finds the figure of a method. */
  async measure(id: MethodId): Promise<void> {
    if (this.obstacleOf(id) !== null) return;
    this.shown.value = id;
    const { request }: Method = methods[id];
    if (id === 'guessing') this.#isGuessingShown.value = true;
    else if (id === 'network') await this.#readByNetwork();
    else {
      await this.#environment.baselines.measure(request!);
      if (id === 'darkness') await this.#findAverages();
    }
  }

  stop(): void {
    this.#environment.baselines.stop();
  }

  async #readByNetwork(): Promise<void> {
    const { network, data, inspector, training } = this.#environment;
    const [present, status] = [network.peek()!, data.peek()];
    this.#isReading.value = true;
    // Once, so that the images have arrived before the clock starts.
    await inspector.ask('results', 'test', { network: present });
    const began = performance.now();
    const results = await inspector.ask('results', 'test', { network: present });
    const seconds = (performance.now() - began) / 1000;
    this.#isReading.value = false;
    if (results === null) return;
    const { labels, answers } = results;
    const correct = answers.reduce((sum, answer, image) => sum + Number(answer === labels[image]), 0);
    const finding: Finding = {
      share: correct / labels.length,
      trainSeconds: training.run.peek()?.seconds || null,
      msPerDigit: (1000 * seconds) / labels.length,
      confusion: countAnswers(labels, answers),
    };
    this.#network.value = { network: present, data: status, finding };
  }

  async #findAverages(): Promise<void> {
    const data = this.#environment.data.peek();
    const summary = await this.#environment.inspector.ask('summary', 'training', {});
    if (summary !== null) this.#averages.value = { data, summary };
  }

  /** Guesses that were checked before the window was closed. */
  #takeUp(record: PageRecord): void {
    const answer = record.lastAnswer('guess-first', methodIds.length, [-1, 100]);
    const guessed = methodIds.flatMap((id, index) =>
      answer !== undefined && answer[index] >= 0 ? [[id, answer[index]] as const] : [],
    );
    this.guesses.value = Object.fromEntries(guessed);
  }

  #judge(): Verdict {
    const [guesses, findings] = [this.guesses.peek(), this.findings.peek()];
    const distances = methodIds.flatMap((id) => {
      const [guess, finding] = [guesses[id], findings[id]];
      return guess === undefined || finding === undefined ? [] : Math.abs(guess - 100 * finding.share);
    });
    if (distances.length < fewestGuesses) {
      return {
        isRight: false,
        headline: `${distances.length} of ${fewestGuesses} guessed and measured.`,
        detail: 'Guess a figure, then have it measured.',
      };
    }
    const mean = distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
    return {
      isRight: mean <= goodDistance,
      headline: `On average, ${formatFigure(mean, 2)} percentage points away.`,
      detail: `Over ${distances.length} guesses; at most ${formatFigure(Math.max(...distances), 2)}.`,
    };
  }
}
