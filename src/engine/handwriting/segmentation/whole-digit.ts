import { exponential } from '../../elementary';
import type { DigitInk } from '../one-digit/digit-ink';
import { prepareDigit } from '../one-digit/digit-ink';
import type { BoundingBox } from '../raster/bounding-box';
import type { FoundDigit } from './reading';
import type { DigitReader } from './score-digit';

/** Less likely to be one digit, or one sign that is no digit, than this, all ink together is several. */
const leastConfidence = { digit: 0.2, sign: 0.5 };
/** Ink of more parts than this is not looked at as one digit or sign. */
const mostParts = { digit: 6, sign: 3 };
/** All ink together is one digit or sign only if that is so many times as likely as its parts are. */
const advantage = { digit: 2, sign: 0.8 };
/** In heights; what is wider is a number rather than a sign. */
const widestSign = 1.3;
/** In heights; ink with a wider gap in it is no sign: 11 is not an H. */
const widestGapOfSign = 0.06;

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
 * widths and gaps does not count here, since nothing stands beside it.
 */
export function wholeOrParts(
  reader: DigitReader,
  rows: readonly (readonly FoundDigit[])[],
  wholeOf: () => Whole,
): readonly (readonly FoundDigit[])[] {
  const parts = rows.flat();
  if (parts.length < 2 || parts.length > mostParts.digit) return rows;
  const whole = wholeOf();
  const input = prepareDigit(whole.ink);
  if (!input) return rows;
  const { prediction, logProbability, logOfOneDigit, logOfSomethingElse } = reader.read(input);
  const ofParts = parts.reduce((product, part) => product * (part.digit === null ? 0 : part.confidence), 1);
  const isMoreThanParts = (kind: 'digit' | 'sign', probability: number) =>
    parts.length <= mostParts[kind] &&
    probability >= leastConfidence[kind] &&
    probability >= advantage[kind] * ofParts;
  const confidence = exponential(logProbability);
  const { ink, box } = whole;
  const found = { ...prediction, ink, box, confidence, oneDigit: exponential(logOfOneDigit), input };
  if (isMoreThanParts('digit', confidence)) return [[found]];
  const { width, height } = whole.box;
  const isSign =
    width <= widestSign * height &&
    widestGap(whole.boxes) <= widestGapOfSign * height &&
    isMoreThanParts('sign', exponential(logOfSomethingElse));
  return isSign ? [[{ ...found, digit: null }]] : rows;
}

/** The widest gap from left to right between boxes; below 0 where all overlap. */
function widestGap(boxes: readonly BoundingBox[]): number {
  const fromLeft = [...boxes].sort((one, other) => one.left - other.left);
  let [right, widest] = [fromLeft[0].left + fromLeft[0].width, -Infinity];
  for (const { left, width } of fromLeft.slice(1)) {
    widest = Math.max(widest, left - right);
    right = Math.max(right, left + width);
  }
  return widest;
}
