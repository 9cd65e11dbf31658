import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { augmentationNames, hyperparameterFields } from '../../../src/contract/hyperparameter-fields';
import type { AugmentationRules } from '../../../src/engine/data/augmentation';
import { Augmentation, hasAugmentation } from '../../../src/engine/data/augmentation';
import { createSyntheticDataSet } from '../../../src/engine/synthesis/synthetic-digits';

const none: AugmentationRules = { seed: 1, shift: 0, rotation: 0, scaling: 0, shear: 0, elastic: 0 };
const usual: AugmentationRules = { ...none, shift: 2, rotation: 15, scaling: 0.15, shear: 0.2, elastic: 1 };
const count = 60;
const { images } = createSyntheticDataSet({
  seed: 1,
  trainingImages: count,
  validationImages: 0,
  testImages: 0,
}).training;

function digit(image: number): Uint8Array {
  return images.subarray(image * 784, (image + 1) * 784);
}

function changed(source: Uint8Array, rules: Partial<AugmentationRules>, epoch = 0, image = 0): Uint8Array {
  const target = new Uint8Array(784).fill(77);
  new Augmentation({ ...none, ...rules }).apply(source, target, epoch, image);
  return target;
}

function ink(image: Uint8Array): number {
  return image.reduce((sum, value) => sum + value, 0);
}

/** The middle of the ink, in pixels from the image's middle. */
function centre(image: Uint8Array): { x: number; y: number } {
  let [x, y] = [0, 0];
  image.forEach((value, pixel) => {
    x += value * ((pixel % 28) - 13.5);
    y += value * (Math.floor(pixel / 28) - 13.5);
  });
  return { x: x / ink(image), y: y / ink(image) };
}

/** One pixel of ink in the middle of nothing, or a square of it. */
function dot(side = 2): Uint8Array {
  const from = 14 - side / 2;
  return Uint8Array.from({ length: 784 }, (_, pixel) => {
    const [row, column] = [Math.floor(pixel / 28), pixel % 28];
    return [row, column].every((place) => place >= from && place < from + side) ? 255 : 0;
  });
}

describe('hasAugmentation', () => {
  it('is so as soon as anything is to be changed', () => {
    expect(hasAugmentation({ ...none, seed: 7 })).toBe(false);
    for (const name of augmentationNames) {
      expect(hasAugmentation({ ...none, [name]: 0.1 })).toBe(true);
    }
  });
});

describe('Augmentation.apply', () => {
  it.each(augmentationNames)('changes an image by %s alone', (name) => {
    const most = { [name]: hyperparameterFields[name].maximum };
    expect(changed(digit(1), most)).not.toEqual(digit(1));
  });

  it('writes the very image where nothing is to be changed', () => {
    for (let image = 0; image < count; image++) {
      expect(changed(digit(image), none, image, image)).toEqual(digit(image));
    }
  });

  it('writes the same bytes for the same seed, epoch and image, whatever it has done before', () => {
    const augmentation = new Augmentation(usual);
    const [target, other] = [new Uint8Array(784), new Uint8Array(784)];
    augmentation.apply(digit(1), target, 3, 5);
    augmentation.apply(digit(2), other, 4, 6);
    augmentation.apply(digit(1), other, 3, 5);
    expect(other).toEqual(target);
    expect(changed(digit(1), usual, 3, 5)).toEqual(target);
  });

  it('writes others for another seed, epoch or image', () => {
    const one = changed(digit(1), usual, 3, 5);
    expect(changed(digit(1), { ...usual, seed: 2 }, 3, 5)).not.toEqual(one);
    expect(changed(digit(1), usual, 4, 5)).not.toEqual(one);
    expect(changed(digit(1), usual, 3, 6)).not.toEqual(one);
  });

  it('writes the same bytes on every machine', () => {
    const hash = createHash('sha256');
    for (let image = 0; image < count; image++) {
      const pattern = Uint8Array.from({ length: 784 }, (_, pixel) => (pixel * 37 + image * 11) % 256);
      hash.update(changed(pattern, usual, image % 7, image));
    }
    expect(hash.digest('hex')).toBe('ec58470968a9ff25682377d628de93f77b237e095e42fb131cc886630fb7d442');
  });

  it('keeps about as much ink, whatever it does within usual bounds', () => {
    const change = fc.record({
      seed: fc.nat(),
      shift: fc.double({ min: 0, max: 2, noNaN: true }),
      rotation: fc.double({ min: 0, max: 20, noNaN: true }),
      scaling: fc.double({ min: 0, max: 0.15, noNaN: true }),
      shear: fc.double({ min: 0, max: 0.3, noNaN: true }),
      elastic: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(change, fc.nat(count - 1), fc.nat(100), (rules, image, epoch) => {
        const ratio = ink(changed(digit(image), rules, epoch, image)) / ink(digit(image));
        // Width and height may both be scaled by 1.15, or by 0.85.
        return ratio > 0.6 && ratio < 1.6;
      }),
      { seed: 1 },
    );
    const before = ink(images);
    const after = Array.from({ length: count }, (_, image) => ink(changed(digit(image), usual, 0, image)));
    expect(after.reduce((sum, value) => sum + value, 0) / before).toBeCloseTo(1, 1);
  });

  it('moves an image by up to `shift` pixels, and as far to all sides', () => {
    const places = Array.from({ length: 500 }, (_, epoch) => centre(changed(dot(), { shift: 3 }, epoch)));
    for (const place of [places.map(({ x }) => x), places.map(({ y }) => y)]) {
      expect(Math.max(...place)).toBeLessThan(3.02);
      expect(Math.max(...place)).toBeGreaterThan(2.8);
      expect(Math.min(...place)).toBeGreaterThan(-3.02);
      expect(Math.min(...place)).toBeLessThan(-2.8);
    }
  });

  it('turns an image about its middle by up to `rotation` degrees', () => {
    const bar = Uint8Array.from({ length: 784 }, (_, pixel) =>
      pixel % 28 > 19 && pixel % 28 < 26 && pixel >= 13 * 28 && pixel < 15 * 28 ? 255 : 0,
    );
    const angles = Array.from({ length: 300 }, (_, epoch) => {
      const { x, y } = centre(changed(bar, { rotation: 30 }, epoch));
      expect(Math.hypot(x, y)).toBeCloseTo(centre(bar).x, 0);
      return (Math.atan2(y, x) * 180) / Math.PI;
    });
    expect(Math.max(...angles)).toBeGreaterThan(28);
    expect(Math.max(...angles)).toBeLessThan(30.5);
    expect(Math.min(...angles)).toBeLessThan(-28);
    expect(Math.min(...angles)).toBeGreaterThan(-30.5);
  });

  it('scales width and height by up to `scaling`, each by itself', () => {
    const areas = Array.from(
      { length: 300 },
      (_, epoch) => ink(changed(dot(10), { scaling: 0.2 }, epoch)) / ink(dot(10)),
    );
    expect(Math.max(...areas)).toBeGreaterThan(1.3);
    expect(Math.max(...areas)).toBeLessThan(1.46);
    expect(Math.min(...areas)).toBeLessThan(0.74);
    expect(Math.min(...areas)).toBeGreaterThan(0.62);
  });

  it('slants by up to `shear` pixels aside for each pixel up', () => {
    const bar = Uint8Array.from({ length: 784 }, (_, pixel) =>
      pixel < 6 * 28 && pixel >= 4 * 28 && pixel % 28 > 10 && pixel % 28 < 17 ? 255 : 0,
    );
    const asides = Array.from({ length: 300 }, (_, epoch) => {
      const { x, y } = centre(changed(bar, { shear: 0.5 }, epoch));
      expect(y).toBeCloseTo(-9, 1);
      return x / -9;
    });
    expect(Math.max(...asides)).toBeGreaterThan(0.45);
    expect(Math.max(...asides)).toBeLessThan(0.51);
    expect(Math.min(...asides)).toBeLessThan(-0.45);
  });

  it('bends by a deviation of `elastic` pixels along either direction', () => {
    const places = Array.from({ length: 2000 }, (_, epoch) =>
      centre(changed(dot(), { elastic: 1.5 }, epoch)),
    );
    for (const place of [places.map(({ x }) => x), places.map(({ y }) => y)]) {
      const deviation = Math.sqrt(place.reduce((sum, value) => sum + value * value, 0) / place.length);
      expect(Math.abs(deviation - 1.5)).toBeLessThan(0.15);
    }
  });

  it('never writes ink where there is none, nor more than full ink', () => {
    expect(changed(new Uint8Array(784), usual)).toEqual(new Uint8Array(784));
    const full = changed(new Uint8Array(784).fill(255), { ...usual, elastic: 4 });
    expect(Math.max(...full)).toBe(255);
    expect(full[14 * 28 + 14]).toBe(255);
  });
});
