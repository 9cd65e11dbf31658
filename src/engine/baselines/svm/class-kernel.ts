import type { DataSplit } from '../../../contract/data';
import type { Kernels } from '../../webassembly/kernels';
import { ImageDistances, imagesAt, noImage, wholeBlocks } from '../image-distances';
import type { KernelValues, Side } from './minimal-optimisation';
import { SegmentCache } from './segment-cache';
import { fullInk } from '../../image';

/** Bytes of kernel values that are kept. */
const usualCacheBytes = 400_000_000;
/** A step of the optimisation needs this many segments at once. */
const fewestSlots = 4;

/** The training images of a digit. */
export interface DigitClass {
  readonly digit: number;
  /** (count): numbers of the images in the training data. */
  readonly images: Int32Array;
  /** Number of its first column. */
  readonly start: number;
}

/** gamma for pixels from 0 to 255 instead of 0 to 1. */
export function gammaOfBytes(gamma: number): number {
  return gamma / (fullInk * fullInk);
}

/** The images of each digit that has any. */
export function classesOf(labels: Uint8Array): DigitClass[] {
  const images: number[][] = [];
  labels.forEach((label, image) => (images[label] ??= []).push(image));
  let start = 0;
  return Object.entries(images).map(([digit, numbers]) => {
    const digitClass = { digit: Number(digit), images: Int32Array.from(numbers), start };
    start += wholeBlocks(numbers.length);
    return digitClass;
  });
}

/**
 * Values of the kernel e^(-gamma |x - y|²) of training images, a segment being those of an image with all images of a
 * digit: nine machines use it.
 */
export class ClassKernel {
  readonly values: Float32Array;
  readonly #images: Uint8Array;
  readonly #classes: readonly DigitClass[];
  readonly #gamma: number;
  readonly #distances: ImageDistances;
  readonly #cache: SegmentCache;
  readonly #slotNumbers: number;
  readonly #slots: number;

  /** Needs room for the images and for `cacheBytes` of values in the kernels' memory, which must not grow afterwards. */
  constructor(
    kernels: Kernels,
    { images, labels }: DataSplit,
    classes: readonly DigitClass[],
    gamma: number,
    cacheBytes = usualCacheBytes,
  ) {
    this.#images = images;
    this.#classes = classes;
    this.#gamma = gammaOfBytes(gamma);
    this.#distances = new ImageDistances(kernels, images, columnsOf(classes), 1);
    this.#slotNumbers = Math.max(...classes.map((digitClass) => wholeBlocks(digitClass.images.length)));
    const segments = labels.length * classes.length;
    const slotBytes = this.#slotNumbers * Float32Array.BYTES_PER_ELEMENT;
    const slots = Math.max(fewestSlots, Math.min(segments, Math.floor(cacheBytes / slotBytes)));
    this.#slots = kernels.allocate(slots * slotBytes);
    this.#cache = new SegmentCache(segments, slots);
    this.values = new Float32Array(kernels.memory.buffer, this.#slots, slots * this.#slotNumbers);
  }

  /** The values for the machine of two classes, given by their places in the list. */
  between(first: number, second: number): KernelValues {
    const places = [first, second] as const;
    return {
      counts: [this.#classes[first].images.length, this.#classes[second].images.length],
      values: this.values,
      segment: (side: Side, point: number, other: Side) =>
        this.#segment(this.#classes[places[side]].images[point], places[other]),
    };
  }

  /** Start of the values of an image with the class at a place of the list. */
  #segment(image: number, place: number): number {
    const number = image * this.#classes.length + place;
    const found = this.#cache.find(number);
    if (found !== -1) return found * this.#slotNumbers;
    const start = this.#cache.replace(number) * this.#slotNumbers;
    this.#compute(image, this.#classes[place], this.#slots + start * Float32Array.BYTES_PER_ELEMENT);
    return start;
  }

  #compute(image: number, { images, start }: DigitClass, address: number): void {
    const count = wholeBlocks(images.length);
    this.#distances.setRows(imagesAt(this.#images, image, 1));
    this.#distances.write(start, count, address, 0);
    this.#distances.kernels.gaussians(address, count, this.#gamma);
  }
}

/** The image in each column: classes begin with a block. */
function columnsOf(classes: readonly DigitClass[]): Int32Array {
  const { start, images } = classes[classes.length - 1];
  const columns = new Int32Array(start + images.length).fill(noImage);
  for (const digitClass of classes) columns.set(digitClass.images, digitClass.start);
  return columns;
}
