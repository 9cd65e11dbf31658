import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSyntheticDataSet } from '../../../src/engine/synthesis/synthetic-digits';
import { syntheticStrokes } from '../../../src/engine/synthesis/synthetic-strokes';
import { createRandom } from '../../../src/engine/random';
import type { DataSplit } from '../../../src/contract/data';

const counts = { trainingImages: 400, validationImages: 100, testImages: 200 };

function meanImages({ images, labels }: DataSplit): Float64Array[] {
  const means = Array.from({ length: 10 }, () => new Float64Array(784));
  labels.forEach((label, index) => {
    for (let pixel = 0; pixel < 784; pixel++) {
      means[label][pixel] += images[index * 784 + pixel] / (labels.length / 10);
    }
  });
  return means;
}

function nearest(means: Float64Array[], image: Uint8Array): number {
  const distances = means.map((mean) =>
    mean.reduce((sum, value, pixel) => sum + (value - image[pixel]) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

describe('createSyntheticDataSet', () => {
  it('gives the same bytes for the same seed, on every machine', () => {
    const { training } = createSyntheticDataSet({ seed: 1, ...counts });
    expect(createHash('sha256').update(training.images).update(training.labels).digest('hex')).toBe(
      '8fa0157f6b116c0fe20578b26fc8e98544dcdee8be6610adda4a1c464cd373f7',
    );
  });

  it('gives other digits for another seed and for each split', () => {
    const first = createSyntheticDataSet({ seed: 1, ...counts });
    const second = createSyntheticDataSet({ seed: 2, ...counts });
    expect(second.training.images).not.toEqual(first.training.images);
    expect(first.validation.images).not.toEqual(first.training.images.subarray(0, 100 * 784));
  });

  it('leaves the test images as they are when there are more training images', () => {
    const few = createSyntheticDataSet({ seed: 3, ...counts });
    const more = createSyntheticDataSet({ seed: 3, ...counts, trainingImages: 500 });
    expect(more.test).toEqual(few.test);
  });

  it.each([200, 203])('has every digit as often as every other among %i, to within one', (testImages) => {
    const { test } = createSyntheticDataSet({ seed: 4, trainingImages: 0, validationImages: 0, testImages });
    const frequency = Array.from(
      { length: 10 },
      (_, digit) => test.labels.filter((label) => label === digit).length,
    );
    expect(test.images.length).toBe(testImages * 784);
    expect(Math.max(...frequency) - Math.min(...frequency)).toBeLessThanOrEqual(1);
    expect(test.labels.slice(0, 10)).not.toEqual(Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
  });

  it('has as much ink as MNIST: about 150 pixels an image, 13 % in the mean', () => {
    const { training } = createSyntheticDataSet({ seed: 5, ...counts });
    const inked = training.images.filter((value) => value > 0).length / counts.trainingImages;
    const mean = training.images.reduce((sum, value) => sum + value, 0) / 255 / training.images.length;
    expect(inked).toBeGreaterThan(125);
    expect(inked).toBeLessThan(165);
    expect(mean).toBeGreaterThan(0.1);
    expect(mean).toBeLessThan(0.15);
  });

  it('is neither noise nor trivial: the nearest mean image names most digits, but not all', () => {
    const { training, test } = createSyntheticDataSet({ seed: 6, ...counts });
    const means = meanImages(training);
    const correct = [...test.labels].filter(
      (label, index) => nearest(means, test.images.subarray(index * 784, (index + 1) * 784)) === label,
    ).length;
    expect(correct / counts.testImages).toBeGreaterThan(0.6);
    expect(correct / counts.testImages).toBeLessThan(0.97);
  });
});

describe('syntheticStrokes', () => {
  it('never draws a digit twice in the same way', () => {
    const random = createRandom(1);
    for (let digit = 0; digit < 10; digit++) {
      const drawings = Array.from({ length: 20 }, () => JSON.stringify(syntheticStrokes(digit, random)));
      expect(new Set(drawings).size).toBe(20);
    }
  });

  it.each([1, 4, 5, 7, 8])('writes a %i with one stroke or with two', (digit) => {
    const random = createRandom(1);
    const strokeCounts = Array.from({ length: 40 }, () => syntheticStrokes(digit, random).length);
    expect(new Set(strokeCounts)).toEqual(new Set([1, 2]));
  });

  it('draws about one unit high, with finite points close together', () => {
    const random = createRandom(2);
    for (let digit = 0; digit < 10; digit++) {
      for (const stroke of syntheticStrokes(digit, random)) {
        stroke.forEach(([x, y], index) => {
          expect(Math.abs(x)).toBeLessThan(1.5);
          expect(Math.abs(y)).toBeLessThan(1.5);
          const [previousX, previousY] = stroke[Math.max(0, index - 1)];
          expect(Math.hypot(x - previousX, y - previousY)).toBeLessThan(0.25);
        });
      }
    }
  });
});
