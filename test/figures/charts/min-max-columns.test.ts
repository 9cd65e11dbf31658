import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MinMaxColumns, type Point } from '../../../src/figures/charts/min-max-columns';

function columnsOf(points: readonly Point[], xMaximum: number, count: number): MinMaxColumns {
  const columns = new MinMaxColumns(xMaximum, count);
  for (const point of points) columns.append(point);
  return columns;
}

const curve = fc
  .array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 400 })
  .map((values) => values.map((y, x) => ({ x, y })));

describe('MinMaxColumns', () => {
  it('keeps every point while there are fewer than columns', () => {
    const points = Array.from({ length: 30 }, (_, x) => ({ x, y: Math.sin(x) }));
    expect(columnsOf(points, 29, 650).points()).toEqual(points);
  });

  it('is empty without points', () => {
    expect(columnsOf([], 10, 5).points()).toEqual([]);
  });

  it('keeps the first, the extreme and the latest points, each once, in order', () => {
    fc.assert(
      fc.property(curve, fc.integer({ min: 1, max: 50 }), (points, count) => {
        const kept = columnsOf(points, points.length, count).points();
        expect(kept.length).toBeLessThanOrEqual(3 * count);
        expect(new Set(kept).size).toBe(kept.length);
        expect(kept.every((point, index) => index === 0 || point.x > kept[index - 1].x)).toBe(true);
        expect(kept.at(-1)).toEqual(points.at(-1));
        const ys = points.map(({ y }) => y);
        const keptYs = kept.map(({ y }) => y);
        expect(Math.min(...keptYs)).toBe(Math.min(...ys));
        expect(Math.max(...keptYs)).toBe(Math.max(...ys));
      }),
    );
  });

  it('puts points beyond the end of the axis into the last column', () => {
    expect(columnsOf([{ x: 12, y: 1 }], 10, 5).points()).toEqual([{ x: 12, y: 1 }]);
  });

  it('thins half a million points to a bounded drawing', () => {
    const columns = new MinMaxColumns(10_000, 650);
    for (let index = 0; index < 500_000; index++) columns.append({ x: index / 50, y: index % 7 });
    expect(columns.points().length).toBeLessThanOrEqual(1950);
  });
});
