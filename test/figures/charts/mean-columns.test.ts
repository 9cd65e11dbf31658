import { describe, expect, it } from 'vitest';
import { MeanColumns } from '../../../src/figures/charts/mean-columns';

describe('MeanColumns', () => {
  it('keeps each point while there are more columns', () => {
    const columns = new MeanColumns(10, 100);
    for (let x = 0; x <= 10; x++) columns.append({ x, y: x * x });
    expect(columns.points().slice(0, 3)).toEqual([
      { x: 0, y: 0 },
      { x: 1, y: 1 },
      { x: 2, y: 4 },
    ]);
  });

  it('shows where points lie on average, not the rare extremes', () => {
    const columns = new MeanColumns(10, 10);
    for (let index = 0; index < 1000; index++) {
      columns.append({ x: index / 100, y: index % 100 === 0 ? 101 : 1 });
    }
    expect(columns.points().map(({ y }) => y)).toEqual(new Array(10).fill(2));
  });

  it('puts points beyond the end of the axis into the last column', () => {
    const columns = new MeanColumns(10, 5);
    columns.append({ x: 12, y: 1 });
    expect(columns.points()).toEqual([{ x: 12, y: 1 }]);
  });
});
