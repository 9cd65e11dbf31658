import type { DrawnDigit } from '../../contract/my-digits';
import type { NetworkParameters } from '../../contract/network';
import { prepareStrokes } from '../../engine/handwriting/one-digit/prepare-strokes';
import { predict } from '../../engine/network/predict';
import { createRandom } from '../../engine/random';
import type { InkStroke } from '../drawing/ink';

/** One digit that the user is asked to draw, with the drawing and its label. */
export interface Question {
  asked: number;
  /** The drawing; empty if not drawn or skipped. */
  ink: readonly InkStroke[];
  /** The user's label; null if the drawing is left out. */
  label: number | null;
}

export function isDrawn({ ink }: Question): boolean {
  return ink.length > 0;
}

const askedForEach = 2;

/** Creates a round with two of each digit, in an order given by the seed. */
export function createRound(seed: number): Question[] {
  const digits = Array.from({ length: 10 * askedForEach }, (_, index) => index % 10);
  createRandom(seed).shuffle(digits);
  return digits.map((asked) => ({ asked, ink: [], label: asked }));
}

/** (784) values as a network sees a drawing; null if nothing is drawn. */
export function inputOf(ink: readonly InkStroke[]): Float32Array | null {
  return prepareStrokes(ink.map(({ points }) => points));
}

/** What a network reads in each drawing; null if nothing is drawn. */
export function readAll(
  network: NetworkParameters,
  inputs: readonly (Float32Array | null)[],
): (number | null)[] {
  return inputs.map((input) => input && predict(network, input).digit);
}

/** How many drawings were read correctly, out of how many. */
export interface Score {
  right: number;
  total: number;
}

/** Counts the readings that match their labels, leaving out null labels and missing drawings. */
export function scoreOf(labels: readonly (number | null)[], readings: readonly (number | null)[]): Score {
  const counted = labels.flatMap((label, index) =>
    label === null || readings[index] === null ? [] : [label === readings[index]],
  );
  return { right: counted.filter(Boolean).length, total: counted.length };
}

/** The drawings that are not left out, as they are stored. */
export function drawnDigitsOf(questions: readonly Question[]): DrawnDigit[] {
  return questions.flatMap(({ ink, label }) =>
    label === null || ink.length === 0 ? [] : [{ digit: label, strokes: ink.map(strokeToKeep) }],
  );
}

/** Rounds to a ten-thousandth of the pad, which is invisible and makes the file a third as large. */
function strokeToKeep({ points }: InkStroke): [number, number][] {
  return points.map(([x, y]) => [toTenThousandth(x), toTenThousandth(y)]);
}

function toTenThousandth(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
