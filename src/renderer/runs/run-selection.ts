import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';

/** The selected rows of a list and the current one for the keyboard; removed rows are deselected. */
export class RunSelection {
  /** The row that keys act on; null in an empty list. */
  readonly current: ReadonlySignal<string | null>;
  readonly chosen: ReadonlySignal<ReadonlySet<string>>;
  readonly #ids: ReadonlySignal<readonly string[]>;
  readonly #rowOf: (runId: string) => string | null;
  readonly #currentId = signal<string | null>(null);
  /** Last known position of the current row, so that its neighbour replaces it. */
  #place = 0;
  readonly #chosenIds = signal<ReadonlySet<string>>(new Set());
  /** The fixed end of a range. */
  #anchor: string | null = null;

  /** `usual`: the row that is current at first; `rowOf`: the row in which a run without a row of its own is. */
  constructor(
    ids: ReadonlySignal<readonly string[]>,
    usual: ReadonlySignal<string | null>,
    rowOf: (runId: string) => string | null = () => null,
  ) {
    this.#ids = ids;
    this.#rowOf = rowOf;
    this.current = computed(() => this.#findCurrent(usual.value));
    this.chosen = computed(() => {
      const chosen = this.#chosenIds.value;
      return chosen.size === 0 ? chosen : new Set(ids.value.filter((id) => chosen.has(id)));
    });
  }

  /** Selects this row and no other. */
  choose(id: string): void {
    this.#anchor = id;
    this.#set(id, new Set([id]));
  }

  /** Makes the row of a run current, without selecting it: it has come on screen, and may only be listed a moment later. */
  follow(runId: string): void {
    this.#currentId.value = runId;
  }

  /** Adds this row to the selection, or removes it. */
  toggle(id: string): void {
    const chosen = new Set(this.chosen.peek());
    if (!chosen.delete(id)) chosen.add(id);
    this.#anchor = id;
    this.#set(id, chosen);
  }

  /** Selects the rows from the last one selected alone up to this one. */
  extendTo(id: string): void {
    const ids = this.#ids.peek();
    const start = Math.max(0, ids.indexOf(this.#anchor ?? this.current.peek() ?? id));
    const end = ids.indexOf(id);
    this.#set(id, new Set(ids.slice(Math.min(start, end), Math.max(start, end) + 1)));
  }

  /** Moves down by this many rows (up if negative), but not beyond the ends. */
  move(rows: number, isExtending: boolean): void {
    const ids = this.#ids.peek();
    if (ids.length === 0) return;
    const from = ids.indexOf(this.current.peek() ?? '');
    const id = ids[Math.min(ids.length - 1, Math.max(0, from + rows))];
    if (isExtending) this.extendTo(id);
    else this.choose(id);
  }

  chooseAll(): void {
    this.#chosenIds.value = new Set(this.#ids.peek());
  }

  /** Clears the selection; the current row stays. */
  chooseNone(): void {
    this.#chosenIds.value = new Set();
  }

  #set(current: string, chosen: ReadonlySet<string>): void {
    batch(() => {
      this.#currentId.value = current;
      this.#chosenIds.value = chosen;
    });
  }

  #findCurrent(usual: string | null): string | null {
    const ids = this.#ids.value;
    const wanted = this.#currentId.value ?? usual;
    const row = wanted === null || ids.includes(wanted) ? wanted : this.#rowOf(wanted);
    const place = row === null ? -1 : ids.indexOf(row);
    if (place !== -1) this.#place = place;
    return ids[Math.min(this.#place, ids.length - 1)] ?? null;
  }
}
