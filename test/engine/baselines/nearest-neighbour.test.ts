import { describe, expect, it } from 'vitest';
import type { DataSplit } from '../../../src/contract/data';
import { NearestNeighbour } from '../../../src/engine/baselines/nearest-neighbour';
import { newKernels } from '../../kernels/engines';
import { createSmallDataSet } from '../small-data-set';
import { answersOf, finish } from './finish';

/** The label of the first nearest training image, by comparing all of them. */
function plainAnswers({ images, labels }: DataSplit, asked: Uint8Array): number[] {
  return Array.from({ length: asked.length / 784 }, (_, row) => {
    const distances = Array.from(labels, (_label, column) => {
      let sum = 0;
      for (let pixel = 0; pixel < 784; pixel++)
        sum += (asked[row * 784 + pixel] - images[column * 784 + pixel]) ** 2;
      return sum;
    });
    return labels[distances.indexOf(Math.min(...distances))];
  });
}

describe('NearestNeighbour', () => {
  it.each([
    [1, 1],
    [40, 33],
    // More than are compared at a time.
    [2_100, 70],
  ])('answers as %d training images nearest to %d others do', (training, test) => {
    const data = createSmallDataSet({ training, test });
    expect(answersOf(new NearestNeighbour(newKernels()), data.training, data.test.images)).toEqual(
      plainAnswers(data.training, data.test.images),
    );
  });

  it('takes the first of equals', () => {
    const images = new Uint8Array(3 * 784).fill(9);
    const training = { images, labels: Uint8Array.of(4, 7, 1) };
    expect(answersOf(new NearestNeighbour(newKernels()), training, images.subarray(0, 784))).toEqual([4]);
  });

  it('tells how far it is', () => {
    const { training, test } = createSmallDataSet({ training: 50, test: 100 });
    const baseline = new NearestNeighbour(newKernels());
    finish(baseline.train(training));
    expect(finish(baseline.classify(test.images)).shares).toEqual([0.32, 0.64, 0.96, 1]);
  });
});
