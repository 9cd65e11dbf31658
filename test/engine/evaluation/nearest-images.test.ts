import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSyntheticDataSet } from '../../../src/engine/synthesis/synthetic-digits';
import { NearestImages } from '../../../src/engine/evaluation/nearest-images';

const { training } = createSyntheticDataSet({
  seed: 3,
  trainingImages: 300,
  validationImages: 0,
  testImages: 0,
});

function imageAt(index: number): Float32Array {
  return Float32Array.from(training.images.subarray(784 * index, 784 * (index + 1)), (byte) => byte / 255);
}

/** All images of a digit with their distances, nearest first. */
function allByDistance(picture: Float32Array, digit: number) {
  return [...training.labels.keys()]
    .filter((index) => training.labels[index] === digit)
    .map((index) => ({
      index,
      distance: Math.hypot(...imageAt(index).map((value, pixel) => value - picture[pixel])),
    }))
    .sort((one, other) => one.distance - other.distance);
}

describe('NearestImages', () => {
  it('finds the same images as measuring every distance', () => {
    fc.assert(
      fc.property(
        fc.nat(299),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 400 }),
        (subject, count, portion) => {
          const picture = imageAt(subject).map((value, pixel) => value * (0.5 + (pixel % 5) / 10));
          const nearest = new NearestImages(training, picture, [3, 8], count);
          for (let first = 0; first < 300; first += portion) nearest.look(first, first + portion);
          for (const digit of [3, 8]) {
            const expected = allByDistance(picture, digit).slice(0, count);
            const found = nearest.found(digit);
            expect(found.map(({ index }) => index)).toEqual(expected.map(({ index }) => index));
            found.forEach(({ distance }, place) => expect(distance).toBeCloseTo(expected[place].distance, 4));
          }
        },
      ),
      { seed: 1, numRuns: 30 },
    );
  });

  it('finds an image of the data set itself, at no distance', () => {
    const digit = training.labels[17];
    const nearest = new NearestImages(training, imageAt(17), [digit], 1);
    nearest.look(0, 300);
    expect(nearest.found(digit)[0].index).toBe(17);
    expect(nearest.found(digit)[0].distance).toBeLessThan(1e-5);
  });

  it('finds fewer where there are fewer, and none of a digit that was not asked for', () => {
    const nearest = new NearestImages(training, imageAt(0), [training.labels[0]], 50);
    nearest.look(0, 2);
    expect(nearest.found(training.labels[0]).length).toBeLessThanOrEqual(2);
    expect(nearest.found((training.labels[0] + 1) % 10)).toEqual([]);
  });
});
