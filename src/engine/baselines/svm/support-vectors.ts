import type { Kernels } from '../../webassembly/kernels';
import { pixelsPerImage } from '../../image';
import { ImageDistances, imagesAt, wholeBlocks } from '../image-distances';
import type { DigitClass } from './class-kernel';
import { gammaOfBytes } from './class-kernel';
import type { Machine } from './minimal-optimisation';

/** Images whose decision values are computed together. */
const rows = 32;
const lanes = 4;
const floatBytes = Float32Array.BYTES_PER_ELEMENT;

/** The machine of two classes, given by their places in the list of classes. */
export interface PairMachine extends Machine {
  readonly first: number;
  readonly second: number;
}

/** The support vectors of a class, which all of its machines share. */
interface ClassVectors {
  /** Their first column, and their number. */
  start: number;
  count: number;
  /** Address of their coefficients (count, other classes, in whole vectors). */
  coefficients: number;
  /** Address of the sums (rows, other classes, in whole vectors). */
  sums: number;
}

/**
 * Computes decision values: the kernel of an image and each support vector once for all machines, and then their sums
 * as a product of matrices.
 */
export class SupportVectors {
  readonly #kernels: Kernels;
  readonly #distances: ImageDistances;
  readonly #machines: readonly PairMachine[];
  readonly #classes: readonly ClassVectors[];
  readonly #gamma: number;
  readonly #vectors: number;
  /** Address of the kernel values (rows, columns), and how many columns they have. */
  readonly #values: number;
  readonly #columns: number;

  /** `images`: the training images. Copies what it needs of them. */
  constructor(
    kernels: Kernels,
    images: Uint8Array,
    classes: readonly DigitClass[],
    machines: readonly PairMachine[],
    gamma: number,
  ) {
    this.#kernels = kernels;
    this.#machines = machines;
    this.#gamma = gammaOfBytes(gamma);
    this.#vectors = Math.ceil((classes.length - 1) / lanes);
    const order: number[] = [];
    this.#classes = classes.map((digitClass, place) => {
      const columns = columnsOfClass(place, machines);
      const used = [...digitClass.images.keys()].filter((point) =>
        columns.some(({ coefficients }) => coefficients[point] !== 0),
      );
      const start = order.length;
      for (const point of used) order.push(digitClass.images[point]);
      return { start, count: used.length, ...this.#weigh(used, columns) };
    });
    this.#columns = wholeBlocks(order.length);
    this.#values = kernels.allocate(rows * this.#columns * floatBytes);
    this.#distances = new ImageDistances(kernels, images, order, rows);
  }

  /** Yields the decision values (images, machines) of a few images (count, 784) after the other. */
  *decide(images: Uint8Array): Generator<Float64Array, void> {
    const count = images.length / pixelsPerImage;
    for (let first = 0; first < count; first += rows) {
      this.#distances.setRows(imagesAt(images, first, rows));
      yield this.#decideRows(Math.min(rows, count - first));
    }
  }

  #decideRows(rowCount: number): Float64Array {
    const kernels = this.#kernels;
    const rowBytes = this.#columns * floatBytes;
    this.#distances.write(0, this.#columns, this.#values, rowBytes);
    kernels.gaussians(this.#values, rowCount * this.#columns, this.#gamma);
    for (const { start, count, coefficients, sums } of this.#classes) {
      if (count === 0) continue;
      const values = this.#values + start * floatBytes;
      kernels.weighSupportVectors(values, rowCount, rowBytes, count, coefficients, this.#vectors, sums);
    }
    const memory = new Float32Array(kernels.memory.buffer);
    const sumOf = (row: number, place: number, other: number): number =>
      memory[
        this.#classes[place].sums / floatBytes + row * this.#vectors * lanes + placeAmongOthers(place, other)
      ];
    const decisions = new Float64Array(rowCount * this.#machines.length);
    for (let row = 0, at = 0; row < rowCount; row++) {
      for (const { first, second, bias } of this.#machines) {
        decisions[at++] = sumOf(row, first, second) + sumOf(row, second, first) + bias;
      }
    }
    return decisions;
  }

  /** Copies the coefficients of a class's support vectors, and makes room for their sums. */
  #weigh(
    used: readonly number[],
    columns: readonly OwnCoefficients[],
  ): { coefficients: number; sums: number } {
    const width = this.#vectors * lanes;
    const coefficients = this.#kernels.allocate(used.length * width * floatBytes);
    const sums = this.#kernels.allocate(rows * width * floatBytes);
    const table = new Float32Array(this.#kernels.memory.buffer, coefficients, used.length * width);
    used.forEach((point, index) =>
      columns.forEach(({ column, coefficients: own }) => (table[index * width + column] = own[point])),
    );
    return { coefficients, sums };
  }
}

/** A class's coefficients in one of its machines, and the column of that machine. */
interface OwnCoefficients {
  column: number;
  coefficients: Float64Array;
}

function columnsOfClass(place: number, machines: readonly PairMachine[]): OwnCoefficients[] {
  return machines.flatMap(({ first, second, coefficients }) => {
    if (first === place) return [{ column: placeAmongOthers(place, second), coefficients: coefficients[0] }];
    if (second === place) return [{ column: placeAmongOthers(place, first), coefficients: coefficients[1] }];
    return [];
  });
}

/** The place of another class when one is left out of the list. */
function placeAmongOthers(place: number, other: number): number {
  return other < place ? other : other - 1;
}
