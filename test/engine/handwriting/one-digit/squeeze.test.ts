import { describe, expect, it } from 'vitest';
import type { Stroke } from '../../../../src/contract/drawings';
import { drawPad, squeezeStrokes } from '../../../../src/engine/handwriting/one-digit/squeeze';

const upright: Stroke = [
  [0.5, 0.25],
  [0.5, 0.75],
];

function inkOf(image: Float32Array): number {
  return image.reduce((sum, value) => sum + value, 0);
}

function scaled(stroke: Stroke, factor: number): Stroke {
  return stroke.map(([x, y]) => [x * factor, y * factor]);
}

describe('squeezeStrokes', () => {
  it('averages what the pad shows over each pixel', () => {
    const width = 4 / 28;
    const image = squeezeStrokes([{ points: upright, width }])!;
    expect(image).toHaveLength(784);
    // A line from 12 to 16 pixels across, with round ends: of length 14, and a circle of diameter 4.
    expect(inkOf(image)).toBeCloseTo(4 * 14 + Math.PI * 4, 0);
    const row = [...image.subarray(14 * 28, 15 * 28)];
    expect(row.slice(13, 15)).toEqual([1, 1]);
    expect(row[12]).toBeGreaterThan(0.85);
    expect(Math.max(...row.slice(0, 11), ...row.slice(17))).toBe(0);
  });

  it('leaves size and place of the drawing as they are', () => {
    const width = 0.075;
    const whole = squeezeStrokes([{ points: upright, width }])!;
    const small = squeezeStrokes([{ points: scaled(upright, 0.25), width: width / 4 }])!;
    expect(inkOf(small)).toBeCloseTo(inkOf(whole) / 16, 0);
    const rows = [...small.keys()].filter((pixel) => small[pixel] > 0).map((pixel) => Math.floor(pixel / 28));
    expect(Math.max(...rows)).toBeLessThan(8);
  });

  it('draws each stroke as wide as it is', () => {
    const thin = squeezeStrokes([{ points: upright, width: 0.03 }])!;
    const thick = squeezeStrokes([{ points: upright, width: 0.14 }])!;
    expect(inkOf(thick)).toBeGreaterThan(4 * inkOf(thin));
    const both = squeezeStrokes([
      { points: upright, width: 0.03 },
      { points: upright, width: 0.14 },
    ]);
    expect(both).toEqual(thick);
  });

  it('returns null when there is no point', () => {
    expect(squeezeStrokes([])).toBeNull();
    expect(squeezeStrokes([{ points: [], width: 0.1 }])).toBeNull();
  });
});

describe('drawPad', () => {
  it('shows a tap as a disc', () => {
    const { grey, width, height } = drawPad([{ points: [[0.5, 0.5]], width: 0.2 }], 100);
    expect([width, height]).toEqual([100, 100]);
    expect(inkOf(grey) / 10_000).toBeCloseTo(Math.PI * 0.1 * 0.1, 3);
  });
});
