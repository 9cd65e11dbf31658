import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { syntheticStrokes } from '../../../../src/engine/synthesis/synthetic-strokes';
import { centreOfMass } from '../../../../src/engine/handwriting/one-digit/centre-of-mass';
import { preparationSteps } from '../../../../src/engine/handwriting/one-digit/preparation-steps';
import { prepareStrokes } from '../../../../src/engine/handwriting/one-digit/prepare-strokes';
import { createRandom } from '../../../../src/engine/random';

/** A synthetic digit, small in a corner of the pad. */
function small(digit: number, seed: number) {
  return syntheticStrokes(digit, createRandom(seed)).map((stroke) => ({
    points: stroke.map(([x, y]) => [0.05 + x / 120, 0.05 + y / 120] as const),
    width: 0.03,
  }));
}

const drawing = fc
  .record({ digit: fc.integer({ min: 0, max: 9 }), seed: fc.nat(1_000_000) })
  .map(({ digit, seed }) => small(digit, seed));

describe('preparationSteps', () => {
  it('ends with the very picture that prepareStrokes makes', () => {
    fc.assert(
      fc.property(drawing, (strokes) => {
        const { picture } = preparationSteps(strokes)!.at(-1)!;
        expect(picture.grey).toEqual(prepareStrokes(strokes.map(({ points }) => points)));
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  it('shows the centre of mass where it is, and then in the middle', () => {
    fc.assert(
      fc.property(drawing, (strokes) => {
        const [, , boxed, centred] = preparationSteps(strokes)!;
        const { x, y } = centreOfMass(boxed.picture)!;
        expect(boxed.centreOfMass!.x).toBeCloseTo(x / 28, 9);
        expect(boxed.centreOfMass!.y).toBeCloseTo(y / 28, 9);
        const moved = centreOfMass(centred.picture)!;
        expect(Math.abs(moved.x / 28 - centred.centreOfMass!.x)).toBeLessThan(0.02);
        expect(Math.abs(moved.y / 28 - centred.centreOfMass!.y)).toBeLessThan(0.02);
      }),
      { seed: 2, numRuns: 50 },
    );
  });

  it('keeps the scaled strokes and the pen within the box', () => {
    const steps = preparationSteps(small(5, 1))!;
    for (const { picture, hasBox } of steps.filter((step) => step.hasBox)) {
      const { grey, width } = picture;
      const outside = grey.filter((value, pixel) => {
        const [column, row] = [pixel % width, Math.floor(pixel / width)];
        const isInside = [column, row].every((place) => place >= width / 7 && place < (6 * width) / 7);
        return !isInside && value > 0;
      });
      expect(hasBox && outside.length).toBe(0);
    }
    expect(steps.map((step) => step.hasBox)).toEqual([false, true, true, false]);
  });

  it('begins with the pad as it is: ink in the corner only', () => {
    const { grey, width } = preparationSteps(small(8, 2))![0].picture;
    expect(grey.some((value) => value > 0)).toBe(true);
    expect(grey.every((value, pixel) => value === 0 || pixel % width < width / 2)).toBe(true);
  });

  it('returns null when there is no ink', () => {
    expect(preparationSteps([])).toBeNull();
    expect(preparationSteps([{ points: [], width: 0.1 }])).toBeNull();
  });
});
