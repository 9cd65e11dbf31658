/** As much time passes between two turns, in milliseconds. */
const turnMs = 20;

/** What long work does in between. */
export interface Turns<Progress> {
  /** Milliseconds. */
  now: () => number;
  /** Called about every 20 ms; the work goes on once it is settled, and ends if it fails. */
  onTurn: (progress: Progress) => Promise<void>;
}

/** Takes a turn whenever it is time. */
export class Pace<Progress> {
  readonly #turns: Turns<Progress>;
  #lastAt: number;

  constructor(turns: Turns<Progress>) {
    this.#turns = turns;
    this.#lastAt = turns.now();
  }

  async turn(progress: Progress): Promise<void> {
    const { now, onTurn } = this.#turns;
    if (now() - this.#lastAt < turnMs) return;
    await onTurn(progress);
    this.#lastAt = now();
  }
}
