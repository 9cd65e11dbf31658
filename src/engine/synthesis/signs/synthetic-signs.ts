import type { Stroke } from '../../../contract/drawings';
import type { Random } from '../../random';
import { strokesOf } from '../synthetic-strokes';
import { capitalLetters } from './capital-letters';
import { marks } from './marks';
import type { Sign, Signs } from './sign';
import { smallLetters } from './small-letters';

/** All signs that are unlike every digit, by their character. */
export const letters: Signs = { ...capitalLetters, ...smallLetters };
export const signs: Signs = { ...letters, ...marks };

/** Which of a sign's ways are drawn. */
export type Ways = keyof Sign;

/** A sign as a hand might draw it, about one unit high; each call draws another. */
export function syntheticSign(sign: Sign, ways: Ways, random: Random): Stroke[] {
  return strokesOf(sign[ways][random.integerBelow(sign[ways].length)], random);
}
