import { describe, expect, it } from 'vitest';
import type { Component } from '../../../../src/engine/handwriting/raster/connected-components';
import { findComponents } from '../../../../src/engine/handwriting/raster/connected-components';
import { cutComponent } from '../../../../src/engine/handwriting/segmentation/cut-component';
import { drawStrokes } from '../../../../src/engine/handwriting/raster/raster';
import { drawNumber, moved } from '../numbers';

const side = 300;

function componentsOf(number: string, gap: number) {
  const strokes = moved(drawNumber(number, gap), 30, 80);
  return findComponents(drawStrokes(strokes, side, { radius: 5, edge: 1 }));
}

function sizesOf({ box }: Component) {
  return { imageWidth: side, lineHeight: box.height, lineWidth: 10 };
}

describe('findComponents', () => {
  it('finds what hangs together, and where', () => {
    const grey = Float32Array.from([0, 1, 0, 0, 0.2, 0, 0, 0, 0, 0, 0, 1]);
    const found = findComponents({ width: 4, height: 3, grey });
    expect(found).toEqual([
      { box: { left: 0, top: 0, width: 2, height: 2 }, pixels: Int32Array.from([1, 4]) },
      { box: { left: 3, top: 2, width: 1, height: 1 }, pixels: Int32Array.from([11]) },
    ]);
  });
});

describe('cutComponent', () => {
  it('cuts between digits that touch, and loses no pixel', () => {
    const [both, ...others] = componentsOf('00', -6);
    expect(others).toEqual([]);
    const pieces = cutComponent(both, sizesOf(both));
    expect(new Set(pieces.flatMap(({ pixels }) => [...pixels]))).toEqual(new Set(both.pixels));
    const border = both.box.left + both.box.width / 2;
    const cuts = pieces.slice(1).map(({ box }) => Math.abs(box.left - border));
    // Within the width of the line that they share.
    expect(Math.min(...cuts)).toBeLessThan(10);
  });

  it('leaves a narrow component whole', () => {
    const [one] = componentsOf('1', 0);
    expect(cutComponent(one, sizesOf(one))).toEqual([one]);
  });

  it('gives both digits the ink of their joint, up to half a line’s width from the cut', () => {
    const [both] = componentsOf('00', -6);
    const sizes = sizesOf(both);
    const pieces = cutComponent(both, sizes);
    const shared = pieces.slice(1).map(({ pixels }, index) => {
      const before = new Set(pieces[index].pixels);
      return [...pixels].filter((pixel) => before.has(pixel));
    });
    expect(shared.some(({ length }) => length > sizes.lineWidth)).toBe(true);
    for (const pixels of shared) {
      const inRow = new Map<number, number>();
      for (const pixel of pixels) {
        const row = Math.floor(pixel / side);
        inRow.set(row, (inRow.get(row) ?? 0) + 1);
      }
      expect(Math.max(0, ...inRow.values())).toBeLessThanOrEqual(sizes.lineWidth + 1);
    }
  });
});
