import { describe, expect, it } from 'vitest';
import type { Stroke } from '../../../../src/contract/drawings';
import { boundingBox } from '../../../../src/engine/handwriting/raster/bounding-box';
import { drawStrokes } from '../../../../src/engine/handwriting/raster/raster';
import { DigitFinder } from '../../../../src/engine/handwriting/segmentation/digit-finder';
import { createRandom } from '../../../../src/engine/random';
import { letters, syntheticSign } from '../../../../src/engine/synthesis/signs/synthetic-signs';
import { useKernelsForReading } from '../../../../src/services/models/kernels-for-reading';
import { drawNumber, moved } from '../numbers';

useKernelsForReading();
const finder = new DigitFinder();
const [side, pen, height] = [420, 5, 110];
/** Digits 100 high whose lines overlap. */
const overlapping = -4;

function rowOf(strokes: readonly Stroke[]) {
  return finder.lookAlong(drawStrokes(strokes, side, { radius: pen, edge: 2 }), height);
}

/** A number, and the middle of each of its digits. */
function written(number: string) {
  let left = 40;
  const digits = [...number].map((digit) => {
    const strokes = moved(drawNumber(digit), left, 150);
    const box = boundingBox(strokes)!;
    left += box.width + overlapping;
    return { strokes, digit: Number(digit), middle: box.left + box.width / 2 };
  });
  return { row: rowOf(digits.flatMap(({ strokes }) => strokes)), digits };
}

describe('DigitFinder', () => {
  it.each(['50', '27', '358', '4209', '9724'])(
    'sees the digits of %s, which overlap, and where they are',
    (number) => {
      const { row, digits } = written(number);
      const seen = row.mostLikely(0, side);
      expect(seen.map(({ digit }) => digit).join('')).toBe(number);
      seen.forEach(({ middle }, place) =>
        expect(Math.abs(middle - digits[place].middle)).toBeLessThan(0.15 * height),
      );
    },
  );

  it('sees no digits where there is no ink', () => {
    expect(rowOf([]).mostLikely(0, side)).toEqual([]);
  });

  it('passes over many letters that touch, in ways that it has not learned from', () => {
    const random = createRandom(5);
    const characters = Object.keys(letters);
    const [words, lettersOfWord] = [15, 3];
    let seen = 0;
    for (let word = 0; word < words; word++) {
      let left = 40;
      const strokes = Array.from({ length: lettersOfWord }, () => {
        const letter = letters[characters[random.integerBelow(characters.length)]];
        const drawn = syntheticSign(letter, 'unseen', random);
        const box = boundingBox(drawn)!;
        const scale = 100 / Math.max(box.width, box.height);
        const placed = drawn.map((stroke) =>
          stroke.map(([x, y]) => [left + (x - box.left) * scale, 150 + (y - box.top) * scale] as const),
        );
        left += box.width * scale + overlapping;
        return placed;
      });
      seen += rowOf(strokes.flat()).mostLikely(0, side).length;
    }
    expect(seen / (words * lettersOfWord)).toBeLessThan(0.8);
  });

  it('finds the digits of a row likelier than others, than fewer and than more', () => {
    const { row, digits } = written('358');
    const [three, five, eight] = digits;
    const right = row.scoreOf(digits, 0, side);
    const between = (three.middle + five.middle) / 2;
    const wrong = [
      [three, { ...five, digit: 6 }, eight],
      [three, eight],
      [three, { digit: 1, middle: between }, five, eight],
      [three, { ...five, digit: null }, eight],
      [],
    ];
    for (const digits of wrong) expect(row.scoreOf(digits, 0, side)).toBeLessThan(right);
  });
});
