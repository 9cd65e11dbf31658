import { describe, expect, it } from 'vitest';
import type { Stroke } from '../../../../src/contract/drawings';
import { shrinkDigit } from '../../../../src/engine/handwriting/one-digit/shrink';

const upright: Stroke = [
  [3, 5],
  [3, 15],
];

/** Rows and columns that hold ink, first and last. */
function extent(image: Float32Array) {
  const inked = [...image.keys()].filter((pixel) => image[pixel] > 0.5);
  const rows = inked.map((pixel) => Math.floor(pixel / 28));
  const columns = inked.map((pixel) => pixel % 28);
  return {
    rows: [Math.min(...rows), Math.max(...rows)],
    columns: [Math.min(...columns), Math.max(...columns)],
  };
}

describe('shrinkDigit', () => {
  it('fills the picture with the ink’s longer side, whatever size it was', () => {
    const large = shrinkDigit({ strokes: [upright] }, 2)!;
    expect(large).toHaveLength(784);
    expect(extent(large)).toEqual({ rows: [0, 27], columns: [12, 15] });
    const small = upright.map(([x, y]) => [x / 100, y / 100] as const);
    const sum = (image: Float32Array) => image.reduce((total, value) => total + value, 0);
    expect(sum(shrinkDigit({ strokes: [small] }, 0.02)!)).toBeCloseTo(sum(large), 0);
  });

  it('shrinks a picture’s ink in the same way', () => {
    const image = { width: 40, height: 60, grey: new Float32Array(40 * 60) };
    for (let row = 10; row < 50; row++) image.grey.fill(1, row * 40 + 18, row * 40 + 24);
    expect(extent(shrinkDigit({ image, lineWidth: 6 }, 1)!)).toEqual({ rows: [0, 27], columns: [12, 15] });
  });

  it('returns null when there is no ink', () => {
    expect(shrinkDigit({ strokes: [] }, 1)).toBeNull();
    expect(
      shrinkDigit({ image: { width: 2, height: 2, grey: new Float32Array(4) }, lineWidth: 1 }, 1),
    ).toBeNull();
  });
});
