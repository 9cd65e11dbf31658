import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import type { NetworkParameters } from '../../contract/network';
import type { RunOrigin, RunSummary } from '../../contract/run';
import type { RunLibrary } from '../run/run-library';
import type { RunModel } from '../run/run-model';
import type { NoticesModel } from '../ui/notices-model';

/** The run on screen, where it is a lesson: it began with another run's network and learns the person's digits. */
export interface Lesson {
  run: RunSummary;
  origin: Extract<RunOrigin, { kind: 'fine-tuned' }>;
  /** The run that it began with; null where that is deleted, or came from no run. */
  runBefore: RunSummary | null;
}

interface ModelsOfLesson {
  notices: NoticesModel;
  training: RunModel;
  library: RunLibrary;
}

/** Teaches the network on screen the person's own digits, and tells of the lesson on screen what has come of it. */
export class LessonModel {
  /** null where the run on screen is none. */
  readonly lesson: ReadonlySignal<Lesson | null>;
  /** From the request until the lesson is on screen. */
  readonly isPreparing = signal(false);
  readonly isLearning = computed(
    () => this.isPreparing.value || (this.lesson.value !== null && this.#models.training.isActive.value),
  );
  /** 0 to 1; null while it is being prepared. */
  readonly fraction = computed(() => (this.isPreparing.value ? null : this.#models.training.fraction.value));
  /** What the lesson began with; null until it is there, and where it is there no more. */
  readonly networkBefore = computed((): NetworkParameters | null => {
    const known = this.#known.value;
    return known !== null && known.runId === this.#runIdBefore.value ? known.network : null;
  });
  /** The run that it began with has another network now. */
  readonly isChangedSince = computed(
    () => this.lesson.value?.runBefore !== null && this.#runIdBefore.value === null,
  );
  /** Of the run that the lesson began with, where its network is still the one that it began with. */
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

  /** Gets the network that the lesson on screen began with, until the returned function is called. */
  follow(): () => void {
    return effect(() => {
      const runId = this.#runIdBefore.value;
      if (runId !== null && untracked(() => this.networkBefore.value) === null) void this.#load(runId);
    });
  }

  /** Begins a lesson, which comes on screen as a run like any other. */
  async teach(): Promise<void> {
    if (this.isPreparing.peek()) return;
    this.isPreparing.value = true;
    await this.#models.notices.outcome(this.#bridge.request('my-digits.teach'));
    this.isPreparing.value = false;
  }

  /** Ends the lesson on screen and deletes it; the run before is on screen again. */
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
    // Where it cannot be read there is nothing to compare with, and nothing else amiss.
    if (network.ok) this.#known.value = { runId, network: network.value };
  }
}

/** A run that was trained on since is no longer what the lesson began with. */
function unchangedRunBefore(lesson: Lesson | null): string | null {
  if (lesson === null || lesson.runBefore === null) return null;
  const { id, weightsSha256 } = lesson.runBefore;
  const { weightsSha256Before } = lesson.origin;
  return weightsSha256 !== undefined && weightsSha256 === weightsSha256Before ? id : null;
}
