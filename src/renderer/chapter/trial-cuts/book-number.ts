import { createRandom } from '../../../engine/random';
import { syntheticStrokes } from '../../../engine/synthesis/synthetic-strokes';
import type { InkStroke } from '../../drawing/ink';

/** The number that the chapter begins with. */
export const bookDigits = [5, 0, 4, 1, 9, 2] as const;

/** In pad heights. */
const digitHeight = 0.5;
const firstMiddle = 0.4;
const distance = 0.6;
const lineMiddle = 0.5;
/** A seed with which every digit is written as most people write it. */
const seed = 41;

/** That number as a hand might write it, on a pad this many heights wide, with a pen this wide. */
export function writeBookNumber(penWidth: number): InkStroke[] {
  const random = createRandom(seed);
  return bookDigits.flatMap((digit, place) => {
    const middle = firstMiddle + place * distance;
    return syntheticStrokes(digit, random).map((stroke) => ({
      points: stroke.map(([x, y]) => [middle + digitHeight * x, lineMiddle + digitHeight * y] as const),
      width: penWidth,
    }));
  });
}
