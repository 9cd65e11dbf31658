import * as v from 'valibot';
import { padDrawingSchema, strokesSchema } from './drawings';

/** At most so many digits are kept. */
export const maximumOwnDigits = 5000;

const notADigit = 'is not a digit from 0 to 9';

/** A digit that the person drew, and which it is. */
export const drawnDigitSchema = v.object(
  {
    digit: v.pipe(
      v.number(notADigit),
      v.integer(notADigit),
      v.minValue(0, notADigit),
      v.maxValue(9, notADigit),
    ),
    strokes: v.pipe(
      strokesSchema,
      v.minLength(1, 'has no stroke'),
      v.maxLength(200, 'has more than 200 strokes'),
      v.checkItems((stroke) => stroke.length > 0, 'has no point'),
      v.checkItems((stroke) => stroke.length <= 20_000, 'has more than 20,000 points'),
    ),
  },
  'is not an object with "digit" and "strokes"',
);

/** One of the person's own digits as it is kept. */
export const ownDigitSchema = v.object({
  ...drawnDigitSchema.entries,
  /** Counts up from 1; never given twice. */
  id: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** ISO 8601, UTC. */
  drawnAt: v.pipe(v.string(), v.isoTimestamp()),
});

export type DrawnDigit = v.InferOutput<typeof drawnDigitSchema>;
export type OwnDigit = v.InferOutput<typeof ownDigitSchema>;

const digit = drawnDigitSchema.entries.digit;

/** A round of digits that a person is asked for, as it stands. */
export const digitRoundSchema = v.object({
  questions: v.pipe(
    v.array(
      v.object({
        asked: digit,
        /** The drawing in the pad's own format; absent: not drawn, or skipped. */
        drawing: v.optional(padDrawingSchema),
        /** What the person says that it is; null: it is left out. */
        label: v.nullable(digit),
      }),
    ),
    v.maxLength(100),
  ),
  /** Which question is asked. */
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

export type DigitRound = v.InferOutput<typeof digitRoundSchema>;
