/** Items in one block. */
const blockItems = 4_096;

/** Items of equal size whose number is not known before; kept in blocks, so that nothing is copied while it grows. */
export class GrowingBytes {
  readonly #itemBytes: number;
  readonly #blocks: Uint8Array[] = [];
  #count = 0;

  constructor(itemBytes: number) {
    this.#itemBytes = itemBytes;
  }

  get count(): number {
    return this.#count;
  }

  add(item: Uint8Array): void {
    const place = this.#count % blockItems;
    if (place === 0) this.#blocks.push(new Uint8Array(blockItems * this.#itemBytes));
    this.#blocks[this.#blocks.length - 1].set(item, place * this.#itemBytes);
    this.#count++;
  }

  /** All items in one array; the blocks are given up meanwhile. */
  join(): Uint8Array {
    const bytes = new Uint8Array(this.#count * this.#itemBytes);
    for (let at = 0; at < bytes.length;) {
      const block = this.#blocks.shift()!.subarray(0, bytes.length - at);
      bytes.set(block, at);
      at += block.length;
    }
    return bytes;
  }
}
