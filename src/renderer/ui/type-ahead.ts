/** A key after a longer pause begins a new word. */
const pauseMs = 1000;

/** Finds an item of a list by the beginning of its label, or of a word in it, as a person types it. */
export class TypeAhead {
  #typed = '';
  #lastMs = Number.NEGATIVE_INFINITY;

  /**
   * Returns the index of the item to go to, and -1 where no label fits; null if the key types nothing. The same
   * character again goes to the next item that begins with it.
   */
  press(key: string, nowMs: number, labels: readonly string[], present: number): number | null {
    if (nowMs - this.#lastMs > pauseMs) this.#typed = '';
    // A space alone presses the item.
    if ([...key].length !== 1 || (key === ' ' && this.#typed === '')) return null;
    this.#lastMs = nowMs;
    this.#typed += key.toLowerCase();
    const isRepeated = [...this.#typed].every((character) => character === this.#typed[0]);
    const wanted = isRepeated ? this.#typed[0] : this.#typed;
    const first = isRepeated ? present + 1 : Math.max(0, present);
    const order = labels.map((_, index) => (first + index) % labels.length);
    const words = labels.map((label) => ` ${label.toLowerCase()}`);
    return (
      order.find((index) => words[index].startsWith(` ${wanted}`)) ??
      order.find((index) => words[index].includes(` ${wanted}`)) ??
      -1
    );
  }
}
