import { describe, expect, it } from 'vitest';
import { findRows } from '../../../../src/engine/handwriting/segmentation/text-rows';

const box = (left: number, top: number, width = 30, height = 50) => ({ left, top, width, height });

describe('findRows', () => {
  it('puts what stands side by side into one row, from the left', () => {
    expect(findRows([box(100, 0), box(0, 5), box(50, -8)])).toEqual([[1, 2, 0]]);
  });

  it('puts what stands below into rows of their own, from the top', () => {
    expect(findRows([box(0, 80), box(50, 85), box(20, 0)])).toEqual([[2], [0, 1]]);
  });

  it('follows a line that climbs', () => {
    const climbing = Array.from({ length: 10 }, (_, index) => box(40 * index, -12 * index));
    expect(findRows(climbing)).toHaveLength(1);
  });

  it('takes two circles on top of each other for one digit', () => {
    expect(findRows([box(0, 0, 40, 40), box(0, 41, 40, 40)])).toEqual([[0, 1]]);
  });

  it('does not let a speck between two rows join them, nor two rows take others for low ones', () => {
    const rows = [0, 54, 108, 162].map((top) => [box(0, top), box(50, top)]);
    const found = findRows([...rows.flat(), box(10, 51, 8, 2)]);
    expect(found.map((row) => row.length)).toEqual([3, 2, 2, 2]);
  });

  it('leaves a hat or a dot with the nearest row', () => {
    expect(findRows([box(0, 0), box(0, 100), box(5, -12, 25, 2), box(34, 148, 2, 2)])).toEqual([[0, 2], [1, 3]]); // prettier-ignore
  });
});
