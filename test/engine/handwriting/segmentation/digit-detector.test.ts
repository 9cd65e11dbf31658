import { describe, expect, it } from 'vitest';
import type { Stroke } from '../../../../src/contract/drawings';
import { DigitDetector } from '../../../../src/engine/handwriting/segmentation/digit-detector';
import { prepareStrokes } from '../../../../src/engine/handwriting/one-digit/prepare-strokes';
import { createRandom } from '../../../../src/engine/random';
import { letters, syntheticSign } from '../../../../src/engine/synthesis/signs/synthetic-signs';
import { drawNumber } from '../numbers';

const detector = new DigitDetector();
const probability = (strokes: readonly Stroke[]) =>
  Math.exp(detector.logsOfShown(prepareStrokes(strokes)!)['one digit']);

describe('DigitDetector', () => {
  it.each([...'0123456789'])('takes %s for one digit', (digit) => {
    expect(probability(drawNumber(digit))).toBeGreaterThan(0.4);
  });

  it.each(['00', '11', '25', '48', '93'])('takes %s side by side for more than one', (number) => {
    expect(probability(drawNumber(number, 12))).toBeLessThan(0.25);
  });

  it.each<[string, Stroke[]]>([
    ['a tap', [[[0, 0]]]],
    ['a cross', [[[0, 0], [100, 100]], [[100, 0], [0, 100]]]], // prettier-ignore
    ['a triangle', [[[0, 100], [100, 100], [50, 0], [0, 100]]]], // prettier-ignore
    ['a zigzag', [[[0, 0], [20, 80], [40, 0], [60, 80], [80, 0], [100, 80]]]], // prettier-ignore
  ])('takes %s for no digit', (_what, strokes) => {
    expect(probability(strokes)).toBeLessThan(0.25);
  });

  it('takes most letters for something else, in ways of writing that it has not learned', () => {
    const random = createRandom(1);
    const drawn = Object.values(letters).flatMap((letter) =>
      Array.from({ length: 5 }, () => syntheticSign(letter, 'unseen', random)),
    );
    const taken = drawn.filter((strokes) => {
      const logs = detector.logsOfShown(prepareStrokes(strokes)!);
      return logs['something else'] > logs['one digit'];
    });
    expect(taken.length).toBeGreaterThan(0.7 * drawn.length);
  });

  it('gives each kind a probability, together 1, and shares that of one digit among the digits', () => {
    const { digits, ...kinds } = detector.logsOfShown(prepareStrokes(drawNumber('5'))!);
    const sumOf = (logs: readonly number[]) => logs.reduce((sum, log) => sum + Math.exp(log), 0);
    expect(sumOf(Object.values(kinds))).toBeCloseTo(1, 9);
    expect(sumOf(digits)).toBeCloseTo(Math.exp(kinds['one digit']), 9);
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])('sees which digit it is: %i', (digit) => {
    const { digits } = detector.logsOfShown(prepareStrokes(drawNumber(String(digit)))!);
    expect(digits.indexOf(Math.max(...digits))).toBe(digit);
  });

  it('says what an image shows: one digit, several, or none', () => {
    const shown = ['7', '25'].map((number) => detector.kindShown(prepareStrokes(drawNumber(number))!));
    expect(shown).toEqual(['one digit', 'more than one']);
    expect(detector.kindShown(prepareStrokes([[[0, 0]]])!)).toBe('a part of one');
  });

  it('takes a four without its stem for no digit', () => {
    const [angle] = drawNumber('4');
    expect(probability([angle])).toBeLessThan(0.25);
  });
});
