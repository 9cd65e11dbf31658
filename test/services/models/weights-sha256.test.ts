import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createNetwork, parametersOf, weightsBytes } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import { weightsSha256 } from '../../../src/services/models/weights-sha256';

describe('weightsSha256', () => {
  it('returns the SHA-256 of the weights’ bytes in hexadecimal', async () => {
    const network = parametersOf(createNetwork([4, 3, 2], createRandom(1)));
    const expected = createHash('sha256').update(weightsBytes(network)).digest('hex');
    expect(await weightsSha256(network)).toBe(expected);
  });
});
