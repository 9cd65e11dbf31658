import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { drawStrokeDigits } from '../../../src/engine/synthesis/stroke-digits';

describe('drawStrokeDigits', () => {
  it('draws 0 to 9 in turn, each with ink', () => {
    const { images, labels } = drawStrokeDigits(1, 0, 25);
    expect([...labels.subarray(0, 12)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]);
    expect(images.length).toBe(25 * 784);
    for (let image = 0; image < 25; image++) {
      expect(Math.max(...images.subarray(image * 784, (image + 1) * 784))).toBeGreaterThan(200);
    }
  });

  it('draws the same in portions as at once', () => {
    const whole = drawStrokeDigits(3, 0, 30);
    const portion = drawStrokeDigits(3, 11, 30);
    expect(portion.images).toEqual(whole.images.subarray(11 * 784));
    expect(portion.labels).toEqual(whole.labels.subarray(11));
  });

  it('draws others for another seed, and no digit twice', () => {
    const one = drawStrokeDigits(1, 0, 40).images;
    const other = drawStrokeDigits(2, 0, 40).images;
    const drawn = [one, other].flatMap((images) =>
      Array.from({ length: 40 }, (_, image) => String(images.subarray(image * 784, (image + 1) * 784))),
    );
    expect(new Set(drawn).size).toBe(80);
  });

  it('draws the same bytes on every machine', () => {
    const { images, labels } = drawStrokeDigits(1, 0, 200);
    expect(createHash('sha256').update(images).update(labels).digest('hex')).toBe(
      '56a414587ef13cc618eb19b936494c531694f41b4cc594197ce1cbf856275703',
    );
  });
});
