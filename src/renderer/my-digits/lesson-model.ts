import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import type { NetworkParameters } from '../../contract/network';
import type { RunState } from '../../contract/training';
import type { DocumentModel } from '../document/document-model';
import type { TrainingModel } from '../training/training-model';
import type { NoticesModel } from '../ui/notices-model';

/** What the network was before and after it was taught, and how many test images each of them reads. */
export interface Lesson {
  before: NetworkParameters;
  after: NetworkParameters;
  /** Own digits that it was taught. */
  digits: number;
  testCorrectBefore: number;
  testCorrectAfter: number;
  testTotal: number;
}

interface LessonModels {
  document: DocumentModel;
  training: TrainingModel;
}

/** Teaches the open network the person's own digits: a run like any other, whose start and end are compared. */
export class LessonModel {
  /** The last lesson that came to its end. */
  readonly last = signal<Lesson | null>(null);
  /** From the request to the run's end. */
  readonly isTeaching = computed(() => this.#before.value !== null);
  /** 0 to 1; null while it is being prepared. */
  readonly fraction: ReadonlySignal<number | null>;
  readonly #before = signal<NetworkParameters | null>(null);
  readonly #runId = signal<number | null>(null);
  readonly #bridge: InklingBridge;
  readonly #notices: NoticesModel;
  readonly #models: LessonModels;
  #end: ((hasFinished: boolean) => void) | undefined;

  constructor(bridge: InklingBridge, notices: NoticesModel, models: LessonModels) {
    this.#bridge = bridge;
    this.#notices = notices;
    this.#models = models;
    const { training } = models;
    const isOfLesson = (run: RunState | null) => run !== null && run.runId === this.#runId.value;
    this.fraction = computed(() => (isOfLesson(training.run.value) ? training.runFraction.value : null));
    effect(() => {
      const run = training.run.value;
      if (isOfLesson(run) && !training.isActive.value) this.#end?.(run?.phase === 'finished');
    });
  }

  /** Resolves when it has ended; true if it was not given up. */
  async teach(): Promise<boolean> {
    const before = this.#models.document.network.peek();
    if (this.isTeaching.value || before === null) return false;
    this.#before.value = before;
    const ended = new Promise<boolean>((resolve) => (this.#end = resolve));
    const run = await this.#notices.outcome(this.#bridge.request('my-digits.teach'));
    if (run !== undefined) this.#runId.value = run.runId;
    const hasFinished = run !== undefined && (await ended);
    if (hasFinished) this.#note(before);
    this.#before.value = null;
    this.#runId.value = null;
    this.#end = undefined;
    return hasFinished;
  }

  /** Gives the lesson up; the network is again what it was before. */
  async giveUp(): Promise<void> {
    await this.#notices.outcome(this.#bridge.request('my-digits.give-up-teaching'));
  }

  #note(before: NetworkParameters): void {
    const { document, training } = this.#models;
    const after = document.network.peek();
    const taught = document.state.peek()?.provenance.taught;
    const result = training.last.peek();
    if (after === null || taught === undefined || result === null) return;
    this.last.value = {
      before,
      after,
      digits: taught.ownDigits,
      testCorrectBefore: taught.testCorrectBefore,
      testCorrectAfter: result.correct,
      testTotal: result.total,
    };
  }
}
