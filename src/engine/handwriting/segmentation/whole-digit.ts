import { exponential } from '../../elementary';
import type { DigitInk } from '../one-digit/digit-ink';
import { prepareDigit } from '../one-digit/digit-ink';
import type { BoundingBox } from '../raster/bounding-box';
import type { FoundDigit } from './reading';
import type { DigitReader } from './score-digit';
import { withSigns, type RowRead } from './small-signs';

/** Less likely to be one digit, or one sign that is no digit, than this, all ink together is several. */
const leastConfidence = { digit: 0.2, sign: 0.5 };
/** Ink of more parts than this is not looked at as one digit or sign. */
const mostParts = { digit: 6, sign: 3 };
/**
 * All ink together is one digit or sign only if that is so many times as likely as its parts are; `pile`: a digit whose
 * parts would be rows of writing that touch, as the circles of an 8 do. Digits touch in pictures rather than strokes.
 */
const advantage = { digit: 2, pile: 0.5, sign: { drawn: 0.8, written: 1 } };
/** In heights; what is wider is a number rather than a sign. */
const widestSign = 1.3;
/** In heights; ink with a wider gap in it is no sign: 11 is not an H. */
const widestGapOfSign = 0.06;
/** In heights; rows with a wider gap between them are rows. */
const widestGapOfPile = 0.12;

/** All ink of a drawing or picture. */
interface Whole {
  ink: DigitInk;
  box: BoundingBox;
  /** Those of its strokes or components. */
  boxes: readonly BoundingBox[];
}

/**
 * Takes all ink for a single digit where it looks more like one than its parts look like digits: a 1 with its foot, an
 * open 4, anything wide; or for a single sign that is no digit: a K, which is not a 1 and a rest. What is said of usual
 * widths and gaps does not count here, since nothing stands beside it: where a small sign does, all ink is no digit, but it may
 * be a letter.
 */
export function wholeOrParts(
  reader: DigitReader,
  read: readonly RowRead[],
  wholeOf: () => Whole,
): readonly (readonly FoundDigit[])[] {
  const rows = read.map(({ digits, signs }) => withSigns(digits, signs));
  const parts = rows.flat();
  const signs = read.reduce((sum, row) => sum + row.signs.length, 0);
  // A dot makes a letter of a digit, as that of an i; between digits it is a sign of its own.
  if (signs > 0 && parts.length > signs + 1) return rows;
  if (parts.length < 2 || parts.length > mostParts.digit) return rows;
  const whole = wholeOf();
  const input = prepareDigit(whole.ink);
  if (!input) return rows;
  const { prediction, logProbability, logOfOneDigit, logOfSomethingElse } = reader.read(input);
  const ofParts = parts.reduce((product, part) => product * (part.digit === null ? 0 : part.confidence), 1);
  const { width, height } = whole.box;
  const isPile = rows.length > 1 && widestGap(whole.boxes, 'top', 'height') <= widestGapOfPile * height;
  const isMoreThanParts = (kind: 'digit' | 'sign', times: number, probability: number) =>
    parts.length <= mostParts[kind] && probability >= leastConfidence[kind] && probability >= times * ofParts;
  const confidence = exponential(logProbability);
  const { ink, box } = whole;
  const found = { ...prediction, ink, box, confidence, oneDigit: exponential(logOfOneDigit), input };
  const times = isPile ? advantage.pile : advantage.digit;
  if (signs === 0 && isMoreThanParts('digit', times, confidence)) return [[found]];
  const isSign =
    width <= widestSign * height &&
    widestGap(whole.boxes, 'left', 'width') <= widestGapOfSign * height &&
    isMoreThanParts('sign', advantage.sign[ink.image ? 'written' : 'drawn'], exponential(logOfSomethingElse));
  return isSign ? [[{ ...found, digit: null }]] : rows;
}

/** The widest gap between boxes, from left to right or from top to bottom; below 0 where all overlap. */
function widestGap(boxes: readonly BoundingBox[], start: 'left' | 'top', length: 'width' | 'height'): number {
  const [first, ...others] = [...boxes].sort((one, other) => one[start] - other[start]);
  let [end, widest] = [first[start] + first[length], -Infinity];
  for (const box of others) {
    widest = Math.max(widest, box[start] - end);
    end = Math.max(end, box[start] + box[length]);
  }
  return widest;
}
