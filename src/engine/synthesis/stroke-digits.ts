import type { DataSplit } from '../../contract/data';
import { mixInto } from '../hash';
import { prepareStrokes } from '../handwriting/one-digit/prepare-strokes';
import { randomPen } from './random-pen';
import type { Random } from '../random';
import { createRandom } from '../random';
import { pixelsPerImage } from '../image';
import { digitSkeletons } from './digit-skeletons';
import { rareSkeletons } from './rare-skeletons';
import type { Hand } from './synthetic-strokes';
import { syntheticStrokes } from './synthetic-strokes';

/** Keeps the hash distinct from others of the same seed. */
const purpose = 0x7374726b;

/** The usual ways of writing, and those that MNIST hardly has. */
export const everyHand: Hand = digitSkeletons.map((usual, digit) => [...usual, ...rareSkeletons[digit]]);

/** Draws a digit from 0 to 9 like prepared strokes, with a pen about as wide as MNIST's; 784 bytes, 255 full ink. */
export function drawDigit(digit: number, random: Random, hand?: Hand): Uint8Array {
  const pen = randomPen(random);
  const ink = prepareStrokes(syntheticStrokes(digit, random, hand), pen)!;
  return Uint8Array.from(ink, (value) => Math.round(value * 255));
}

/**
 * Draws the digits number `from` to `to - 1` of a seed, 0 to 9 in turn, in usual and in rare ways of writing.
 * Each depends only on its number and the seed, so they can be drawn in portions, and again when a run continues.
 */
export function drawStrokeDigits(seed: number, from: number, to: number): DataSplit {
  const images = new Uint8Array((to - from) * pixelsPerImage);
  const labels = new Uint8Array(to - from);
  for (let number = from; number < to; number++) {
    const digit = number % 10;
    const random = createRandom(mixInto(mixInto(purpose, seed), number));
    images.set(drawDigit(digit, random, everyHand), (number - from) * pixelsPerImage);
    labels[number - from] = digit;
  }
  return { images, labels };
}
