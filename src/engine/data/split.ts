import { formatCount } from '../../contract/number-format';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { DataSet, DataSplit } from '../../contract/data';
import { splitNames } from '../../contract/data';
import { pixelsPerImage } from '../image';

/**
 * Cuts the training file into training and validation data, in file order, and leaves the test file whole.
 *
 * Images are `(count, 784)` bytes, labels `(count)`. The last sixth is validation data: of MNIST's 60,000 images the
 * first 50,000 are for training and 10,000 for validation, as in the book. The splits are views, not copies. Fails with
 * `data-damaged` if images and labels do not belong together or a split would be empty.
 */
export function splitDataSet(
  trainImages: Uint8Array,
  trainLabels: Uint8Array,
  testImages: Uint8Array,
  testLabels: Uint8Array,
): Result<DataSet> {
  const train = pair('training', trainImages, trainLabels);
  if (!train.ok) return train;
  const test = pair('test', testImages, testLabels);
  if (!test.ok) return test;
  const count = train.value.labels.length;
  if (count < 6) {
    return failure('data-damaged', `The training files hold only ${count} images; there must be at least 6.`);
  }
  const trainingCount = count - Math.floor(count / 6);
  return success({
    training: slice(train.value, 0, trainingCount),
    validation: slice(train.value, trainingCount, count),
    test: test.value,
  });
}

/** Checks a data set that is already split, as `splitDataSet` does. */
export function checkSplits(data: DataSet): Result<DataSet> {
  for (const name of splitNames) {
    const split = pair(name, data[name].images, data[name].labels);
    if (!split.ok) return split;
  }
  return success(data);
}

function pair(name: string, images: Uint8Array, labels: Uint8Array): Result<DataSplit> {
  const imageCount = images.length / pixelsPerImage;
  if (imageCount !== labels.length) {
    return failure(
      'data-damaged',
      `The ${name} files do not belong together: ${formatCount(imageCount)} images, ` +
        `but ${formatCount(labels.length)} labels.`,
    );
  }
  if (imageCount === 0) return failure('data-damaged', `The ${name} files hold no images.`);
  return success({ images, labels });
}

function slice({ images, labels }: DataSplit, start: number, end: number): DataSplit {
  return {
    images: images.subarray(start * pixelsPerImage, end * pixelsPerImage),
    labels: labels.subarray(start, end),
  };
}
