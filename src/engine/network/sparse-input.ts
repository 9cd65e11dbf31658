import { fullInk } from '../image';

/** This many nonzero inputs are processed together, so that each weight row is visited a quarter as often. */
export const inputsTogether = 4;

/**
 * An image as the first layer reads it: only its nonzero values, since zeros add nothing to any sum.
 * Filled up with zeros to a multiple of `inputsTogether`.
 */
export class SparseInput {
  /** Entries in use; a multiple of `inputsTogether`. */
  count = 0;
  /** Index of each value in the input, ascending. */
  readonly indices: Int32Array;
  /** The values, 0 to 1. */
  readonly values: Float64Array;
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
    this.indices = new Int32Array(size + inputsTogether - 1);
    this.values = new Float64Array(size + inputsTogether - 1);
  }

  /** Reads image number `image` of (count, size) bytes, 0 no ink to 255 full ink. */
  readPixels(images: Uint8Array, image: number): void {
    const start = image * this.#size;
    let count = 0;
    for (let index = 0; index < this.#size; index++) {
      const pixel = images[start + index];
      if (pixel !== 0) {
        this.indices[count] = index;
        this.values[count] = pixel / fullInk;
        count++;
      }
    }
    this.#fillUp(count);
  }

  /** Reads (size) numbers. */
  readValues(input: ArrayLike<number>): void {
    let count = 0;
    for (let index = 0; index < this.#size; index++) {
      if (input[index] !== 0) {
        this.indices[count] = index;
        this.values[count] = input[index];
        count++;
      }
    }
    this.#fillUp(count);
  }

  #fillUp(count: number): void {
    this.count = Math.ceil(count / inputsTogether) * inputsTogether;
    this.indices.fill(0, count, this.count);
    this.values.fill(0, count, this.count);
  }
}
