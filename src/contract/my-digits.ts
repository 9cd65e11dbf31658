import * as v from 'valibot';
import { padDrawingSchema, strokesSchema } from './drawings';

/** At most this many digits are kept. */
export const maximumOwnDigits = 5000;

const notADigit = 'is not a digit from 0 to 9';

/** A digit that the person drew, with its label. */
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

/** One of the person's digits, as it is kept. */
export const ownDigitSchema = v.object({
  ...drawnDigitSchema.entries,
  /** Counts up from 1; never reused. The limit leaves room to count on from any id. */
  id: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1e12)),
  /** ISO 8601, UTC. */
  drawnAt: v.pipe(v.string(), v.isoTimestamp()),
});

export type DrawnDigit = v.InferOutput<typeof drawnDigitSchema>;
export type OwnDigit = v.InferOutput<typeof ownDigitSchema>;

const digit = drawnDigitSchema.entries.digit;

/** The current state of a round of digits that a person is asked to draw. */
export const digitRoundSchema = v.object({
  questions: v.pipe(
    v.array(
      v.object({
        asked: digit,
        /** The drawing in the pad's own format; absent: not drawn, or skipped. */
        drawing: v.optional(padDrawingSchema),
        /** The person's label for it; null: excluded. */
        label: v.nullable(digit),
      }),
    ),
    v.maxLength(100),
  ),
  /** Index of the current digit. */
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

export type DigitRound = v.InferOutput<typeof digitRoundSchema>;
