import type { DigitInk } from '../one-digit/digit-ink';
import type { BoundingBox } from '../raster/bounding-box';
import type { Prediction } from '../../../contract/prediction';
import { isUnsure } from '../../network/confidence';

/** One digit found in a drawing or a picture; `digit` is the one with the largest activation, or null. */
export interface FoundDigit extends Omit<Prediction, 'digit'> {
  /** Its position, in the coordinates of the drawing's strokes or in the picture's pixels. */
  box: BoundingBox;
  /** Null for ink too unlike any digit: a smudge, a scribble, a dot. */
  digit: number | null;
  /** From 0 to 1: how much it looks like one digit; the cuts were chosen by this. */
  confidence: number;
  /** From 0 to 1: how likely it is one digit at all, whichever it is. */
  oneDigit: number;
  /** The ink cut out of the drawing or picture, in its coordinates. */
  ink: DigitInk;
  /** 784 values from 0 (no ink) to 1, as the network saw it. */
  input: Float32Array;
}

/**
 * Ink less likely than this to be one digit is a digit, but no sure one. Of the writers of `bench/handwriting.js`, 4.6 %
 * of the digits that are read right are unsure by it, and 2.3 % without it; of letters, fewer are read as a sure digit.
 */
const sureOfOneDigit = 0.5;

/** Whether a digit is shown as unsure: which one it is, or whether it is one. */
export function isDoubtful({ probability, oneDigit }: Pick<FoundDigit, 'probability' | 'oneDigit'>): boolean {
  return isUnsure({ probability }) || oneDigit < sureOfOneDigit;
}

/** The digits read from a drawing or picture, row by row from the top, each from left to right. */
export interface Reading {
  digits: FoundDigit[];
  /**
   * The digits as text, one character each, "?" for ink that is not a digit; a line break after each row but the last, and
   * a tab after each cell of a table's row but the last, also of empty ones.
   */
  text: string;
  /** Quarter turns, clockwise, after which the page is upright. */
  turns: number;
  /** How many marks a picture holds that holds more than are read; nothing is read then. */
  tooManyMarks?: number;
}

/** How a page lies that is upright after so many quarter turns. */
const lies: Readonly<Record<number, string>> = {
  1: 'on its left side',
  2: 'upside down',
  3: 'on its right side',
};

/** "lies upside down", of a page that had to be turned; null for any other. */
export function turnNote({ turns }: Pick<Reading, 'turns'>): string | null {
  return turns === 0 ? null : `lies ${lies[turns]}`;
}

/** The character for ink that is not a digit. */
const notADigit = '?';

/** What separates rows, and the cells of a row, in a reading's text. */
const separators = { row: '\n', cell: '\t' };

/** The cells of each row of a reading's text, from the top and from the left. */
export function cellsIn(text: string): string[][] {
  return text.split(separators.row).map((row) => row.split(separators.cell));
}

/** Whether a text has a table's cells in it. */
export function holdsCells(text: string): boolean {
  return text.includes(separators.cell);
}

/** The row of each digit in a reading's text, and its cell in this row, counted from 0. */
export function placesIn(text: string): { row: number; cell: number }[] {
  return cellsIn(text).flatMap((cells, row) =>
    cells.flatMap((digits, cell) => [...digits].map(() => ({ row, cell }))),
  );
}

/** A row of a reading: the digits of each of its cells; all in one where there is no table. */
export type ReadRow = readonly (readonly FoundDigit[])[];

/** Puts rows of digits together. */
export function readingOf(rows: readonly ReadRow[]): Reading {
  const lines = rows.map((cells) =>
    cells.map((digits) => digits.map(({ digit }) => digit ?? notADigit).join('')).join(separators.cell),
  );
  return { digits: rows.flat(2), text: lines.join(separators.row), turns: 0 };
}
