import { describe, expect, it } from 'vitest';
import { readSplit } from '../../../src/engine/inspection/split-readings';
import { predict } from '../../../src/engine/network/predict';
import { createNetwork, parametersOf } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import { createSmallDataSet } from '../small-data-set';

const network = parametersOf(createNetwork([784, 12, 10], createRandom(1)));
const { test: split } = createSmallDataSet({ training: 0, test: 30 });

describe('readSplit', () => {
  it('returns for each image what predict says of it', () => {
    const { answers, confidences } = readSplit(network, split);
    expect(answers).toHaveLength(30);
    expect(confidences).toHaveLength(30);
    for (let image = 0; image < 30; image++) {
      const pixels = split.images.subarray(image * 784, (image + 1) * 784);
      const { digit, probability } = predict(
        network,
        Array.from(pixels, (pixel) => pixel / 255),
      );
      expect(answers[image]).toBe(digit);
      expect(confidences[image]).toBe(Math.fround(probability));
    }
  });

  it('returns nothing for a split without images', () => {
    const { answers, confidences } = readSplit(network, {
      images: new Uint8Array(),
      labels: new Uint8Array(),
    });
    expect([answers.length, confidences.length]).toEqual([0, 0]);
  });
});
