import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Stroke } from '../../../../src/contract/drawings';
import { prepareStrokes } from '../../../../src/engine/handwriting/one-digit/prepare-strokes';
import { readStrokes } from '../../../../src/engine/handwriting/segmentation/read-strokes';
import { drawNumber } from '../numbers';
import { starterNetwork } from '../starter-network';

const network = starterNetwork();

const coordinate = fc.oneof(
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.double({ min: -0.2, max: 1.2, noNaN: true }),
  fc.constantFrom(0, NaN, Infinity),
);
const anyStrokes = fc.array(fc.array(fc.tuple(coordinate, coordinate), { maxLength: 30 }), { maxLength: 8 });

function turned(strokes: readonly Stroke[], degrees: number): Stroke[] {
  const [cosine, sine] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return strokes.map((stroke) => stroke.map(([x, y]) => [x * cosine - y * sine, x * sine + y * cosine]));
}

function scaled(strokes: readonly Stroke[], by: number, x = 0, y = 0): Stroke[] {
  return strokes.map((stroke) => stroke.map(([pointX, pointY]) => [pointX * by + x, pointY * by + y]));
}

describe('any drawing', () => {
  it('is read without a number that is none', () => {
    fc.assert(
      fc.property(anyStrokes, (strokes) => {
        const { digits, text } = readStrokes(network, strokes);
        expect(text.replaceAll('\n', '')).toHaveLength(digits.length);
        for (const { box, confidence, input, activations } of digits) {
          const numbers = [...Object.values(box), confidence, ...input, ...activations];
          expect(numbers.every(Number.isFinite)).toBe(true);
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
        }
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('is read the same however large and wherever it was drawn', () => {
    const place = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 100, noNaN: true }), place, place, (by, x, y) => {
        expect(readStrokes(network, scaled(drawNumber('504'), by, x * by, y * by)).text).toBe('504');
      }),
      { seed: 2, numRuns: 30 },
    );
  });

  it.each([-8, -4, 4, 8])('is read when it leans by %d degrees', (degrees) => {
    expect(readStrokes(network, turned(drawNumber('504'), degrees)).text).toBe('504');
  });

  it('is read when a pen rested, or each point came twice', () => {
    const twice = drawNumber('504').map((stroke) => stroke.flatMap((point) => [point, point, point]));
    expect(readStrokes(network, twice).text).toBe('504');
    const again = drawNumber('504').flatMap((stroke) => [stroke, stroke]);
    expect(readStrokes(network, again).digits).toHaveLength(3);
  });

  it('is read with ten thousand points a stroke', () => {
    const dense = drawNumber('504').map((stroke) =>
      Array.from({ length: 10_000 }, (_, index) => {
        const position = (index / 10_000) * (stroke.length - 1);
        const [[x, y], [nextX, nextY]] = [stroke[Math.floor(position)], stroke[Math.floor(position) + 1]];
        const share = position % 1;
        return [x + (nextX - x) * share, y + (nextY - y) * share] as const;
      }),
    );
    expect(readStrokes(network, dense).text).toBe('504');
  });

  it('gives the same image when it goes over the edge of the pad', () => {
    const [stroke] = drawNumber('2');
    const beyond = stroke.map(([x, y]) => [x / 50 - 0.3, y / 50 - 0.2] as const);
    const [inside, outside] = [prepareStrokes([stroke])!, prepareStrokes([beyond])!];
    expect(Math.max(...inside.map((ink, pixel) => Math.abs(ink - outside[pixel])))).toBeLessThan(0.02);
  });
});
