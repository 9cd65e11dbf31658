import * as v from 'valibot';

/** At most so many digits are kept. */
export const maximumOwnDigits = 5000;

const coordinate = v.pipe(v.number(), v.finite());
const point = v.tuple([coordinate, coordinate]);
const stroke = v.pipe(v.array(point), v.minLength(1), v.maxLength(20_000));

/** A digit that the person drew, and which it is. */
export const drawnDigitSchema = v.object({
  digit: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9)),
  /** Of any scale, y downwards. */
  strokes: v.pipe(v.array(stroke), v.minLength(1), v.maxLength(200)),
});

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
