import type { DigitInk } from '../one-digit/digit-ink';
import type { BoundingBox } from '../raster/bounding-box';
import type { Prediction } from '../../../contract/prediction';

/** One digit found in a drawing or a picture; `digit` is the one with the largest activation, or null. */
export interface FoundDigit extends Omit<Prediction, 'digit'> {
  /** Where it stands, in the coordinates of the drawing's strokes or in the picture's pixels. */
  box: BoundingBox;
  /** Null for what is too unlike any digit: a smudge, a scribble, a dot. */
  digit: number | null;
  /** From 0 to 1: how much like one digit it looks, by which the cuts were chosen. */
  confidence: number;
  /** What was cut out of the drawing or picture, in its coordinates. */
  ink: DigitInk;
  /** 784 values from 0 (no ink) to 1, as the network saw it. */
  input: Float32Array;
}

/** What a drawing or picture was read as, row by row from the top, each from left to right. */
export interface Reading {
  digits: FoundDigit[];
  /** The digits as one word, "?" for what is none; rows are parted by a line break. */
  text: string;
}

/** What stands for ink that is no digit. */
const notADigit = '?';

/** Puts rows of digits together. */
export function readingOf(rows: readonly (readonly FoundDigit[])[]): Reading {
  const words = rows.map((row) => row.map(({ digit }) => digit ?? notADigit).join(''));
  return { digits: rows.flat(), text: words.join('\n') };
}
