import { describe, expect, it } from 'vitest';
import type { Stroke } from '../../../../src/contract/drawings';
import { lineWidthOf, middleLines } from '../../../../src/engine/handwriting/one-digit/line-width';
import { prepareInk } from '../../../../src/engine/handwriting/one-digit/prepare-image';
import { prepareStrokes } from '../../../../src/engine/handwriting/one-digit/prepare-strokes';
import { drawStrokes } from '../../../../src/engine/handwriting/raster/raster';
import { maskOf, thin } from '../../../../src/engine/handwriting/one-digit/skeleton';
import { drawNumber, moved } from '../numbers';

const angle: Stroke[] = [[[60, 40], [60, 240], [200, 240]]]; // prettier-ignore

const drawn = (strokes: readonly Stroke[], radius: number) => drawStrokes(strokes, 300, { radius, edge: 1 });

function similarity(one: Float32Array, other: Float32Array): number {
  const product = (a: Float32Array, b: Float32Array) =>
    a.reduce((sum, value, pixel) => sum + value * b[pixel], 0);
  return product(one, other) / Math.sqrt(product(one, one) * product(other, other));
}

describe('lineWidthOf', () => {
  it.each([4, 8, 16])('measures lines %d pixels to either side of their middle', (radius) => {
    const measured = lineWidthOf(drawn(angle, radius));
    expect(Math.abs(measured / (2 * radius) - 1)).toBeLessThan(0.25);
  });

  it('is 0 without ink', () => {
    expect(lineWidthOf({ width: 3, height: 3, grey: new Float32Array(9) })).toBe(0);
  });
});

describe('thin', () => {
  it('leaves a line one pixel wide in the middle of a bar', () => {
    const bar = drawStrokes([[[6, 10], [34, 10]]], 40, { radius: 4, edge: 0.1 }); // prettier-ignore
    const { pixels } = thin(maskOf(bar, 0.5));
    const rows = [...pixels.keys()].filter((pixel) => pixels[pixel]).map((pixel) => Math.floor(pixel / 40));
    expect(rows.length).toBeGreaterThan(18);
    expect(Math.max(...rows) - Math.min(...rows)).toBeLessThanOrEqual(1);
  });

  it('keeps a ring closed', () => {
    const ring = Array.from({ length: 41 }, (_, step) => [20 + 12 * Math.cos(step / 6.5), 20 + 12 * Math.sin(step / 6.5)] as const); // prettier-ignore
    const { pixels } = thin(maskOf(drawStrokes([ring], 40, { radius: 3, edge: 0.1 }), 0.5));
    expect(pixels[20 * 40 + 20]).toBe(0);
    // Every pixel of a closed line has two neighbours at least.
    pixels.forEach((isLine, pixel) => {
      if (!isLine) return;
      const around = [-41, -40, -39, -1, 1, 39, 40, 41].filter((step) => pixels[pixel + step]);
      expect(around.length).toBeGreaterThanOrEqual(2);
    });
  });
});

describe('prepareInk', () => {
  it.each([1, 2, 5, 10, 20])('makes digits drawn with a pen of radius %d alike', (radius) => {
    for (const digit of ['0', '2', '4', '7']) {
      const strokes = moved(drawNumber(digit), 30, 20).map((stroke) => stroke.map(([x, y]) => [x * 2, y * 2] as const)); // prettier-ignore
      const found = prepareInk(drawn(strokes, radius))!;
      expect(similarity(found, prepareStrokes(strokes)!)).toBeGreaterThan(0.75);
    }
  });
});

describe('prepareInk of what is no line', () => {
  it('leaves a patch a patch', () => {
    const patch = { width: 60, height: 60, grey: new Float32Array(3600).fill(1) };
    expect(prepareInk(patch)!.filter((value) => value === 1)).toHaveLength(400);
  });
});

describe('middleLines', () => {
  it('finds no points without ink', () => {
    expect(middleLines({ width: 2, height: 2, grey: new Float32Array(4) })).toEqual([]);
  });
});
