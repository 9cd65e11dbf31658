import { describe, expect, it } from 'vitest';
import { splitDataSet } from '../../../src/engine/data/split';

/** Images whose every pixel holds the image's position. */
function numberedImages(count: number): Uint8Array {
  return Uint8Array.from({ length: count * 784 }, (_, index) => Math.floor(index / 784));
}
function numberedLabels(count: number): Uint8Array {
  return Uint8Array.from({ length: count }, (_, index) => index % 10);
}

describe('splitDataSet', () => {
  it('cuts 60,000 images into 50,000 and 10,000 and leaves the test images whole', () => {
    const split = splitDataSet(
      new Uint8Array(60_000 * 784),
      new Uint8Array(60_000),
      new Uint8Array(10_000 * 784),
      new Uint8Array(10_000),
    );
    if (!split.ok) throw new Error(split.failure.message);
    expect(split.value.training.labels.length).toBe(50_000);
    expect(split.value.validation.labels.length).toBe(10_000);
    expect(split.value.validation.images.length).toBe(10_000 * 784);
    expect(split.value.test.labels.length).toBe(10_000);
  });

  it('keeps the order of the file and takes the last sixth of a smaller one for validation', () => {
    const split = splitDataSet(numberedImages(12), numberedLabels(12), numberedImages(2), numberedLabels(2));
    if (!split.ok) throw new Error(split.failure.message);
    const { training, validation } = split.value;
    expect([...training.labels]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect([...validation.labels]).toEqual([0, 1]);
    expect(validation.images[0]).toBe(10);
    expect(validation.images.at(-1)).toBe(11);
  });

  it.each([
    ['training', [6, 7, 2, 2], 'The training files do not belong together: 6 images, but 7 labels.'],
    ['test', [6, 6, 2, 1], 'The test files do not belong together: 2 images, but 1 labels.'],
    ['no test', [6, 6, 0, 0], 'The test files hold no images.'],
    ['no training', [0, 0, 1, 1], 'The training files hold no images.'],
    ['few training', [5, 5, 1, 1], 'The training files hold only 5 images; there must be at least 6.'],
  ])('names what does not fit: %s', (_, [trainImages, trainLabels, testImages, testLabels], message) => {
    const split = splitDataSet(
      numberedImages(trainImages),
      numberedLabels(trainLabels),
      numberedImages(testImages),
      numberedLabels(testLabels),
    );
    expect(split).toEqual({ ok: false, failure: { code: 'data-damaged', message } });
  });
});
