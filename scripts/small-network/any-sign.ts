import type { Stroke } from '../../src/contract/drawings';
import type { Random } from '../../src/engine/random';
import { signs, syntheticSign } from '../../src/engine/synthesis/signs/synthetic-signs';

const everySign = Object.values(signs);

/** Any sign that is unlike every digit, in the ways that are not kept back for measuring. */
export function anySign(random: Random): Stroke[] {
  return syntheticSign(everySign[random.integerBelow(everySign.length)], 'ways', random);
}
