import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { SplitName } from '../../contract/data';
import type { Answer, InspectionKind, Question } from './inspections';
import type { Inspector } from './inspector';

/** What is to be known about a split. */
export interface Subject<Kind extends InspectionKind> {
  split: SplitName;
  question: Question<Kind>;
}

/** An answer, and what it answers. */
export interface Finding<Kind extends InspectionKind> extends Subject<Kind> {
  answer: Answer<Kind>;
}

/**
 * The answer to a question that keeps changing, such as one about a network that is learning: one is asked at a time,
 * then the newest. Between two, it waits as long as the first one took, so that a training run keeps its core. The last
 * answer stays until the next one is there, but for one about another split or another owner's network.
 */
export class LatestInspection<Kind extends InspectionKind> {
  /** The newest answer; null while there is none, and when the subject is null. */
  readonly found: ReadonlySignal<Finding<Kind> | null>;
  readonly #inspector: Pick<Inspector, 'ask'>;
  readonly #kind: Kind;
  readonly #subject: ReadonlySignal<Subject<Kind> | null>;
  readonly #owner: ReadonlySignal<unknown>;
  readonly #newest = signal<{ asked: Subject<Kind>; owner: unknown; finding: Finding<Kind> } | null>(null);
  #waiting: Subject<Kind> | null = null;
  #isAsking = false;
  /** Ends the wait between two questions. */
  #goOn: () => void = () => {};

  /**
   * A subject that is the same object is asked about once. `owner`: whose the subject is, such as a run whose networks are
   * alike enough to be shown for each other. It may change a little before its subject does.
   */
  constructor(
    inspector: Pick<Inspector, 'ask'>,
    kind: Kind,
    subject: ReadonlySignal<Subject<Kind> | null>,
    owner: ReadonlySignal<unknown> = signal(undefined),
  ) {
    this.#inspector = inspector;
    this.#kind = kind;
    this.#subject = subject;
    this.#owner = owner;
    this.found = computed(() => {
      const { value: newest } = this.#newest;
      return newest !== null && newest.owner === owner.value ? newest.finding : null;
    });
  }

  /** Asks now, and whenever the subject changes, until the returned function is called. */
  follow(): () => void {
    const stop = effect(() => {
      const subject = this.#subject.value;
      const newest = this.#newest.peek();
      this.#waiting = subject === (newest?.asked ?? null) ? null : subject;
      const isKept = newest !== null && this.#isAboutNow(newest.asked, newest.owner);
      if (newest !== null && !isKept) this.#newest.value = null;
      if (this.#waiting === null) return;
      if (!this.#isAsking) void this.#askAll();
      else if (!isKept) this.#goOn();
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
        const [asked, owner] = [this.#waiting, this.#owner.peek()];
        this.#waiting = null;
        const began = performance.now();
        const answer = await this.#inspector.ask(this.#kind, asked.split, asked.question);
        if (!this.#isAboutNow(asked, owner)) continue;
        if (answer !== null) this.#newest.value = { asked, owner, finding: { ...asked, answer } };
        await new Promise<void>((resume) => {
          this.#goOn = resume;
          setTimeout(resume, performance.now() - began);
        });
      }
    } finally {
      this.#isAsking = false;
    }
  }

  /** Whether an answer to this may be shown for the subject as it is now. */
  #isAboutNow({ split }: Subject<Kind>, owner: unknown): boolean {
    return this.#subject.peek()?.split === split && this.#owner.peek() === owner;
  }
}
