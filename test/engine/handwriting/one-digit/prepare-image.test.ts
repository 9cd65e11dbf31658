import { describe, expect, it } from 'vitest';
import { createSyntheticDataSet } from '../../../../src/engine/synthesis/synthetic-digits';
import { centreOfMass } from '../../../../src/engine/handwriting/one-digit/centre-of-mass';
import type { GreyPicture } from '../../../../src/engine/handwriting/raster/grey-picture';
import { prepareImage } from '../../../../src/engine/handwriting/one-digit/prepare-image';

const { images, labels } = createSyntheticDataSet({
  seed: 1,
  trainingImages: 0,
  validationImages: 0,
  testImages: 20,
}).test;

function digit(index: number): GreyPicture {
  return { width: 28, height: 28, grey: images.subarray(index * 784, (index + 1) * 784) };
}

/** Every pixel as a square of `factor` pixels, on a larger sheet, with another ink and paper. */
function photographed(index: number, factor: number, paper: number, ink: number): GreyPicture {
  const side = 40 * factor;
  const { grey } = digit(index);
  return {
    width: side,
    height: side,
    grey: Uint8Array.from({ length: side * side }, (_, pixel) => {
      const column = Math.floor((pixel % side) / factor) - 9;
      const row = Math.floor(pixel / side / factor) - 4;
      const isOnDigit = column >= 0 && column < 28 && row >= 0 && row < 28;
      const value = isOnDigit ? grey[row * 28 + column] / 255 : 0;
      return Math.round(paper + value * (ink - paper));
    }),
  };
}

function similarity(one: Float32Array, other: Float32Array): number {
  const product = (a: Float32Array, b: Float32Array) =>
    a.reduce((sum, value, pixel) => sum + value * b[pixel], 0);
  return product(one, other) / Math.sqrt(product(one, one) * product(other, other));
}

describe('prepareImage', () => {
  it('takes a 28 x 28 picture of light ink on a dark ground as it is', () => {
    const { grey } = digit(0);
    expect(prepareImage(digit(0))).toEqual(Float32Array.from(grey, (value) => value * (1 / 255)));
    const unit = Float32Array.from(grey, (value) => value * (1 / 255));
    expect(prepareImage({ width: 28, height: 28, grey: unit })).toEqual(unit);
  });

  it.each([
    ['large, black on white', 5, 255, 0],
    ['large, white on black', 5, 0, 255],
    ['grey pencil on grey paper', 3, 200, 90],
    ['of uneven scale', 7, 240, 30],
  ])('finds the digit again in a picture: %s', (_, factor, paper, ink) => {
    labels.forEach((_label, index) => {
      const found = prepareImage(photographed(index, factor, paper, ink))!;
      expect(similarity(found, prepareImage(digit(index))!)).toBeGreaterThan(0.9);
    });
  });

  it('inverts a 28 x 28 picture of dark ink on white', () => {
    labels.forEach((_label, index) => {
      const inverted = { ...digit(index), grey: Uint8Array.from(digit(index).grey, (value) => 255 - value) };
      expect(similarity(prepareImage(inverted)!, prepareImage(digit(index))!)).toBeGreaterThan(0.9);
    });
  });

  it('puts the centre of mass into the middle, within half a pixel, whatever the picture’s shape', () => {
    for (const [width, height] of [
      [60, 20],
      [20, 90],
      [33, 33],
      [9, 9],
    ]) {
      // prettier-ignore
      const grey = Uint8Array.from({ length: width * height }, (_, pixel) => {
        const [column, row] = [pixel % width, Math.floor(pixel / width)];
        const isInk = column > 1 && column < width - 2 && row > 2 && row < height - 3;
        const thick = Math.min(width, height) / 3;
        return isInk && (row < thick || column < thick) ? 10 : 250;
      });
      const image = prepareImage({ width, height, grey })!;
      const centre = centreOfMass({ width: 28, height: 28, grey: image })!;
      expect(Math.abs(centre.x - 14)).toBeLessThanOrEqual(0.5);
      expect(Math.abs(centre.y - 14)).toBeLessThanOrEqual(0.5);
      expect(Math.max(...image)).toBe(1);
    }
  });

  it('ignores faint noise on the paper', () => {
    const picture = photographed(3, 5, 230, 0);
    const noisy = { ...picture, grey: Uint8Array.from(picture.grey, (value, pixel) => value - (pixel % 7 === 0 && value > 30 ? 30 : 0)) }; // prettier-ignore
    expect(similarity(prepareImage(noisy)!, prepareImage(picture)!)).toBeGreaterThan(0.97);
  });

  it('makes hair-thin lines as light as full ink', () => {
    const grey = Uint8Array.from({ length: 300 * 300 }, (_, pixel) => {
      const [column, row] = [pixel % 300, Math.floor(pixel / 300)];
      return column === 150 && row > 30 && row < 270 ? 0 : 255;
    });
    const image = prepareImage({ width: 300, height: 300, grey })!;
    expect(image.filter((value) => value > 0.9).length).toBeGreaterThanOrEqual(18);
  });

  it.each([
    ['a white sheet', { width: 50, height: 40, grey: new Uint8Array(2000).fill(255) }],
    ['a black 28 x 28 picture', { width: 28, height: 28, grey: new Uint8Array(784) }],
    [
      'a sheet with faint grain',
      { width: 10, height: 10, grey: Uint8Array.from({ length: 100 }, (_, i) => 200 + (i % 9)) },
    ],
    ['no pixels', { width: 0, height: 0, grey: new Uint8Array(0) }],
  ])('returns null for %s', (_, picture) => {
    expect(prepareImage(picture)).toBeNull();
  });
});
