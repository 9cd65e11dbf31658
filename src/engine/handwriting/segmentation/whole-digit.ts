import { exponential } from '../../elementary';
import type { DigitInk } from '../one-digit/digit-ink';
import { prepareDigit } from '../one-digit/digit-ink';
import type { BoundingBox } from '../raster/bounding-box';
import type { FoundDigit } from './reading';
import type { DigitReader } from './score-digit';

/** Less likely to be one digit than this, all ink together is several. */
const leastConfidence = 0.2;
/** A page of more digits than this is not looked at as one. */
const mostParts = 6;
/** All ink together is one digit only if that is so many times as likely as its parts are. */
const advantage = 2;

/**
 * Takes all ink for a single digit where it looks more like one than its parts look like digits: a 1 with its foot, an
 * open 4, anything wide. What is said of usual widths and gaps does not count here, since nothing stands beside it.
 */
export function wholeOrParts(
  reader: DigitReader,
  rows: readonly (readonly FoundDigit[])[],
  wholeOf: () => { ink: DigitInk; box: BoundingBox },
): readonly (readonly FoundDigit[])[] {
  const parts = rows.flat();
  if (parts.length < 2 || parts.length > mostParts) return rows;
  const whole = wholeOf();
  const input = prepareDigit(whole.ink);
  if (!input) return rows;
  const { digit, runnerUp, probability, activations, logProbability } = reader.read(input);
  const confidence = exponential(logProbability);
  const ofParts = parts.reduce((product, part) => product * (part.digit === null ? 0 : part.confidence), 1);
  if (confidence < leastConfidence || confidence < advantage * ofParts) return rows;
  return [[{ ...{ digit, runnerUp, probability, activations }, ...whole, confidence, input }]];
}
