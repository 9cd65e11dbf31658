import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/engine/random';
import { letters, signs, syntheticSign } from '../../../src/engine/synthesis/signs/synthetic-signs';

describe('signs', () => {
  it.each(Object.keys(signs))('has ways to learn %s from, and others to measure with', (character) => {
    const { ways, unseen } = signs[character];
    expect(ways.length).toBeGreaterThan(0);
    expect(unseen.length).toBeGreaterThan(0);
    for (const way of unseen) expect(ways).not.toContainEqual(way);
  });

  it('leaves out what could be a digit', () => {
    for (const character of 'BDGIOQSZbgiloqsyz0123456789|/()') expect(signs).not.toHaveProperty([character]);
    expect(Object.keys(signs).length).toBeGreaterThan(Object.keys(letters).length);
  });
});

describe('syntheticSign', () => {
  it.each(Object.keys(signs))('draws %s within reach of a hand, another each time', (character) => {
    for (const ways of ['ways', 'unseen'] as const) {
      const random = createRandom(1);
      const drawings = Array.from({ length: 5 }, () => syntheticSign(signs[character], ways, random));
      expect(new Set(drawings.map((drawing) => JSON.stringify(drawing))).size).toBe(5);
      for (const [x, y] of drawings.flat(2)) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThan(3);
    }
  });

  it('draws the same for the same seed', () => {
    expect(syntheticSign(signs.K, 'ways', createRandom(3))).toEqual(
      syntheticSign(signs.K, 'ways', createRandom(3)),
    );
  });
});
