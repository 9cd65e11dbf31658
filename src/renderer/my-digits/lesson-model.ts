import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import type { NetworkParameters } from '../../contract/network';
import type { RunOrigin, RunSummary } from '../../contract/run';
import type { RunLibrary } from '../run/run-library';
import type { RunModel } from '../run/run-model';
import type { NoticesModel } from '../ui/notices-model';

/** A run on screen that is a lesson: it starts from another run's network and learns the user's digits. */
export interface Lesson {
  run: RunSummary;
  origin: Extract<RunOrigin, { kind: 'fine-tuned' }>;
  /** The run that it started from; null if it was deleted or the network came from no run. */
  runBefore: RunSummary | null;
}

interface ModelsOfLesson {
  notices: NoticesModel;
  training: RunModel;
  library: RunLibrary;
}

/** Teaches the network on screen the user's own digits, and reports the result of the lesson on screen. */
export class LessonModel {
  /** null if the run on screen is not a lesson. */
  readonly lesson: ReadonlySignal<Lesson | null>;
  /** From the request until the lesson is on screen. */
  readonly isPreparing = signal(false);
  readonly isLearning = computed(
    () => this.isPreparing.value || (this.lesson.value !== null && this.#models.training.isActive.value),
  );
  /** Progress from 0 to 1; null while the lesson is being prepared. */
  readonly fraction = computed(() => (this.isPreparing.value ? null : this.#models.training.fraction.value));
  /** The network that the lesson started from; null until it is loaded, and if it no longer exists. */
  readonly networkBefore = computed((): NetworkParameters | null => {
    const known = this.#known.value;
    return known !== null && known.runId === this.#runIdBefore.value ? known.network : null;
  });
  /** True if the run that it started from has changed its network since. */
  readonly isChangedSince = computed(
    () => this.lesson.value?.runBefore !== null && this.#runIdBefore.value === null,
  );
  /** Id of the run that the lesson started from, if that run still has the same network. */
  readonly #runIdBefore: ReadonlySignal<string | null>;
  readonly #known = signal<{ runId: string; network: NetworkParameters } | null>(null);
  readonly #bridge: InklingBridge;
  readonly #models: ModelsOfLesson;

  constructor(bridge: InklingBridge, models: ModelsOfLesson) {
    this.#bridge = bridge;
    this.#models = models;
    this.lesson = computed(() => this.#findLesson());
    this.#runIdBefore = computed(() => unchangedRunBefore(this.lesson.value));
  }

  /** Loads the network that the lesson on screen started from, until the returned function is called. */
  follow(): () => void {
    return effect(() => {
      const runId = this.#runIdBefore.value;
      if (runId !== null && untracked(() => this.networkBefore.value) === null) void this.#load(runId);
    });
  }

  /** Starts a lesson, which appears on screen as a run like any other. */
  async teach(): Promise<void> {
    if (this.isPreparing.peek()) return;
    this.isPreparing.value = true;
    await this.#models.notices.outcome(this.#bridge.request('my-digits.teach'));
    this.isPreparing.value = false;
  }

  /** Cancels the lesson on screen and deletes it; the previous run returns to the screen. */
  async giveUp(): Promise<void> {
    await this.#models.notices.outcome(this.#bridge.request('my-digits.give-up-teaching'));
  }

  #findLesson(): Lesson | null {
    const run = this.#models.training.run.value;
    if (run?.origin.kind !== 'fine-tuned') return null;
    const { origin } = run;
    const runBefore = this.#models.library.runs.value.find(({ id }) => id === origin.from) ?? null;
    return { run, origin, runBefore };
  }

  async #load(runId: string): Promise<void> {
    const network = await this.#bridge.request('runs.network', runId);
    // If the network cannot be read, there is only nothing to compare with.
    if (network.ok) this.#known.value = { runId, network: network.value };
  }
}

/** The run that a lesson started from, unless it has been trained further since. */
function unchangedRunBefore(lesson: Lesson | null): string | null {
  if (lesson === null || lesson.runBefore === null) return null;
  const { id, weightsSha256 } = lesson.runBefore;
  const { weightsSha256Before } = lesson.origin;
  return weightsSha256 !== undefined && weightsSha256 === weightsSha256Before ? id : null;
}
