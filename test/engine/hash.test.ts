import { describe, expect, it } from 'vitest';
import { mixInto } from '../../src/engine/hash';

describe('mixInto', () => {
  it('gives the same words on every machine', () => {
    expect([0, 1, 0xffffffff].map((word) => mixInto(0, word))).toEqual([2462723854, 920564995, 996586154]);
  });

  it('turns over half of the bits, on average, for every bit of the word that is turned over', () => {
    for (let bit = 0; bit < 32; bit++) {
      let turned = 0;
      for (let word = 0; word < 256; word++) {
        for (let rest = mixInto(7, word) ^ mixInto(7, word ^ (1 << bit)); rest !== 0; rest &= rest - 1)
          turned++;
      }
      expect(Math.abs(turned / 256 - 16)).toBeLessThan(1.5);
    }
  });
});
