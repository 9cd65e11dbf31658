import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import type { DataStatus, SimilarDigits } from '../../contract/data';
import type { DataModel } from '../data/data-model';

/** A picture, and the digits whose most similar training images are shown. */
export interface Resemblance {
  /** (784), 0 to 1. */
  input: Float32Array;
  digits: readonly number[];
}

const allDigits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
/** How long the picture must stay unchanged, in milliseconds. */
const restMs = 120;

/** The latest request. */
interface Question {
  input: Float32Array;
  data: DataStatus;
}

/**
 * The training digits that a picture resembles. Each picture is looked up once, for all ten digits: while a network
 * learns, its answer changes many times a second, and the images for each answer are then ready.
 */
export class SimilarDigitsModel {
  /**
   * The images of the current digits, for the last picture that stayed unchanged; null if there is no picture or no
   * result yet.
   */
  readonly shown = computed((): readonly SimilarDigits[] | null => {
    const [found, wanted] = [this.#found.value, this.#wanted.value];
    if (found === null || wanted === null) return null;
    return wanted.digits.flatMap((digit) => found.filter((similar) => similar.digit === digit));
  });
  readonly #wanted = signal<Resemblance | null>(null);
  readonly #found = signal<readonly SimilarDigits[] | null>(null);
  readonly #bridge: InklingBridge;
  readonly #data: DataModel;
  readonly #count: number;
  #question: Question | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `count`: images shown of each digit. */
  constructor(bridge: InklingBridge, data: DataModel, count = 6) {
    this.#bridge = bridge;
    this.#data = data;
    this.#count = count;
  }

  /** Keeps `shown` in step with a picture until the returned function is called. */
  follow(subject: ReadonlySignal<Resemblance | null>): () => void {
    const stop = effect(() => {
      const wanted = subject.value;
      const data = this.#data.status.value;
      untracked(() => this.#want(wanted, data));
    });
    return () => {
      stop();
      this.#forget();
    };
  }

  #want(wanted: Resemblance | null, data: DataStatus): void {
    this.#wanted.value = wanted;
    if (wanted === null || data.phase !== 'ready') return this.#forget();
    const isAsked = this.#question?.data === data && haveSameValues(this.#question.input, wanted.input);
    if (isAsked) return;
    clearTimeout(this.#timer);
    const question = { input: wanted.input, data };
    this.#question = question;
    this.#timer = setTimeout(() => void this.#ask(question), restMs);
  }

  async #ask(question: Question): Promise<void> {
    const { input } = question;
    const count = this.#count;
    const answer = await this.#bridge.request('data.nearest', { input, digits: allDigits, count });
    // A failure is due either to a newer request or to the data, which the view reports anyway.
    if (question === this.#question && answer.ok) this.#found.value = answer.value;
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#question = null;
    this.#found.value = null;
  }
}

function haveSameValues(one: Float32Array, other: Float32Array): boolean {
  return one === other || one.every((value, index) => value === other[index]);
}
