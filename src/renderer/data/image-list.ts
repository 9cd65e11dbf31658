import type { SplitReadings } from '../../engine/inspection/split-readings';
import { isUnsure } from '../../engine/network/confidence';

/** How the network on screen reads an image. */
export const readingChoices = ['all', 'right', 'wrong', 'unsure'] as const;
export type ReadingChoice = (typeof readingChoices)[number];

/** Which images of a source to show. */
export interface ImageChoice {
  /** Null: every digit. */
  digit: number | null;
  reading: ReadingChoice;
}

/** Images of a source in their order: all, or some. */
export class ImageList {
  readonly length: number;
  /** Their indices in the source, ascending; null: every image. */
  readonly #indices: Uint32Array | null;

  constructor(images: number | Uint32Array) {
    this.#indices = typeof images === 'number' ? null : images;
    this.length = typeof images === 'number' ? images : images.length;
  }

  /** Index in the source of the image at this position. */
  at(position: number): number {
    return this.#indices === null ? position : this.#indices[position];
  }

  /** Position of this image, or of the next one that is in the list, or of the last one; -1 in an empty list. */
  nearestPosition(index: number): number {
    let [first, end] = [0, this.length];
    while (first < end) {
      const middle = (first + end) >> 1;
      if (this.at(middle) < index) first = middle + 1;
      else end = middle;
    }
    return Math.min(first, this.length - 1);
  }

  has(index: number): boolean {
    const position = this.nearestPosition(index);
    return position !== -1 && this.at(position) === index;
  }
}

/** Picks images by digit and by what a network reads; `readings` is needed for that only. */
export function pickImages(
  labels: Uint8Array,
  { digit, reading }: ImageChoice,
  readings: SplitReadings | null,
): ImageList {
  const indices = new Uint32Array(labels.length);
  let count = 0;
  for (let index = 0; index < labels.length; index++) {
    if (digit !== null && labels[index] !== digit) continue;
    if (readings !== null && !isReadAs(reading, readings, index, labels[index])) continue;
    indices[count++] = index;
  }
  return new ImageList(indices.subarray(0, count));
}

function isReadAs(
  reading: ReadingChoice,
  { answers, confidences }: SplitReadings,
  index: number,
  label: number,
): boolean {
  const digit = answers[index];
  switch (reading) {
    case 'all':
      return true;
    case 'right':
      return digit === label;
    case 'wrong':
      return digit !== label;
    case 'unsure':
      return isUnsure({ probability: confidences[index] });
  }
}
