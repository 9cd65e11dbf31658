import { describe, expect, it } from 'vitest';
import {
  markInkedPixels,
  WeightPictureMaker,
  weightScale,
} from '../../../src/engine/inspection/weight-picture';

describe('markInkedPixels', () => {
  it('marks the pixels in which any image has ink', () => {
    const images = new Uint8Array(2 * 784);
    images[3] = 1;
    images[784 + 700] = 255;
    const inked = new Uint8Array(784);
    markInkedPixels(inked, { images, labels: new Uint8Array(2) });
    expect([...inked.keys()].filter((pixel) => inked[pixel] === 1)).toEqual([3, 700]);
  });
});

describe('WeightPictureMaker', () => {
  const weights = new Float32Array(784);
  weights[10 * 28 + 10] = 16;

  it('leaves blank what training never inks, and does not let it into the means', () => {
    const inked = new Uint8Array(784).fill(1);
    inked[10 * 28 + 10] = 0;
    for (const isSmooth of [true, false]) {
      expect(new WeightPictureMaker(inked, isSmooth).make(weights).every((value) => value === 0)).toBe(true);
    }
  });

  it('returns the weights themselves, or means weighted 1, 2, 4', () => {
    expect(new WeightPictureMaker(null, false).make(weights)).toEqual(weights);
    const smooth = new WeightPictureMaker(null, true).make(weights);
    expect([smooth[10 * 28 + 10], smooth[10 * 28 + 11], smooth[11 * 28 + 11], smooth[12 * 28 + 10]]).toEqual([
      4, 2, 1, 0,
    ]);
    expect(new WeightPictureMaker(null, true).make(new Float32Array(784).fill(3))).toEqual(
      new Float32Array(784).fill(3),
    );
  });
});

describe('weightScale', () => {
  it('is the root mean square, and never 0', () => {
    expect(weightScale([3, -3, 3, -3])).toBe(3);
    expect(weightScale([0, 0])).toBe(1);
  });
});
