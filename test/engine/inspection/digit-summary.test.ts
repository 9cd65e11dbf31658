import { describe, expect, it } from 'vitest';
import type { DataSplit } from '../../../src/contract/data';
import { darknessOf, summariseSplit } from '../../../src/engine/inspection/digit-summary';

/** Each image has the same ink in all pixels. */
function evenImages(...images: [label: number, ink: number][]): DataSplit {
  const pixels = new Uint8Array(images.length * 784);
  images.forEach(([, ink], index) => pixels.fill(ink, index * 784, (index + 1) * 784));
  return { images: pixels, labels: Uint8Array.from(images, ([label]) => label) };
}

describe('summariseSplit', () => {
  it('gives count, mean image and darkness of each digit and of all', () => {
    const split = evenImages([3, 0], [3, 255], [7, 51]);
    split.images[0] = 255;
    const { digits, all, labels } = summariseSplit(split);
    expect(digits.map(({ count }) => count)).toEqual([0, 0, 0, 2, 0, 0, 0, 1, 0, 0]);
    expect(digits[3].mean[0]).toBe(1);
    expect(digits[3].mean[1]).toBe(0.5);
    expect(digits[3].darkness).toBeCloseTo((783 * 0.5 + 1) / 784, 12);
    expect(digits[7].darkness).toBeCloseTo(0.2, 12);
    expect(all.count).toBe(3);
    expect(all.mean[1]).toBeCloseTo(0.4, 6);
    expect([...labels]).toEqual([3, 3, 7]);
  });

  it('is empty for a digit without images', () => {
    const { digits } = summariseSplit(evenImages([1, 100]));
    expect(digits[0]).toEqual({ count: 0, mean: new Float32Array(784), darkness: 0 });
  });
});

describe('darknessOf', () => {
  it('is the mean of the pixels, 0 to 1', () => {
    expect(darknessOf(new Uint8Array(784).fill(51))).toBeCloseTo(0.2, 12);
  });
});
