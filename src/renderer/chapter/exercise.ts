import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { PageRecord } from './progress-model';

/** What Inkling says of an answer. */
export interface Verdict {
  isRight: boolean;
  /** For example "2 of 4 rows." */
  headline: string;
  /** Where it is wrong, or why it is right: one or two sentences. */
  detail: string;
}

export interface ExerciseTask {
  /** Unique in its page; kept in the progress. */
  name: string;
  /** The present answer, as it is kept: finite numbers. */
  answer: () => readonly number[];
  check: () => Verdict;
  /** Sets a right answer; absent where a person has to find it alone. */
  showAnswer?: () => void;
}

/** An exercise that Inkling checks when it is asked to. */
export class Exercise {
  readonly name: string;
  /** It has been solved once. */
  readonly isSolved: ReadonlySignal<boolean>;
  /** Of the present answer; null: it has not been checked. */
  readonly verdict: ReadonlySignal<Verdict | null>;
  readonly showAnswer: (() => void) | undefined;
  readonly #task: ExerciseTask;
  readonly #record: PageRecord;
  readonly #checked = signal<{ answer: readonly number[]; verdict: Verdict } | null>(null);

  constructor(task: ExerciseTask, record: PageRecord) {
    this.name = task.name;
    this.showAnswer = task.showAnswer;
    this.#task = task;
    this.#record = record;
    this.isSolved = record.isSolved(task.name);
    this.verdict = computed(() => {
      const checked = this.#checked.value;
      const isPresent = checked !== null && isSame(checked.answer, task.answer());
      return isPresent ? checked.verdict : null;
    });
  }

  check(): void {
    const answer = this.#task.answer();
    const verdict = this.#task.check();
    this.#checked.value = { answer, verdict };
    this.#record.note(this.name, answer, verdict.isRight);
  }
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}
