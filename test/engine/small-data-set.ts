import type { DataSet, DataSplit } from '../../src/contract/data';
import { createRandom } from '../../src/engine/random';

/**
 * Makes images that a small network learns quickly: each digit has its own few pixels with ink, and every image
 * some noise besides; about four of five pixels stay empty, as in MNIST.
 */
export function createSmallDataSet(
  counts: { training: number; validation?: number; test?: number },
  { pixels = 784, digits = 10, seed = 1 } = {},
): DataSet {
  const random = createRandom(seed, 99);
  const split = (count: number): DataSplit => {
    const images = new Uint8Array(count * pixels);
    const labels = new Uint8Array(count);
    for (let image = 0; image < count; image++) {
      labels[image] = random.integerBelow(digits);
      for (let pixel = 0; pixel < pixels; pixel++) {
        const hasInk = pixel % digits === labels[image] ? random.uniform() < 0.9 : random.uniform() < 0.1;
        if (hasInk) images[image * pixels + pixel] = 1 + random.integerBelow(255);
      }
    }
    return { images, labels };
  };
  return {
    training: split(counts.training),
    validation: split(counts.validation ?? 20),
    test: split(counts.test ?? 20),
  };
}
