import type { DrawnDigit } from '../../contract/my-digits';
import type { NetworkParameters } from '../../contract/network';
import { prepareStrokes } from '../../engine/handwriting/one-digit/prepare-strokes';
import { predict } from '../../engine/network/forward';
import { createRandom } from '../../engine/random';
import type { InkStroke } from '../drawing/ink';

/** One digit that the person is asked for, and what has become of it. */
export interface Question {
  asked: number;
  /** Empty: not drawn, or skipped. */
  ink: readonly InkStroke[];
  /** What the person says that it is; null: it is left out. */
  label: number | null;
}

export function isDrawn({ ink }: Question): boolean {
  return ink.length > 0;
}

const askedForEach = 2;

/** Two of each digit, in an order that the seed decides. */
export function createRound(seed: number): Question[] {
  const digits = Array.from({ length: 10 * askedForEach }, (_, index) => index % 10);
  createRandom(seed).shuffle(digits);
  return digits.map((asked) => ({ asked, ink: [], label: asked }));
}

/** (784) as a network sees a drawing; null where nothing is drawn. */
export function inputOf(ink: readonly InkStroke[]): Float32Array | null {
  return prepareStrokes(ink.map(({ points }) => points));
}

/** What a network reads in each drawing; null where nothing is drawn. */
export function readAll(
  network: NetworkParameters,
  inputs: readonly (Float32Array | null)[],
): (number | null)[] {
  return inputs.map((input) => input && predict(network, input).digit);
}

/** So many were read right, of so many. */
export interface Score {
  right: number;
  total: number;
}

/** Counts what was read as its label says; a label of null is left out, and so is what was not drawn. */
export function scoreOf(labels: readonly (number | null)[], readings: readonly (number | null)[]): Score {
  const counted = labels.flatMap((label, index) =>
    label === null || readings[index] === null ? [] : [label === readings[index]],
  );
  return { right: counted.filter(Boolean).length, total: counted.length };
}

/** The drawings that are not left out, as they are kept. */
export function drawnDigitsOf(questions: readonly Question[]): DrawnDigit[] {
  return questions.flatMap(({ ink, label }) =>
    label === null || ink.length === 0 ? [] : [{ digit: label, strokes: ink.map(strokeToKeep) }],
  );
}

/** A ten-thousandth of the pad is far less than can be seen, and makes the file a third of its size. */
function strokeToKeep({ points }: InkStroke): [number, number][] {
  return points.map(([x, y]) => [toTenThousandth(x), toTenThousandth(y)]);
}

function toTenThousandth(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
