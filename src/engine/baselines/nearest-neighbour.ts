import type { DataSplit } from '../../contract/data';
import { pixelsPerImage } from '../image';
import type { Kernels } from '../webassembly/kernels';
import type { Baseline } from './baseline';
import { blockColumns, ImageDistances, imagesAt, wholeBlocks } from './image-distances';

/** Images that are compared at a time, and with how many training images: the distances fit into the processor's cache. */
const rows = 32;
const columns = 64 * blockColumns;

/** Reads an image as its nearest training image by Euclidean distance, the first of equals. */
export class NearestNeighbour implements Baseline {
  readonly #kernels: Kernels;
  #distances!: ImageDistances;
  #result = 0;
  #labels = new Uint8Array();

  /** Needs exclusive use of the kernels. */
  constructor(kernels: Kernels) {
    this.#kernels = kernels;
  }

  *train({ images, labels }: DataSplit): Generator<number, void> {
    yield 0;
    this.#labels = labels.slice();
    this.#result = this.#kernels.allocate(rows * columns * Int32Array.BYTES_PER_ELEMENT);
    this.#distances = new ImageDistances(this.#kernels, images, [...labels.keys()], rows);
  }

  *classify(images: Uint8Array): Generator<number, Uint8Array> {
    const count = images.length / pixelsPerImage;
    const answers = new Uint8Array(count);
    for (let first = 0; first < count; first += rows) {
      this.#distances.setRows(imagesAt(images, first, rows));
      const nearest = this.#nearest(Math.min(rows, count - first));
      nearest.forEach((column, row) => (answers[first + row] = this.#labels[column]));
      yield Math.min(1, (first + rows) / count);
    }
    return answers;
  }

  /** The number of the training image nearest to each of the rows. */
  #nearest(rowCount: number): Int32Array {
    const nearest = new Int32Array(rowCount);
    const smallest = new Int32Array(rowCount).fill(2 ** 31 - 1);
    for (let first = 0; first < this.#labels.length; first += columns) {
      const count = Math.min(columns, this.#labels.length - first);
      this.#distances.write(first, wholeBlocks(count), this.#result, columns * Int32Array.BYTES_PER_ELEMENT);
      const distances = new Int32Array(this.#kernels.memory.buffer, this.#result, rows * columns);
      for (let row = 0; row < rowCount; row++) {
        const column = indexOfSmallest(distances, row * columns, count);
        const distance = distances[row * columns + column];
        if (distance >= smallest[row]) continue;
        smallest[row] = distance;
        nearest[row] = first + column;
      }
    }
    return nearest;
  }
}

/** The index, from `start`, of the first smallest of this many numbers. */
function indexOfSmallest(numbers: Int32Array, start: number, count: number): number {
  let best = 0;
  let smallest = numbers[start];
  for (let index = 1; index < count; index++) {
    if (numbers[start + index] < smallest) {
      smallest = numbers[start + index];
      best = index;
    }
  }
  return best;
}
