import type { DataSplit } from '../../contract/data';
import { fullInk, pixelsPerImage } from '../image';

const digitCount = 10;
/** Some images, as one. */
export interface ImagesSummary {
  count: number;
  /** (784): the mean of each pixel, 0 to 1; all 0 when there are no images. */
  mean: Float32Array;
  /** Mean of all pixels, 0 no ink to 1 full ink. */
  darkness: number;
}

/** A split, digit by digit and as a whole. */
export interface SplitSummary {
  /** By digit. */
  digits: ImagesSummary[];
  all: ImagesSummary;
  /** (images): the digit of each one. */
  labels: Uint8Array;
}

/** Adds up the images of a split by digit. */
export function summariseSplit({ images, labels }: DataSplit): SplitSummary {
  const sums = Array.from({ length: digitCount }, () => new Float64Array(pixelsPerImage));
  const counts = new Array<number>(digitCount).fill(0);
  for (let image = 0, at = 0; image < labels.length; image++) {
    const sum = sums[labels[image]];
    counts[labels[image]]++;
    for (let pixel = 0; pixel < pixelsPerImage; pixel++, at++) sum[pixel] += images[at];
  }
  const total = new Float64Array(pixelsPerImage);
  for (const sum of sums) sum.forEach((ink, pixel) => (total[pixel] += ink));
  return {
    digits: sums.map((sum, digit) => summarise(sum, counts[digit])),
    all: summarise(total, labels.length),
    labels: labels.slice(),
  };
}

function summarise(sum: Float64Array, count: number): ImagesSummary {
  const ofFullInk = 1 / (fullInk * Math.max(1, count));
  const mean = Float32Array.from(sum, (ink) => ink * ofFullInk);
  return { count, mean, darkness: (sum.reduce((one, other) => one + other, 0) * ofFullInk) / pixelsPerImage };
}

/** How dark an image is: the mean of its pixels, 0 to 1. */
export function darknessOf(pixels: Uint8Array): number {
  let sum = 0;
  for (const ink of pixels) sum += ink;
  return sum / (fullInk * pixels.length);
}
