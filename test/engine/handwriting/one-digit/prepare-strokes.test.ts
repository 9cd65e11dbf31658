import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Stroke } from '../../../../src/contract/drawings';
import { syntheticStrokes } from '../../../../src/engine/synthesis/synthetic-strokes';
import { centreOfMass } from '../../../../src/engine/handwriting/one-digit/centre-of-mass';
import { prepareStrokes } from '../../../../src/engine/handwriting/one-digit/prepare-strokes';
import { createRandom } from '../../../../src/engine/random';

const drawing = fc
  .record({ digit: fc.integer({ min: 0, max: 9 }), seed: fc.nat(1_000_000) })
  .map(({ digit, seed }) => syntheticStrokes(digit, createRandom(seed)));

function moved(strokes: readonly Stroke[], scale: number, x: number, y: number): Stroke[] {
  return strokes.map((stroke) => stroke.map(([pointX, pointY]) => [pointX * scale + x, pointY * scale + y]));
}

function prepared(strokes: readonly Stroke[]): Float32Array {
  const image = prepareStrokes(strokes);
  if (!image) throw new Error('expected ink');
  return image;
}

function largestDifference(one: Float32Array, other: Float32Array): number {
  return one.reduce((most, value, pixel) => Math.max(most, Math.abs(value - other[pixel])), 0);
}

function inkBox(image: Float32Array): { width: number; height: number } {
  const pixels = [...image.keys()].filter((pixel) => image[pixel] > 0);
  const columns = pixels.map((pixel) => pixel % 28);
  const rows = pixels.map((pixel) => Math.floor(pixel / 28));
  return {
    width: Math.max(...columns) - Math.min(...columns) + 1,
    height: Math.max(...rows) - Math.min(...rows) + 1,
  };
}

function centreOf(image: Float32Array): { x: number; y: number } {
  return centreOfMass({ width: 28, height: 28, grey: image })!;
}

describe('prepareStrokes', () => {
  it('gives the same image however large and wherever a digit was drawn', () => {
    fc.assert(
      fc.property(
        drawing,
        fc.double({ min: 0.01, max: 1000, noNaN: true }),
        fc.integer({ min: -5000, max: 5000 }),
        fc.integer({ min: -5000, max: 5000 }),
        (strokes, scale, x, y) => {
          expect(
            largestDifference(prepared(moved(strokes, scale, x * scale, y * scale)), prepared(strokes)),
          ).toBeLessThan(0.02);
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });

  it('puts the centre of mass into the middle, within half a pixel', () => {
    fc.assert(
      fc.property(drawing, (strokes) => {
        const { x, y } = centreOf(prepared(strokes));
        expect(Math.abs(x - 14)).toBeLessThan(0.5);
        expect(Math.abs(y - 14)).toBeLessThan(0.5);
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  it('keeps the ink within a box of 20 x 20 pixels and fills its longer side', () => {
    fc.assert(
      fc.property(drawing, (strokes) => {
        const { width, height } = inkBox(prepared(strokes));
        // Between two pixels, 20 pixels of ink touch 21.
        expect(Math.max(width, height)).toBeLessThanOrEqual(21);
        expect(Math.max(width, height)).toBeGreaterThanOrEqual(18);
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  it('gives values from 0 to 1 and some full ink for any strokes', () => {
    const coordinate = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const stroke = fc.array(fc.tuple(coordinate, coordinate), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(stroke, { minLength: 1, maxLength: 5 }), (strokes) => {
        const image = prepareStrokes(strokes);
        expect(image === null).toBe(strokes.every(({ length }) => length === 0));
        if (!image) return;
        expect(image.length).toBe(784);
        expect(image.every((value) => value >= 0 && value <= 1)).toBe(true);
        expect(Math.max(...image)).toBeGreaterThan(0.9);
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('does not care whether a line came in few or many points, in one stroke or two', () => {
    const line = (count: number): Stroke =>
      Array.from({ length: count }, (_, index) => [(100 * index) / (count - 1), (300 * index) / (count - 1)]);
    const whole = prepared([line(2)]);
    expect(largestDifference(prepared([line(10_000)]), whole)).toBeLessThan(1e-3);
    expect(largestDifference(prepared([line(101).slice(0, 51), line(101).slice(50)]), whole)).toBeLessThan(
      1e-3,
    );
    expect(largestDifference(prepared([line(2).toReversed()]), whole)).toBeLessThan(1e-6);
  });

  it('keeps the proportions', () => {
    const wide = inkBox(prepared([[[0, 0], [200, 0], [200, 50], [0, 50], [0, 0]]])); // prettier-ignore
    expect(wide.width).toBeGreaterThanOrEqual(19);
    expect(wide.height).toBeLessThanOrEqual(10);
  });

  it('draws a tap as a dot in the middle', () => {
    const dot = prepared([[[120, 44]]]);
    expect(centreOf(dot).x).toBeCloseTo(14, 5);
    expect(centreOf(dot).y).toBeCloseTo(14, 5);
    expect(inkBox(dot)).toEqual({ width: 4, height: 4 });
    expect(prepared([[[3, 3], [3, 3], [3, 3]], [[3, 3]]])).toEqual(dot); // prettier-ignore
  });

  it('draws an upright line as wide as the pen, over the whole height of the box', () => {
    const line = inkBox(prepared([[[50, 0], [50, 400]]])); // prettier-ignore
    expect(line.width).toBe(4);
    expect(line.height).toBe(20);
  });

  it('keeps the dots of a drawing beside its lines', () => {
    const withDot = prepared([[[0, 0], [0, 100]], [[80, 50]]]); // prettier-ignore
    expect(inkBox(withDot).width).toBeGreaterThan(14);
  });

  it('returns null when there is no point', () => {
    expect(prepareStrokes([])).toBeNull();
    expect(prepareStrokes([[], []])).toBeNull();
  });

  it('returns null for points that lie nowhere', () => {
    expect(prepareStrokes([[[NaN, NaN]]])).toBeNull();
    expect(prepareStrokes([[[0, 0], [Infinity, 1]]])).toBeNull(); // prettier-ignore
  });
});
