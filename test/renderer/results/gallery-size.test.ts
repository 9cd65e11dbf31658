import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitPictures } from '../../../src/renderer/results/gallery-size';

describe('fitPictures', () => {
  it('has two rows of eleven in a window of 1280 x 800, and larger pictures in a large one', () => {
    expect(fitPictures(834, 212)).toEqual({ columns: 11, rows: 2 });
    const large = fitPictures(950, 1200);
    expect(large.columns * large.rows).toBeGreaterThan(80);
  });

  it('never has more than fits, and always a picture', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 3000 }), fc.integer({ min: 10, max: 2000 }), (width, height) => {
        const { columns, rows } = fitPictures(width, height);
        expect(columns).toBeGreaterThanOrEqual(1);
        expect(rows).toBeGreaterThanOrEqual(1);
        const side = (width - (columns - 1) * 10) / columns;
        if (rows > 1) expect(rows * (side + 20) + (rows - 1) * 10).toBeLessThanOrEqual(height + 1e-6);
      }),
    );
  });
});
