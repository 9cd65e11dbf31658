import type { DataSplit } from '../../contract/data';
import { pixelsPerImage } from '../image';
import type { SplitSummary } from '../inspection/digit-summary';
import { darknessOf, summariseSplit } from '../inspection/digit-summary';
import type { Baseline } from './baseline';

/** Reads an image as the digit whose mean darkness is nearest to its own; chapter 1, `mnist_average_darkness.py`. */
export class Darkness implements Baseline {
  #darkness: readonly number[] = [];

  *train(training: DataSplit): Generator<number, void> {
    yield 0;
    this.#darkness = darknessOfDigits(summariseSplit(training));
  }

  *classify(images: Uint8Array): Generator<number, Uint8Array> {
    yield 0;
    return readByDarkness(images, this.#darkness);
  }
}

/** How dark each digit is, 0 to 1; Infinity for one without images, which is then never the nearest. */
export function darknessOfDigits({ digits }: SplitSummary): number[] {
  return digits.map(({ count, darkness }) => (count === 0 ? Infinity : darkness));
}

/** Counts the images that are read correctly by their darkness alone, given that of each digit. */
export function countRightByDarkness({ images, labels }: DataSplit, darkness: readonly number[]): number {
  return readByDarkness(images, darkness).reduce(
    (correct, digit, image) => correct + Number(digit === labels[image]),
    0,
  );
}

/** The digit nearest in darkness to each image (count, 784), the first of equals. */
function readByDarkness(images: Uint8Array, darkness: readonly number[]): Uint8Array {
  return Uint8Array.from({ length: images.length / pixelsPerImage }, (_, image) => {
    const own = darknessOf(images.subarray(image * pixelsPerImage, (image + 1) * pixelsPerImage));
    let nearest = 0;
    for (let digit = 1; digit < darkness.length; digit++) {
      if (Math.abs(darkness[digit] - own) < Math.abs(darkness[nearest] - own)) nearest = digit;
    }
    return nearest;
  });
}
