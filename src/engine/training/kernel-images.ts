import { hyperparameterFields } from '../../contract/hyperparameter-fields';
import type { DataSet, DataSplit, SplitName } from '../../contract/data';
import { splitNames } from '../../contract/data';
import { splitCodes } from '../webassembly/kernel-codes';
import type { Kernels } from '../webassembly/kernels';
import { scratchBytes } from '../webassembly/write-network';

/**
 * A data set in the kernels' memory, about 0.3 KB per image; serves one network after another.
 * Needs exclusive use of a set of kernels, and copies the images.
 */
export class KernelImages {
  readonly kernels: Kernels;
  /** Addresses of buffers: the order of an epoch, one cost per image, and 320 KB for any use. */
  readonly order: number;
  readonly costs: number;
  readonly scratch: number;
  readonly #counts: Readonly<Record<SplitName, number>>;
  readonly #pixels: number;

  constructor(kernels: Kernels, data: DataSet) {
    this.kernels = kernels;
    this.#counts = {
      training: data.training.labels.length,
      validation: data.validation.labels.length,
      test: data.test.labels.length,
    };
    this.#pixels = data.training.images.length / data.training.labels.length;
    this.scratch = kernels.allocate(scratchBytes);
    this.order = kernels.allocate(this.largestEpoch * Uint32Array.BYTES_PER_ELEMENT);
    this.costs = kernels.allocate(this.largestEpoch * Float64Array.BYTES_PER_ELEMENT);
    for (const split of splitNames) this.#copy(split, data);
  }

  count(split: SplitName): number {
    return this.#counts[split];
  }

  /** Maximum number of training images in an epoch: those of the data set, and stroke digits. */
  get largestEpoch(): number {
    return this.#counts.training + hyperparameterFields.strokeDigits.maximum;
  }

  /** Adds stroke digits after the training images of the data set; making the next network overwrites them. */
  addStrokeDigits(digits: DataSplit, first: number): void {
    this.#add('training', digits, this.#counts.training + first);
  }

  countCorrect(split: SplitName, from: number, to: number): number {
    return this.kernels.countCorrect(splitCodes[split], from, to);
  }

  /** Copies the original data set for code that cannot read the kernels' memory; 0.8 KB per image. */
  dataSet(): DataSet {
    const { kernels, scratch } = this;
    const pixels = this.#pixels;
    const copy = (split: SplitName): DataSplit => {
      const labels = new Uint8Array(this.#counts[split]);
      const images = new Uint8Array(labels.length * pixels);
      for (let image = 0; image < labels.length; image++) {
        labels[image] = kernels.getImage(splitCodes[split], image, scratch);
        images.set(new Uint8Array(kernels.memory.buffer, scratch, pixels), image * pixels);
      }
      return { images, labels };
    };
    return { training: copy('training'), validation: copy('validation'), test: copy('test') };
  }

  #copy(split: SplitName, data: DataSet): void {
    const room = split === 'training' ? this.largestEpoch : this.#counts[split];
    this.kernels.createSplit(splitCodes[split], room, this.#pixels);
    this.#add(split, data[split], 0);
  }

  #add(split: SplitName, { images, labels }: DataSplit, number: number): void {
    const { kernels, scratch } = this;
    const pixels = images.length / labels.length;
    const imagesAtOnce = Math.floor(scratchBytes / pixels);
    for (let first = 0; first < labels.length; first += imagesAtOnce) {
      const bytes = images.subarray(first * pixels, (first + imagesAtOnce) * pixels);
      new Uint8Array(kernels.memory.buffer).set(bytes, scratch);
      const end = Math.min(first + imagesAtOnce, labels.length);
      for (let image = first; image < end; image++) {
        const address = scratch + (image - first) * pixels;
        kernels.addImage(splitCodes[split], number + image, address, labels[image]);
      }
    }
  }
}
