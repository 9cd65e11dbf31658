import { readFileSync } from 'node:fs';

/** @typedef {import('../../src/contract/drawings').Stroke} Stroke */
/** @typedef {{ digit: number, writer: string, strokes: Stroke[] }} DrawnDigit */
/** @typedef {(strokes: Stroke[]) => Float32Array | null} Preparation */
/** @typedef {{ correct: number, total: number }} Score */

/** Where a digit stands on a pad, and how thick its lines are there; all in the pad's sides. */
const usualPlace = { longerSide: 0.7, middle: 0.5, width: 0.05 };
const corner = { longerSide: 0.25, middle: 0.16, width: 0.03 };

/**
 * @param {string} path
 * @returns {DrawnDigit[]}
 */
export function readDrawnDigits(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/**
 * The ways from strokes to what a network sees, by name.
 * @param {typeof import('./product')} product
 * @returns {Record<string, Preparation>}
 */
export function preparations({ prepareStrokes, squeezeStrokes }) {
  return {
    prepared: (strokes) => prepareStrokes(strokes),
    squeezed: (strokes) => squeezeStrokes(onPad(strokes, usualPlace)),
    'squeezed from a corner': (strokes) => squeezeStrokes(onPad(strokes, corner)),
  };
}

/**
 * Strokes as a person would have drawn them on a square pad.
 * @param {Stroke[]} strokes
 * @param {typeof usualPlace} place
 */
function onPad(strokes, { longerSide, middle, width }) {
  const all = strokes.flat();
  const [left, right] = extent(all.map(([x]) => x));
  const [top, bottom] = extent(all.map(([, y]) => y));
  const scale = longerSide / (Math.max(right - left, bottom - top) || 1);
  return strokes.map((stroke) => ({
    points: stroke.map(
      ([x, y]) =>
        /** @type {[number, number]} */ ([
          middle + (x - (left + right) / 2) * scale,
          middle + (y - (top + bottom) / 2) * scale,
        ]),
    ),
    width,
  }));
}

/**
 * @param {number[]} values
 * @returns {[least: number, most: number]}
 */
function extent(values) {
  return [Math.min(...values), Math.max(...values)];
}

/**
 * Counts what a network reads rightly: of all, of each digit and of each writer.
 * @param {DrawnDigit[]} digits
 * @param {(strokes: Stroke[]) => number | null} read
 */
export function scoreDigits(digits, read) {
  /** @type {Map<string, Score>} */
  const scores = new Map();
  for (const { digit, writer, strokes } of digits) {
    const isCorrect = read(strokes) === digit;
    for (const key of ['all', `digit ${digit}`, `writer ${writer}`]) {
      const score = scores.get(key) ?? { correct: 0, total: 0 };
      scores.set(key, { correct: score.correct + Number(isCorrect), total: score.total + 1 });
    }
  }
  return scores;
}
