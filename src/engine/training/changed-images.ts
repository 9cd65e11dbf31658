import type { AugmentationRules } from '../data/augmentation';
import { Augmentation } from '../data/augmentation';
import { pixelsPerImage } from '../image';
import { Split } from '../../kernels/codes';
import type { KernelImages } from './kernel-images';

/** Of the record of an image that is all ink, and what lies between two records. */
const largestRecordBytes = 4 + pixelsPerImage * 2 + 16;

/** The training images as augmentation changes them: written into the kernels' memory shortly before they are learned from. */
export class ChangedImages {
  readonly #images: KernelImages;
  readonly #augmentation: Augmentation;
  /** Where the records are written, each time over those before. */
  readonly #records: number;

  /** Writes at most `maximum` images at once. Comes after the network, with which the kernels give it up. */
  constructor(images: KernelImages, rules: AugmentationRules, maximum: number) {
    this.#images = images;
    this.#augmentation = new Augmentation(rules);
    images.kernels.createSplit(Split.changed, images.largestEpoch, pixelsPerImage);
    this.#records = images.kernels.allocate(maximum * largestRecordBytes);
  }

  /** Changes these training images as they are to be in an epoch. */
  write(numbers: Uint32Array, epoch: number): void {
    const { kernels, scratch } = this.#images;
    const original = new Uint8Array(kernels.memory.buffer, scratch, pixelsPerImage);
    const changed = new Uint8Array(kernels.memory.buffer, scratch + pixelsPerImage, pixelsPerImage);
    let record = this.#records;
    for (const image of numbers) {
      kernels.getImage(Split.training, image, original.byteOffset);
      this.#augmentation.apply(original, changed, epoch, image);
      record = kernels.changeImage(image, changed.byteOffset, record);
    }
  }
}
