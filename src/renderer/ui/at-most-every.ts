import { effect, signal, type ReadonlySignal } from '@preact/signals';

/** Follows a signal, but changes at most once in each interval, for what is slow to redraw or is read aloud. */
export class AtMostEvery<Value> {
  readonly value = signal<Value | null>(null);
  readonly #source: ReadonlySignal<Value>;
  readonly #intervalMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(source: ReadonlySignal<Value>, intervalMs: number) {
    this.#source = source;
    this.#intervalMs = intervalMs;
  }

  /** Follows until the returned function is called. */
  follow(): () => void {
    const stop = effect(() => {
      const newest = this.#source.value;
      if (this.#timer === undefined) this.#take(newest);
    });
    return () => {
      stop();
      clearTimeout(this.#timer);
      this.#timer = undefined;
    };
  }

  #take(newest: Value): void {
    this.value.value = newest;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const present = this.#source.peek();
      if (present !== newest) this.#take(present);
    }, this.#intervalMs);
  }
}
