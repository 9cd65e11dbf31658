import { describe, expect, it } from 'vitest';
import { exponential } from '../../src/engine/elementary';
import { createRandom } from '../../src/engine/random';
import { createSmallDataSet } from '../engine/small-data-set';
import { newKernels } from './engines';

const pixels = 784;
const blockColumns = 32;

/** The squared distances (rows, columns) as the kernels compute them, a few rows at a time. */
function squaredDistances(rows: Uint8Array, columns: Uint8Array, rowsAtOnce = 3): number[][] {
  const kernels = newKernels();
  const columnCount = columns.length / pixels;
  const blocks = Math.ceil(columnCount / blockColumns);
  const image = kernels.allocate(rowsAtOnce * pixels);
  const memory = () => new Uint8Array(kernels.memory.buffer);
  const address = kernels.createColumns(columnCount, pixels);
  for (let column = 0; column < columnCount; column++) {
    memory().set(columns.subarray(column * pixels, (column + 1) * pixels), image);
    kernels.setColumn(address, column, image);
  }
  kernels.createRows(rowsAtOnce, pixels);
  const rowNumbers = blocks * blockColumns;
  const result = kernels.allocate(rowsAtOnce * rowNumbers * 4);
  const found: number[][] = [];
  for (let first = 0; first < rows.length / pixels; first += rowsAtOnce) {
    const some = rows.subarray(first * pixels, (first + rowsAtOnce) * pixels);
    memory().set(some, image);
    kernels.setRows(some.length / pixels, image);
    kernels.squaredDistances(address, 0, blocks, result, rowNumbers * 4);
    for (let row = 0; row < some.length / pixels; row++) {
      found.push(
        Array.from(new Int32Array(kernels.memory.buffer, result + row * rowNumbers * 4, columnCount)),
      );
    }
  }
  return found;
}

function plainSquaredDistances(rows: Uint8Array, columns: Uint8Array): number[][] {
  const count = (images: Uint8Array) => images.length / pixels;
  return Array.from({ length: count(rows) }, (_, row) =>
    Array.from({ length: count(columns) }, (_unused, column) => {
      let sum = 0;
      for (let pixel = 0; pixel < pixels; pixel++)
        sum += (rows[row * pixels + pixel] - columns[column * pixels + pixel]) ** 2;
      return sum;
    }),
  );
}

describe('squaredDistances', () => {
  it.each([1, 31, 32, 33, 70])('is exact for %d columns, and 0 for the same image', (count) => {
    const { training, test } = createSmallDataSet({ training: count, test: 7 });
    const rows = new Uint8Array([...test.images, ...training.images.subarray(0, pixels)]);
    const found = squaredDistances(rows, training.images);
    expect(found).toEqual(plainSquaredDistances(rows, training.images));
    expect(found[7][0]).toBe(0);
  });

  it('is exact for images of full ink and of none', () => {
    const images = new Uint8Array(3 * pixels).fill(255, pixels);
    images[2 * pixels] = 0;
    expect(squaredDistances(images, images)).toEqual(plainSquaredDistances(images, images));
  });
});

describe('gaussians', () => {
  it('is e^(-gamma distance²) in single precision', () => {
    const kernels = newKernels();
    const random = createRandom(3);
    const distances = [0, 1, 784 * 255 * 255, ...Array.from({ length: 97 }, () => random.integerBelow(2e7))];
    for (const gamma of [1 / 784, 0.02, 1].map((gammaOfShares) => gammaOfShares / (255 * 255))) {
      const address = kernels.allocate(4 * distances.length);
      new Int32Array(kernels.memory.buffer, address, distances.length).set(distances);
      kernels.gaussians(address, distances.length, gamma);
      const found = new Float32Array(kernels.memory.buffer, address, distances.length);
      distances.forEach((distance, index) => {
        // Rounding the exponent, up to 87, to single precision is the largest error.
        const expected = exponential(-Math.min(gamma * distance, 87));
        expect(Math.abs(found[index] / expected - 1)).toBeLessThan(1e-5);
      });
      expect(found[0]).toBe(1);
    }
  });
});
