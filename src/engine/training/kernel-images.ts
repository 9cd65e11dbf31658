import type { DataSet } from '../../contract/training';
import type { Kernels } from './kernels';
import type { SplitName } from './training-engine';

/** The kernels number the splits. */
const splitNumbers: Readonly<Record<SplitName, number>> = { training: 0, validation: 1, test: 2 };

const scratchBytes = 65_536;

/**
 * A data set as the kernels keep it in their memory, about 0.3 KB an image; serves one network after the other.
 * Takes a set of kernels for itself, and copies the images.
 */
export class KernelImages {
  readonly kernels: Kernels;
  /** Addresses of room for the order of an epoch, for a cost of each of its images, and for 64 KB of anything. */
  readonly order: number;
  readonly costs: number;
  readonly scratch: number;
  readonly #counts: Readonly<Record<SplitName, number>>;

  constructor(kernels: Kernels, data: DataSet) {
    this.kernels = kernels;
    this.#counts = {
      training: data.training.labels.length,
      validation: data.validation.labels.length,
      test: data.test.labels.length,
    };
    this.scratch = kernels.allocate(scratchBytes);
    this.order = kernels.allocate(this.#counts.training * Uint32Array.BYTES_PER_ELEMENT);
    this.costs = kernels.allocate(this.#counts.training * Float64Array.BYTES_PER_ELEMENT);
    for (const split of ['training', 'validation', 'test'] as const) this.#copy(split, data);
  }

  count(split: SplitName): number {
    return this.#counts[split];
  }

  countCorrect(split: SplitName, from: number, to: number): number {
    return this.kernels.countCorrect(splitNumbers[split], from, to);
  }

  #copy(split: SplitName, data: DataSet): void {
    const { kernels, scratch } = this;
    const { images, labels } = data[split];
    const pixels = data.training.images.length / data.training.labels.length;
    const imagesAtOnce = Math.floor(scratchBytes / pixels);
    kernels.createSplit(splitNumbers[split], labels.length, pixels);
    for (let first = 0; first < labels.length; first += imagesAtOnce) {
      const bytes = images.subarray(first * pixels, (first + imagesAtOnce) * pixels);
      new Uint8Array(kernels.memory.buffer).set(bytes, scratch);
      const end = Math.min(first + imagesAtOnce, labels.length);
      for (let image = first; image < end; image++) {
        kernels.addImage(splitNumbers[split], image, scratch + (image - first) * pixels, labels[image]);
      }
    }
  }
}
