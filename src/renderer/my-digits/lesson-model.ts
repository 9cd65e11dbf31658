import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import type { NetworkParameters } from '../../contract/network';
import type { RunSummary } from '../../contract/run';
import type { RunModel } from '../run/run-model';
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

/** Teaches the open network the person's own digits: a run like any other, whose start and end are compared. */
export class LessonModel {
  /** The last lesson that came to its end. */
  readonly last = signal<Lesson | null>(null);
  /** From the request to the run's end. */
  readonly isTeaching = computed(() => this.#before.value !== null);
  /** 0 to 1; null while it is being prepared. */
  readonly fraction: ReadonlySignal<number | null>;
  readonly #before = signal<NetworkParameters | null>(null);
  readonly #runId = signal<string | null>(null);
  readonly #bridge: InklingBridge;
  readonly #notices: NoticesModel;
  readonly #training: RunModel;
  #end: ((hasFinished: boolean) => void) | undefined;

  constructor(bridge: InklingBridge, notices: NoticesModel, training: RunModel) {
    this.#bridge = bridge;
    this.#notices = notices;
    this.#training = training;
    const isOfLesson = (run: RunSummary | null) => run !== null && run.id === this.#runId.value;
    this.fraction = computed(() => (isOfLesson(training.run.value) ? training.fraction.value : null));
    effect(() => {
      const run = training.run.value;
      if (isOfLesson(run) && training.isAtRest.value) this.#end?.(run?.state === 'finished');
    });
  }

  /** Resolves when it has ended; true if it was not given up. */
  async teach(): Promise<boolean> {
    const before = this.#training.network.peek();
    if (this.isTeaching.value || before === null) return false;
    this.#before.value = before;
    const ended = new Promise<boolean>((resolve) => (this.#end = resolve));
    const run = await this.#notices.outcome(this.#bridge.request('my-digits.teach'));
    if (run !== undefined) this.#runId.value = run.id;
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
    const after = this.#training.network.peek();
    const origin = this.#training.run.peek()?.origin;
    const result = this.#training.last.peek();
    if (after === null || origin?.kind !== 'fine-tuned' || result === null) return;
    this.last.value = {
      before,
      after,
      digits: origin.ownDigits,
      testCorrectBefore: origin.testCorrectBefore,
      testCorrectAfter: result.correct,
      testTotal: result.total,
    };
  }
}
