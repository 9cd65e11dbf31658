import type { AugmentationRules } from '../data/augmentation';
import { Augmentation } from '../data/augmentation';
import { pixelsPerImage } from '../image';
import { Split } from '../../kernels/codes';
import type { KernelImages } from './kernel-images';

/** Size of the record of an image full of ink, including the space between records. */
const largestRecordBytes = 4 + pixelsPerImage * 2 + 16;

/** The augmented training images, written into the kernels' memory shortly before they are learned from. */
export class ChangedImages {
  readonly #images: KernelImages;
  readonly #augmentation: Augmentation;
  /** Where the records are written, overwriting the previous ones. */
  readonly #records: number;

  /** Writes at most `maximum` images at once. Must be made after the network; the kernels release both together. */
  constructor(images: KernelImages, rules: AugmentationRules, maximum: number) {
    this.#images = images;
    this.#augmentation = new Augmentation(rules);
    images.kernels.createSplit(Split.changed, images.largestEpoch, pixelsPerImage);
    this.#records = images.kernels.allocate(maximum * largestRecordBytes);
  }

  /** Changes these training images for an epoch. */
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
