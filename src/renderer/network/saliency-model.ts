import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { occlude } from '../../engine/inspection/occlusion';
import type { DigitQuestion } from '../../engine/inspection/output-gradient';
import { answerGradient, inputTimesGradient, weightedAnswer } from '../../engine/inspection/output-gradient';
import type { Reading } from './network-reading';

/** How the pixels are found that speak for an answer. */
export type SaliencyWay = 'gradient' | 'occlusion';

/** What each pixel of the digit on the pad says about its answer. */
export interface Saliency {
  reading: Reading;
  question: DigitQuestion;
  /** (784), positive for the digit. */
  values: Float64Array;
}

/** Leaving out parts of the picture takes turns of at most so many milliseconds with other work. */
const turnMs = 4;

/** Which pixels of the digit on the pad spoke for and against its answer, alone or compared with another digit. */
export class SaliencyModel {
  readonly way = signal<SaliencyWay>('gradient');
  /** "Why not 9?"; null: only the answer itself. */
  readonly against = signal<number | null>(null);
  readonly question: ReadonlySignal<DigitQuestion | null>;
  /** null while there is no digit on the pad, or nothing has been found yet. */
  readonly found: ReadonlySignal<Saliency | null>;
  readonly #asked: ReadonlySignal<{ reading: Reading; question: DigitQuestion } | null>;
  readonly #byOcclusion = signal<Saliency | null>(null);
  #isLeavingOut = false;

  constructor(reading: ReadonlySignal<Reading | null>) {
    const digit = computed(() => reading.value?.answer ?? null);
    this.question = computed(() => {
      if (digit.value === null) return null;
      const against = this.against.value === digit.value ? null : this.against.value;
      return { digit: digit.value, against };
    });
    this.#asked = computed(() =>
      reading.value === null || this.question.value === null
        ? null
        : { reading: reading.value, question: this.question.value },
    );
    this.found = computed(() => {
      const asked = this.#asked.value;
      if (asked === null) return null;
      return this.way.value === 'gradient' ? byGradient(asked) : this.#byOcclusion.value;
    });
  }

  /** Leaves out parts of the newest digit as long as that is wanted, until the returned function is called. */
  follow(): () => void {
    let isFollowing = true;
    const isWanted = () => isFollowing && this.way.peek() === 'occlusion';
    const stop = effect(() => {
      if (this.way.value !== 'occlusion' || this.#asked.value === null) this.#byOcclusion.value = null;
      else if (!this.#isLeavingOut) void this.#leaveOut(isWanted);
    });
    return () => {
      isFollowing = false;
      stop();
    };
  }

  async #leaveOut(isWanted: () => boolean): Promise<void> {
    this.#isLeavingOut = true;
    let done: object | null = null;
    try {
      for (let asked = this.#asked.peek(); asked !== null && asked !== done && isWanted();) {
        const { reading, question } = asked;
        const values = await inTurns(occlude(reading.network, reading.input, question));
        if (isWanted() && this.#asked.peek() !== null)
          this.#byOcclusion.value = { reading, question, values };
        done = asked;
        asked = this.#asked.peek();
      }
    } finally {
      this.#isLeavingOut = false;
    }
  }
}

function byGradient({ reading, question }: { reading: Reading; question: DigitQuestion }): Saliency {
  const [gradient] = answerGradient(reading.network, reading.activations, question);
  return { reading, question, values: inputTimesGradient(reading.input, gradient) };
}

/** All that the pixels say for and against the answer by its gradient, and the rest of the weighted answer. */
export function sumsOf({ reading, question, values }: Saliency) {
  const sum = (sign: 1 | -1) =>
    values.reduce((total, value) => (value * sign > 0 ? total + value : total), 0);
  const [speaksFor, speaksAgainst] = [sum(1), sum(-1)];
  const rest = weightedAnswer(reading.weightedOutputs, question) - speaksFor - speaksAgainst;
  return { speaksFor, speaksAgainst, rest };
}

/** Runs a long computation, a few milliseconds at a time. */
async function inTurns<Value>(steps: Generator<void, Value>): Promise<Value> {
  for (;;) {
    const began = performance.now();
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() - began < turnMs);
    await new Promise((resume) => setTimeout(resume));
  }
}
