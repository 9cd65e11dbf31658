import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import type { NetworkParameters } from '../../contract/network';
import { isAtRest } from '../../contract/run';
import {
  compareAnswers,
  probabilityOfSplit,
  type AnswerComparison,
} from '../../engine/evaluation/compare-answers';
import type { SplitResults } from '../../engine/inspection/split-results';
import { LatestInspection, type Finding } from '../inspection/latest-inspection';
import type { ResultsEnvironment } from './results-environment';
import type { ResultsSubject } from './results-subject';

/** A run that can be compared with. */
interface OtherRun {
  id: string;
  name: string;
}

/** How two networks read the same images, and how likely a coin would divide those on which they differ like that. */
export interface ComparisonCounts extends AnswerComparison {
  probability: number;
}

/** Another run beside the one on screen: what one reads and the other does not. */
export class ComparisonModel {
  /** The runs to choose from, newest first. */
  readonly choices: ReadonlySignal<readonly OtherRun[]>;
  /** The chosen run; null: there is no comparison. */
  readonly other: ReadonlySignal<OtherRun | null>;
  /** What its network makes of the images that the shown network has been asked about; null until it is known. */
  readonly others: ReadonlySignal<SplitResults | null>;
  readonly counts: ReadonlySignal<ComparisonCounts | null>;
  readonly #bridge: InklingBridge;
  readonly #environment: ResultsEnvironment;
  readonly #otherId = signal<string | null>(null);
  readonly #network = signal<NetworkParameters | null>(null);
  readonly #inspection: LatestInspection<'results'>;
  #lastChoices: readonly OtherRun[] = [];

  constructor(
    bridge: InklingBridge,
    environment: ResultsEnvironment,
    found: ReadonlySignal<Finding<'results'> | null>,
    subject: ResultsSubject,
  ) {
    this.#bridge = bridge;
    this.#environment = environment;
    this.choices = computed(() => this.#choices());
    this.other = computed(() => this.choices.value.find(({ id }) => id === this.#otherId.value) ?? null);
    this.#inspection = new LatestInspection(
      environment.inspector,
      'results',
      subject.of(this.#network),
      this.#otherId,
    );
    this.others = computed(() => {
      const [shown, other] = [found.value, this.#inspection.found.value];
      if (shown === null || other === null || this.other.value === null) return null;
      const isSameSplit = shown.split === other.split && haveSameValues(shown.answer, other.answer);
      return isSameSplit ? other.answer : null;
    });
    this.counts = computed(() => {
      const [one, other] = [found.value?.answer, this.others.value];
      if (one === undefined || other === null) return null;
      const counts = compareAnswers(one.labels, one.answers, other.answers);
      return { ...counts, probability: probabilityOfSplit(counts.onlyOne, counts.onlyOther) };
    });
  }

  /** Compares with this run, or with none. */
  choose(id: string | null): void {
    this.#otherId.value = id;
  }

  /** Keeps the results of the other run's network up to date until the returned function is called. */
  follow(): () => void {
    const stops = [this.#followNetwork(), this.#inspection.follow()];
    return () => stops.forEach((stop) => stop());
  }

  /** Fetches the network of the chosen run, and again when its training ends. */
  #followNetwork(): () => void {
    const { notices, library } = this.#environment;
    const wanted = computed(() => {
      const id = this.other.value?.id;
      const run = library.runs.value.find((run) => run.id === id);
      return run === undefined ? null : `${run.id} ${isAtRest(run) ? run.epochsDone : 'trains'}`;
    });
    let isFollowing = true;
    const stop = effect(() => {
      const key = wanted.value;
      const id = this.other.peek()?.id;
      this.#network.value = null;
      if (id === undefined) return;
      void notices.outcome(this.#bridge.request('runs.network', id)).then((network) => {
        if (isFollowing && key === wanted.peek()) this.#network.value = network ?? null;
      });
    });
    return () => {
      isFollowing = false;
      stop();
    };
  }

  /** The same array as long as nothing in it changes: a run that trains changes many times a second. */
  #choices(): readonly OtherRun[] {
    const { library, training } = this.#environment;
    const onScreen = training.run.value?.id;
    const choices = library.runs.value
      .filter(({ id, hasNetwork }) => hasNetwork && id !== onScreen)
      .map(({ id, name }) => ({ id, name }));
    const last = this.#lastChoices;
    const isSame = ({ id, name }: OtherRun, index: number) =>
      last[index]?.id === id && last[index].name === name;
    if (choices.length !== last.length || !choices.every(isSame)) this.#lastChoices = choices;
    return this.#lastChoices;
  }
}

/** Whether both are about the same images, as far as labels tell. */
function haveSameValues(one: SplitResults, other: SplitResults): boolean {
  return (
    one.labels.length === other.labels.length &&
    one.labels.every((label, image) => label === other.labels[image])
  );
}
