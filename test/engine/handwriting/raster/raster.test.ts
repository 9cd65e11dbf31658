import { describe, expect, it } from 'vitest';
import { boundingBox } from '../../../../src/engine/handwriting/raster/bounding-box';
import { centreOfMass } from '../../../../src/engine/handwriting/one-digit/centre-of-mass';
import { fitStrokes } from '../../../../src/engine/handwriting/one-digit/fit';
import { drawStrokes } from '../../../../src/engine/handwriting/raster/raster';

const pen = { radius: 1, edge: 1 };

describe('drawStrokes', () => {
  it('lets the ink fall linearly from full to none across the edge', () => {
    const { grey } = drawStrokes([[[0, 4.5], [9, 4.5]]], 9, { radius: 1.25, edge: 1.5 }); // prettier-ignore
    const column = Array.from({ length: 9 }, (_, row) => grey[row * 9 + 4]);
    [0, 0, 0, 2 / 3, 1, 2 / 3, 0, 0, 0].forEach((ink, row) => expect(column[row]).toBeCloseTo(ink, 6));
  });

  it('agrees with the distance of every pixel from a slanted segment', () => {
    const [startX, startY, endX, endY] = [2.3, 10.1, 11.7, 3.2];
    const { grey } = drawStrokes([[[startX, startY], [endX, endY]]], 14, pen); // prettier-ignore
    grey.forEach((ink, index) => {
      const [x, y] = [(index % 14) + 0.5, Math.floor(index / 14) + 0.5];
      const nearest = Math.min(
        ...Array.from({ length: 5001 }, (_, step) =>
          Math.hypot(
            x - startX - ((endX - startX) * step) / 5000,
            y - startY - ((endY - startY) * step) / 5000,
          ),
        ),
      );
      expect(ink).toBeCloseTo(Math.min(1, Math.max(0, 1.5 - nearest)), 3);
    });
  });

  it('gives crossing lines the darker ink, not the sum', () => {
    const one = drawStrokes([[[0, 0], [9, 9]]], 9, pen).grey; // prettier-ignore
    const other = drawStrokes([[[9, 0], [0, 9]]], 9, pen).grey; // prettier-ignore
    const both = drawStrokes([[[0, 0], [9, 9]], [[9, 0], [0, 9]]], 9, pen).grey; // prettier-ignore
    expect(both).toEqual(one.map((ink, pixel) => Math.max(ink, other[pixel])));
  });

  it('loses what lies outside the image', () => {
    expect(drawStrokes([[[-50, -50], [-20, 80]], [[100, 3]]], 9, pen).grey.every((ink) => ink === 0)).toBe(true); // prettier-ignore
  });
});

describe('boundingBox', () => {
  it('returns the box around the points of all strokes', () => {
    expect(boundingBox([[[3, 4]], [], [[-1, 10], [2, 5]]])).toEqual({ left: -1, top: 4, width: 4, height: 6 }); // prettier-ignore
    expect(boundingBox([[]])).toBeNull();
  });
});

describe('fitStrokes', () => {
  it('scales the longer side to the square and centres the shorter one', () => {
    expect(fitStrokes([[[10, 10], [10, 50], [30, 50]]], 8)).toEqual([[[2, 0], [2, 8], [6, 8]]]); // prettier-ignore
  });

  it('drops points too close together to be seen, but keeps both ends', () => {
    const dense = Array.from({ length: 1001 }, (_, index) => [index, 0] as const);
    const [stroke] = fitStrokes([dense], 10)!;
    expect(stroke.length).toBeLessThan(60);
    expect(stroke[0]).toEqual([0, 5]);
    expect(stroke.at(-1)).toEqual([10, 5]);
  });
});

describe('centreOfMass', () => {
  it('weighs the pixels’ middles with their ink', () => {
    const grey = Float32Array.from([0, 0.5, 0, 0, 0, 0.25]);
    expect(centreOfMass({ width: 3, height: 2, grey })).toEqual({ x: (1.5 * 0.5 + 2.5 * 0.25) / 0.75, y: (0.5 * 0.5 + 1.5 * 0.25) / 0.75 }); // prettier-ignore
    expect(centreOfMass({ width: 3, height: 2, grey: new Float32Array(6) })).toBeNull();
  });
});
