import { pixelsPerImage } from '../image';
import type { Kernels } from '../webassembly/kernels';

/** The kernels compare images with this many columns at a time. */
export const blockColumns = 32;

/** Number of columns in the whole blocks that hold this many. */
export function wholeBlocks(columns: number): number {
  return Math.ceil(columns / blockColumns) * blockColumns;
}

/** No image: a column without ink. */
export const noImage = -1;

/** Squared distances of images to other images, the columns, by kernels of which it has exclusive use. */
export class ImageDistances {
  readonly kernels: Kernels;
  readonly #pixels: number;
  readonly #columns: number;

  /**
   * `images` (count, 784). `order`: the number of the image in each column, or `noImage`. `mostRows`: how many images
   * are compared with them at a time.
   */
  constructor(kernels: Kernels, images: Uint8Array, order: ArrayLike<number>, mostRows: number) {
    this.kernels = kernels;
    this.#pixels = kernels.allocate(mostRows * pixelsPerImage);
    kernels.createRows(mostRows, pixelsPerImage);
    this.#columns = kernels.createColumns(order.length, pixelsPerImage);
    const pixels = new Uint8Array(kernels.memory.buffer, this.#pixels, pixelsPerImage);
    for (let column = 0; column < order.length; column++) {
      if (order[column] === noImage) continue;
      pixels.set(imagesAt(images, order[column], 1));
      kernels.setColumn(this.#columns, column, this.#pixels);
    }
  }

  /** Takes the images (count, 784) that are compared next. */
  setRows(images: Uint8Array): void {
    new Uint8Array(this.kernels.memory.buffer).set(images, this.#pixels);
    this.kernels.setRows(images.length / pixelsPerImage, this.#pixels);
  }

  /**
   * Writes the squared distances of the rows to a range of columns, whole blocks, as whole numbers of 32 bits at
   * `result`; pixels are 0 to 255. `rowBytes`: bytes from one row of the result to the next.
   */
  write(first: number, count: number, result: number, rowBytes: number): void {
    this.kernels.squaredDistances(
      this.#columns,
      first / blockColumns,
      count / blockColumns,
      result,
      rowBytes,
    );
  }
}

/** The pixels of some of the images. */
export function imagesAt(images: Uint8Array, first: number, count: number): Uint8Array {
  return images.subarray(first * pixelsPerImage, (first + count) * pixelsPerImage);
}
