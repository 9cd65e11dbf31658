import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { SplitName } from '../../contract/data';
import type { Answer, InspectionKind, Question } from './inspections';
import type { Inspector } from './inspector';

/** What is to be known about a split. */
export interface Subject<Kind extends InspectionKind> {
  split: SplitName;
  question: Question<Kind>;
  /** What the split is looked at for, such as a run, whose networks are alike enough to be shown for each other. */
  of?: unknown;
}

/** An answer, and what it answers. */
export type Finding<Kind extends InspectionKind, Asked extends Subject<Kind> = Subject<Kind>> = Asked & {
  answer: Answer<Kind>;
};

/**
 * The answer to a question that keeps changing, such as one about a network that is learning: one is asked at a time,
 * then the newest. Between two, it waits as long as the first one took, so that a training run keeps its core. The last
 * answer stays until the next one is there, but for one about another split, or another run.
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
  #goOn: () => void = () => {};

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
      const found = this.found.peek();
      if (subject === null || (found !== null && !isAboutSame(subject, found))) this.#show(null, null);
      if (this.#waiting === null) return;
      if (!this.#isAsking) void this.#askAll();
      else if (this.found.peek() === null) this.#goOn();
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
        const newest = this.#subject.peek();
        if (newest === null || !isAboutSame(newest, subject)) continue;
        if (answer !== null) this.#show(subject, { ...subject, answer });
        await new Promise<void>((resume) => {
          this.#goOn = resume;
          setTimeout(resume, performance.now() - began);
        });
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

function isAboutSame(one: Subject<InspectionKind>, other: Subject<InspectionKind>): boolean {
  return one.split === other.split && one.of === other.of;
}
