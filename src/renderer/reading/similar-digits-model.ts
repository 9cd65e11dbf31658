import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import type { SimilarDigits } from '../../contract/data';
import type { DataModel } from '../data/data-model';

/** A picture, and the digits of which the most similar training images are wanted. */
export interface Resemblance {
  /** (784), 0 to 1. */
  input: Float32Array;
  digits: readonly number[];
}

/** Images of each digit. */
const count = 5;
/** So long the picture has to stay as it is. */
const restMs = 120;

/** The training digits that a picture resembles. */
export class SimilarDigitsModel {
  /** Those of the last picture that was at rest; null: none yet, or there is nothing to resemble. */
  readonly found = signal<readonly SimilarDigits[] | null>(null);
  readonly #bridge: InklingBridge;
  readonly #data: DataModel;
  /** Counts the questions, so that a late answer is known as such. */
  #newest = 0;

  constructor(bridge: InklingBridge, data: DataModel) {
    this.#bridge = bridge;
    this.#data = data;
  }

  /** Keeps `found` in step with a picture until the returned function is called. */
  follow(subject: ReadonlySignal<Resemblance | null>): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = effect(() => {
      const wanted = subject.value;
      const isThere = this.#data.isReady.value;
      clearTimeout(timer);
      this.#newest++;
      if (wanted === null || !isThere) this.found.value = null;
      else timer = setTimeout(() => void this.#ask(wanted), restMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
      this.#newest++;
      this.found.value = null;
    };
  }

  async #ask({ input, digits }: Resemblance): Promise<void> {
    const question = this.#newest;
    const answer = await this.#bridge.request('data.nearest', { input, digits: [...digits], count });
    // A failure is either a newer question or that of the data, which the view tells of anyway.
    if (question === this.#newest && answer.ok) this.found.value = answer.value;
  }
}
