import { describe, expect, it } from 'vitest';
import { prepareStrokes } from '../../../src/engine/handwriting/one-digit/prepare-strokes';
import { predict } from '../../../src/engine/network/predict';
import { createRandom } from '../../../src/engine/random';
import { digitSkeletons } from '../../../src/engine/synthesis/digit-skeletons';
import { rareSkeletons } from '../../../src/engine/synthesis/rare-skeletons';
import { drawSkeleton } from '../../../src/engine/synthesis/synthetic-strokes';
import { starterNetwork } from '../handwriting/starter-network';

const network = starterNetwork();
const drawings = 40;

describe.each([
  ['usual', digitSkeletons],
  ['rare', rareSkeletons],
])('the starter model reads the %s ways of writing', (_, hand) => {
  const shares = hand.flatMap((ways, digit) =>
    ways.map((skeleton, way) => {
      const random = createRandom(1000 + 100 * digit + way);
      let right = 0;
      for (let drawing = 0; drawing < drawings; drawing++) {
        const image = prepareStrokes(drawSkeleton(skeleton, random))!;
        if (predict(network, image).digit === digit) right++;
      }
      return { digit, way, share: right / drawings };
    }),
  );

  it('in 95 of 100 drawings', () => {
    expect(shares.reduce((sum, { share }) => sum + share, 0) / shares.length).toBeGreaterThan(0.95);
  });

  it.each(shares)('more often rightly than not: $digit, way $way', ({ share }) => {
    expect(share).toBeGreaterThan(0.5);
  });
});
