import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centreOfMass } from '../../../../src/engine/handwriting/one-digit/centre-of-mass';
import { prepareDigit } from '../../../../src/engine/handwriting/one-digit/digit-ink';
import { preparationSteps } from '../../../../src/engine/handwriting/one-digit/preparation-steps';
import { drawStrokes } from '../../../../src/engine/handwriting/raster/raster';
import { createRandom } from '../../../../src/engine/random';
import { syntheticStrokes } from '../../../../src/engine/synthesis/synthetic-strokes';

/** Of the strokes below. */
const penWidth = 0.03;

/** A synthetic digit somewhere on a pad. */
function drawn(digit: number, seed: number) {
  const strokes = syntheticStrokes(digit, createRandom(seed)).map((stroke) =>
    stroke.map(([x, y]) => [1.5 + x / 120, 0.3 + y / 120] as const),
  );
  return { strokes };
}

/** The same as a picture with lines of this width, in its pixels. */
function pictured(digit: number, seed: number, lineWidth: number) {
  const side = 60;
  const strokes = syntheticStrokes(digit, createRandom(seed)).map((stroke) =>
    stroke.map(([x, y]) => [side / 2 + 1.6 * x, side / 2 + 1.6 * y] as const),
  );
  return { image: drawStrokes(strokes, side, { radius: lineWidth / 2, edge: 1 }), lineWidth };
}

const digits = fc.record({ digit: fc.integer({ min: 0, max: 9 }), seed: fc.nat(1_000_000) });
const usualLine = 7;
const thinLine = 1.5;

describe('preparationSteps', () => {
  it('ends with the very picture that the network gets, of strokes and of pictures', () => {
    fc.assert(
      fc.property(digits, ({ digit, seed }) => {
        for (const ink of [
          drawn(digit, seed),
          pictured(digit, seed, usualLine),
          pictured(digit, seed, thinLine),
        ]) {
          const { picture } = preparationSteps(ink, penWidth)!.at(-1)!;
          expect(picture.grey).toEqual(prepareDigit(ink));
        }
      }),
      { seed: 1, numRuns: 30 },
    );
  });

  it('shows the centre of mass where it is, and then in the middle', () => {
    fc.assert(
      fc.property(digits, ({ digit, seed }) => {
        for (const ink of [drawn(digit, seed), pictured(digit, seed, usualLine)]) {
          const [boxed, centred] = preparationSteps(ink, penWidth)!.slice(-2);
          const { x, y } = centreOfMass(boxed.picture)!;
          expect(boxed.centreOfMass!.x).toBeCloseTo(x / 28, 5);
          expect(boxed.centreOfMass!.y).toBeCloseTo(y / 28, 5);
          const moved = centreOfMass(centred.picture)!;
          expect(Math.abs(moved.x / 28 - centred.centreOfMass!.x)).toBeLessThan(0.02);
          expect(Math.abs(moved.y / 28 - centred.centreOfMass!.y)).toBeLessThan(0.02);
        }
      }),
      { seed: 2, numRuns: 30 },
    );
  });

  it('keeps what is scaled into the box, and the pen, within it', () => {
    for (const ink of [drawn(5, 1), pictured(5, 1, usualLine), pictured(5, 1, thinLine)]) {
      const steps = preparationSteps(ink, penWidth)!;
      for (const { picture, hasBox } of steps.filter((step) => step.hasBox)) {
        const { grey, width } = picture;
        const outside = grey.filter((value, pixel) => {
          const [column, row] = [pixel % width, Math.floor(pixel / width)];
          const isInside = [column, row].every((place) => place >= width / 7 && place < (6 * width) / 7);
          return !isInside && value > 0;
        });
        expect(hasBox && outside.length).toBe(0);
      }
    }
  });

  it('draws strokes and unusual lines with MNIST’s pen, and leaves usual lines as they are', () => {
    const captions = (ink: Parameters<typeof preparationSteps>[0]) =>
      preparationSteps(ink, penWidth)!.map(({ caption }) => caption);
    expect(captions(drawn(5, 1))).toContain('MNIST’s pen');
    expect(captions(pictured(5, 1, thinLine))).toContain('MNIST’s pen');
    expect(captions(pictured(5, 1, usualLine))).toEqual([
      'Cut out',
      'Scaled to 20 × 20',
      'Centred by its ink',
    ]);
  });

  it('begins with the ink alone, which reaches the edges', () => {
    for (const ink of [drawn(8, 2), pictured(8, 2, usualLine)]) {
      const { grey, width } = preparationSteps(ink, penWidth)![0].picture;
      const rows = [...grey.keys()]
        .filter((pixel) => grey[pixel] > 0)
        .map((pixel) => Math.floor(pixel / width));
      expect(Math.min(...rows)).toBeLessThan(0.05 * width);
      expect(Math.max(...rows)).toBeGreaterThan(0.95 * width - 1);
    }
  });

  it('returns null when there is no ink', () => {
    expect(preparationSteps({ strokes: [] }, penWidth)).toBeNull();
    expect(preparationSteps({ strokes: [[]] }, penWidth)).toBeNull();
    const image = { width: 4, height: 4, grey: new Float32Array(16) };
    expect(preparationSteps({ image, lineWidth: 1 }, penWidth)).toBeNull();
  });
});
