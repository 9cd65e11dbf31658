import { expect, it } from 'vitest';
import { countBitReadings } from '../../../src/engine/inspection/bit-readings';
import { readSplit } from '../../../src/engine/inspection/split-readings';
import { createNetwork, parametersOf } from '../../../src/engine/network/network';
import { bitsOf } from '../../../src/engine/perceptron/bit-layer';
import { createRandom } from '../../../src/engine/random';
import { createSmallDataSet } from '../small-data-set';

it('counts by the largest output as all readings do, and numbers beyond 9 as no digit', () => {
  const { test } = createSmallDataSet({ training: 1, validation: 1, test: 50 });
  const network = parametersOf(createNetwork([784, 5, 10], createRandom(2)));
  const layer = [0, 1, 2, 3].map((bit) => ({
    weights: Array.from({ length: 10 }, (_, digit) => 10 * bitsOf(digit)[bit]),
    bias: -5,
  }));
  const { answers } = readSplit(network, test);
  const { byLargest, total } = countBitReadings(test, { network, layer });
  expect(byLargest).toBe(answers.filter((answer, image) => answer === test.labels[image]).length);
  expect(total).toBe(50);
  const all = layer.map(({ weights }) => ({ weights, bias: 1000 }));
  expect(countBitReadings(test, { network, layer: all })).toMatchObject({ byBits: 0, noDigit: 50 });
});
