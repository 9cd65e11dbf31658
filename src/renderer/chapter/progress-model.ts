import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import { noChapterProgress, type ChapterProgress, type PageProgress } from '../../contract/chapter';
import type { NoticesModel } from '../ui/notices-model';

const nothingDone: PageProgress = { solved: [], answers: {} };

/** How far the person has come; main keeps it for the next start. */
export class ProgressModel {
  readonly #bridge: InklingBridge;
  readonly #notices: NoticesModel;
  readonly #value = signal<ChapterProgress>(noChapterProgress);

  constructor(bridge: InklingBridge, notices: NoticesModel) {
    this.#bridge = bridge;
    this.#notices = notices;
  }

  get value(): ReadonlySignal<ChapterProgress> {
    return this.#value;
  }

  /** Takes what main has kept. */
  restore(progress: ChapterProgress): void {
    this.#value.value = progress;
  }

  /** Changes it, and has main keep it. */
  set(progress: ChapterProgress): void {
    this.#value.value = progress;
    void this.#notices.outcome(this.#bridge.request('chapter.note-progress', progress));
  }

  /** Notes that a page is being read. */
  visit(page: string): void {
    const { page: last, pages } = this.#value.peek();
    if (last === page && page in pages) return;
    this.set({ page, pages: { ...pages, [page]: pages[page] ?? nothingDone } });
  }

  isVisited(page: string): boolean {
    return page in this.#value.value.pages;
  }

  solvedOf(page: string): readonly string[] {
    return (this.#value.value.pages[page] ?? nothingDone).solved;
  }

  recordOf(page: string): PageRecord {
    return new PageRecord(this, page);
  }
}

/** What a page may know and note of the progress: its own part. */
export class PageRecord {
  readonly #progress: ProgressModel;
  readonly #page: string;

  constructor(progress: ProgressModel, page: string) {
    this.#progress = progress;
    this.#page = page;
  }

  isSolved(exercise: string): ReadonlySignal<boolean> {
    return computed(() => this.#progress.solvedOf(this.#page).includes(exercise));
  }

  /** The last checked answer to an exercise, if it has so many numbers, each within the range. */
  lastAnswer(exercise: string, length: number, [lowest, highest]: readonly [number, number]) {
    const answer = this.#progress.value.peek().pages[this.#page]?.answers[exercise];
    const isValid = answer?.length === length && answer.every((one) => one >= lowest && one <= highest);
    return isValid ? answer : undefined;
  }

  /** An exercise that has been solved once stays solved. */
  note(exercise: string, answer: readonly number[], isRight: boolean): void {
    const progress = this.#progress.value.peek();
    const { solved, answers } = progress.pages[this.#page] ?? nothingDone;
    this.#progress.set({
      ...progress,
      pages: {
        ...progress.pages,
        [this.#page]: {
          solved: isRight && !solved.includes(exercise) ? [...solved, exercise] : solved,
          answers: { ...answers, [exercise]: [...answer] },
        },
      },
    });
  }
}
