import { describe, expect, it } from 'vitest';
import { measureGrid } from '../../../src/renderer/data/grid-measures';

describe('measureGrid', () => {
  it.each([30, 350, 524, 999, 1000, 1500])(
    'fits whole multiples of 28 pixels into a width of %d',
    (width) => {
      const { columns, tile, gap } = measureGrid(width, 400);
      expect(tile % 28).toBe(0);
      expect(columns * tile + (columns - 1) * gap).toBeLessThanOrEqual(Math.max(width, tile));
      if (columns > 1) expect(gap).toBeGreaterThanOrEqual(6);
    },
  );

  it('counts the rows in view, of which there is always one', () => {
    const { rowHeight } = measureGrid(524, 400);
    expect(measureGrid(524, 3 * rowHeight).rowsInView).toBe(3);
    expect(measureGrid(524, 10).rowsInView).toBe(1);
  });
});
