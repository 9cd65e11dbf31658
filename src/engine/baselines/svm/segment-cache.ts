/** Keeps the most recently used segments of a large table, as many as there are slots. */
export class SegmentCache {
  /** By segment: its slot, or -1. */
  readonly #slots: Int32Array;
  /** By slot: its segment, or -1. */
  readonly #segments: Int32Array;
  /** By slot, a ring from the least recently used slot to the most recently used one, through `#end`. */
  readonly #newer: Int32Array;
  readonly #older: Int32Array;
  readonly #end: number;

  /** `slots`: at least one. */
  constructor(segments: number, slots: number) {
    this.#end = slots;
    this.#slots = new Int32Array(segments).fill(-1);
    this.#segments = new Int32Array(slots).fill(-1);
    this.#newer = Int32Array.from({ length: slots + 1 }, (_, slot) => (slot + 1) % (slots + 1));
    this.#older = Int32Array.from({ length: slots + 1 }, (_, slot) => (slot + slots) % (slots + 1));
  }

  /** The slot that holds a segment, as the most recently used one; -1 when none does. */
  find(segment: number): number {
    const slot = this.#slots[segment];
    if (slot !== -1) this.#use(slot);
    return slot;
  }

  /** The slot in which a segment that was not found is to be stored: that of the least recently used one. */
  replace(segment: number): number {
    const slot = this.#newer[this.#end];
    if (this.#segments[slot] !== -1) this.#slots[this.#segments[slot]] = -1;
    this.#segments[slot] = segment;
    this.#slots[segment] = slot;
    this.#use(slot);
    return slot;
  }

  #use(slot: number): void {
    const newer = this.#newer;
    const older = this.#older;
    newer[older[slot]] = newer[slot];
    older[newer[slot]] = older[slot];
    const newest = older[this.#end];
    newer[newest] = slot;
    older[slot] = newest;
    newer[slot] = this.#end;
    older[this.#end] = slot;
  }
}
