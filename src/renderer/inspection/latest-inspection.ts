import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { SplitName } from '../../contract/data';
import type { Answer, InspectionKind, Question } from './inspections';
import type { Inspector } from './inspector';

/** What is to be known about a split. */
export interface Subject<Kind extends InspectionKind> {
  split: SplitName;
  question: Question<Kind>;
}

/** An answer, and what it answers. */
export type Finding<Kind extends InspectionKind, Asked extends Subject<Kind> = Subject<Kind>> = Asked & {
  answer: Answer<Kind>;
};

/**
 * The answer to a question that keeps changing, such as one about a network that is learning: one is asked at a time,
 * then the newest. Between two, it waits as long as the first one took, so that a training run keeps its core.
 */
export class LatestInspection<Kind extends InspectionKind, Asked extends Subject<Kind> = Subject<Kind>> {
  /** The newest answer; null while there is none, and when the subject is null. */
  readonly found = signal<Finding<Kind, Asked> | null>(null);
  readonly #inspector: Pick<Inspector, 'ask'>;
  readonly #kind: Kind;
  readonly #subject: ReadonlySignal<Asked | null>;
  #waiting: Asked | null = null;
  /** What the newest answer answers. */
  #answered: Asked | null = null;
  #isAsking = false;

  /** A subject that is the same object is asked about once. */
  constructor(inspector: Pick<Inspector, 'ask'>, kind: Kind, subject: ReadonlySignal<Asked | null>) {
    this.#inspector = inspector;
    this.#kind = kind;
    this.#subject = subject;
  }

  /** Asks now, and whenever the subject changes, until the returned function is called. */
  follow(): () => void {
    const stop = effect(() => {
      const subject = this.#subject.value;
      this.#waiting = subject === this.#answered ? null : subject;
      if (subject === null) this.#show(null, null);
      else if (this.#waiting !== null && !this.#isAsking) void this.#askAll();
    });
    return () => {
      this.#waiting = null;
      stop();
    };
  }

  async #askAll(): Promise<void> {
    this.#isAsking = true;
    try {
      while (this.#waiting !== null) {
        const subject = this.#waiting;
        this.#waiting = null;
        const began = performance.now();
        const answer = await this.#inspector.ask(this.#kind, subject.split, subject.question);
        if (this.#subject.peek() === null) continue;
        if (answer !== null) this.#show(subject, { ...subject, answer });
        await new Promise((resume) => setTimeout(resume, performance.now() - began));
      }
    } finally {
      this.#isAsking = false;
    }
  }

  #show(answered: Asked | null, finding: Finding<Kind, Asked> | null): void {
    this.#answered = answered;
    this.found.value = finding;
  }
}
