import { describe, expect, it } from 'vitest';
import type { Stroke } from '../../../../src/contract/drawings';
import { readStrokes } from '../../../../src/engine/handwriting/segmentation/read-strokes';
import { tryCuts } from '../../../../src/engine/handwriting/segmentation/trial-cuts';
import { createRandom } from '../../../../src/engine/random';
import { syntheticStrokes } from '../../../../src/engine/synthesis/synthetic-strokes';
import { starterNetwork } from '../starter-network';

const network = starterNetwork();

/** Digits beside each other, each half as high as the pad. */
function write(digits: readonly number[], seed: number, distance = 0.6): Stroke[] {
  const random = createRandom(seed);
  return digits.flatMap((digit, place) =>
    syntheticStrokes(digit, random).map((stroke) =>
      stroke.map(([x, y]) => [0.4 + place * distance + 0.5 * x, 0.5 + 0.5 * y] as const),
    ),
  );
}

describe('tryCuts', () => {
  it('chooses the cuts that reading chooses', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const strokes = write([seed % 10, (3 * seed) % 10, 7], seed, 0.4);
      const line = tryCuts(network, strokes)!;
      const boxes = line.chosen.groups.map(
        (place) => line.groups.find(({ first, end }) => first === place.first && end === place.end)!.box,
      );
      expect(boxes).toEqual(readStrokes(network, strokes).digits.map(({ box }) => box));
    }
  });

  it('gives sums that add up to the scores of the chosen and of the wanted cuts', () => {
    const wanted = [5, 0, 4, 1, 9, 2];
    const line = tryCuts(network, write(wanted, 41), wanted)!;
    const sum = (groups: readonly { first: number; end: number }[]) =>
      groups
        .map((place) => line.groups.find(({ first, end }) => first === place.first && end === place.end)!)
        .reduce((total, { reading, layout, gaps }) => total + reading + layout + gaps, 0);
    expect(line.chosen.groups).toHaveLength(6);
    expect(sum(line.chosen.groups)).toBeCloseTo(line.chosen.score, 9);
    expect(line.wanted).toEqual(line.chosen);
    expect(line.cuts[0]).toBe(0);
    expect(line.cuts.every((cut) => cut <= 0)).toBe(true);
  });

  it('finds the cuts that were meant, which never score more than the chosen ones', () => {
    let different = 0;
    for (let seed = 1; seed <= 30; seed++) {
      const wanted = [seed % 10, 1, (seed + 4) % 10];
      const { chosen, wanted: meant } = tryCuts(network, write(wanted, seed, 0.27), wanted)!;
      if (meant === null) continue;
      expect(meant.groups).toHaveLength(3);
      expect(meant.score).toBeLessThanOrEqual(chosen.score);
      if (meant.score < chosen.score) different++;
    }
    expect(different).toBeGreaterThan(0);
  });

  it('says that there are no such cuts, and finds nothing without ink', () => {
    expect(tryCuts(network, write([1], 1), [8, 8, 8, 8])!.wanted).toBeNull();
    expect(tryCuts(network, [])).toBeNull();
    expect(tryCuts(network, [[]])).toBeNull();
  });
});
