import type { DataSet, DataSplit } from '../../contract/data';
import type { Random } from '../random';
import { createRandom } from '../random';
import { pixelsPerImage } from '../image';
import { drawDigit } from './stroke-digits';

/** The number of images of each split, and the seed for all of them. */
export interface SyntheticDataSetOptions {
  seed: number;
  trainingImages: number;
  validationImages: number;
  testImages: number;
}

/**
 * Draws a data set of digits that look like MNIST's, in the usual ways of writing, but were not written by anyone.
 *
 * All digits are equally frequent (to within one), in random order. Each split has its own stream of random numbers:
 * more training images leave the test images as they are.
 */
export function createSyntheticDataSet(options: SyntheticDataSetOptions): DataSet {
  const { seed, trainingImages, validationImages, testImages } = options;
  return {
    training: createSplit(trainingImages, createRandom(seed, 0)),
    validation: createSplit(validationImages, createRandom(seed, 1)),
    test: createSplit(testImages, createRandom(seed, 2)),
  };
}

function createSplit(count: number, random: Random): DataSplit {
  const labels = Array.from({ length: count }, (_, index) => index % 10);
  random.shuffle(labels);
  const images = new Uint8Array(count * pixelsPerImage);
  labels.forEach((digit, index) => images.set(drawDigit(digit, random), index * pixelsPerImage));
  return { images, labels: Uint8Array.from(labels) };
}
