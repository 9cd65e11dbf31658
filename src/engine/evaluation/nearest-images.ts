import type { DataSplit } from '../../contract/data';
import { pixelsPerImage } from '../image';

/** An image of a data set, compared with a picture. */
export interface NearImage {
  /** Its index in the data set. */
  index: number;
  /** Euclidean distance of the two, with pixels from 0 to 1; at most 28. */
  distance: number;
}

/** Pixels after which to check whether an image is already too far. */
const stretch = 28;

/**
 * Searches for the images of each digit that are nearest to a picture, in portions so that other work can run between.
 *
 * An image is dropped as soon as its distance exceeds that of the farthest one kept.
 */
export class NearestImages {
  readonly #split: DataSplit;
  /** Pixels from 0 to 255 like the images, but not rounded. */
  readonly #picture: Float64Array;
  readonly #count: number;
  /** By digit, nearest first; distances are squared, of bytes. Undefined for a digit that was not requested. */
  readonly #found: (NearImage[] | undefined)[] = [];

  /** `picture`: 784 values from 0 to 1. `count`: how many images of each digit to find. */
  constructor(split: DataSplit, picture: ArrayLike<number>, digits: readonly number[], count: number) {
    this.#split = split;
    this.#picture = Float64Array.from(picture, (value) => 255 * value);
    this.#count = count;
    for (const digit of digits) this.#found[digit] = [];
  }

  /** Searches the images from `first` to before `end`; each must be searched once. */
  look(first: number, end: number): void {
    const { labels } = this.#split;
    for (let index = first; index < Math.min(end, labels.length); index++) {
      const found = this.#found[labels[index]];
      if (found) this.#compare(index, found);
    }
  }

  /** The nearest images of a digit so far, nearest first; among equals the first in the data set. */
  found(digit: number): NearImage[] {
    return (this.#found[digit] ?? []).map(({ index, distance }) => ({
      index,
      distance: Math.sqrt(distance) / 255,
    }));
  }

  #compare(index: number, found: NearImage[]): void {
    const isFull = found.length === this.#count;
    const limit = isFull ? found[found.length - 1].distance : Infinity;
    const distance = this.#distanceWithin(limit, index * pixelsPerImage);
    if (distance >= limit) return;
    if (isFull) found.pop();
    const place = found.findIndex((other) => distance < other.distance);
    found.splice(place === -1 ? found.length : place, 0, { index, distance });
  }

  /** The squared distance to the image that starts at `start`, or a number not below the limit. */
  #distanceWithin(limit: number, start: number): number {
    const { images } = this.#split;
    const picture = this.#picture;
    let sum = 0;
    for (let pixel = 0; pixel < pixelsPerImage;) {
      for (const end = pixel + stretch; pixel < end; pixel++) {
        const difference = picture[pixel] - images[start + pixel];
        sum += difference * difference;
      }
      if (sum >= limit) return sum;
    }
    return sum;
  }
}
