import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { syntheticStrokes } from '../../../src/engine/synthesis/synthetic-strokes';
import { mnistPen, prepareStrokes } from '../../../src/engine/handwriting/one-digit/prepare-strokes';
import { varyStrokes } from '../../../src/engine/synthesis/stroke-variations';
import { createRandom } from '../../../src/engine/random';

const seven = syntheticStrokes(7, createRandom(1));

describe('varyStrokes', () => {
  it('draws the same variations again from the same seed, and others each time', () => {
    const [one, same] = [createRandom(3), createRandom(3)];
    expect(varyStrokes(seven, one)).toEqual(varyStrokes(seven, same));
    expect(varyStrokes(seven, one)).not.toEqual(varyStrokes(seven, createRandom(3)));
  });

  it('keeps all strokes and points finite, whatever was drawn, and the pen one that MNIST might have', () => {
    const coordinate = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const strokes = fc.array(fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 9 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(strokes, fc.nat(), (drawn, seed) => {
        const { strokes: varied, pen } = varyStrokes(drawn, createRandom(seed));
        expect(varied.map(({ length }) => length)).toEqual(drawn.map(({ length }) => length));
        expect(varied.flat(2).every(Number.isFinite)).toBe(true);
        expect(pen.radius).toBeGreaterThanOrEqual(0.8);
        expect(pen.radius).toBeLessThanOrEqual(1.9);
      }),
    );
  });

  it('gives the same, however large and wherever the digit was drawn', () => {
    const moved = seven.map((stroke) => stroke.map(([x, y]) => [512 * x + 64, 512 * y - 256] as const));
    const one = prepareStrokes(varyStrokes(seven, createRandom(5)).strokes)!;
    const other = prepareStrokes(varyStrokes(moved, createRandom(5)).strokes)!;
    expect(Math.max(...one.map((ink, pixel) => Math.abs(ink - other[pixel])))).toBeLessThan(0.01);
  });

  it('stays near what was drawn: each variation resembles its digit more than another digit', () => {
    const random = createRandom(9);
    const [own, other] = [prepareStrokes(seven)!, prepareStrokes(syntheticStrokes(0, createRandom(1)))!];
    const distance = (one: Float32Array, two: Float32Array) =>
      one.reduce((sum, ink, pixel) => sum + (ink - two[pixel]) ** 2, 0);
    let nearer = 0;
    for (let count = 0; count < 100; count++) {
      const { strokes } = varyStrokes(seven, random);
      const varied = prepareStrokes(strokes, mnistPen)!;
      if (distance(varied, own) < distance(varied, other)) nearer++;
    }
    expect(nearer).toBeGreaterThanOrEqual(95);
  });
});
