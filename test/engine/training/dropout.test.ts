import { describe, expect, it } from 'vitest';
import { Dropout, dropoutThreshold } from '../../../src/engine/training/dropout';

function factorsOf(dropout: Dropout, epoch: number, image: number): number[][] {
  dropout.choose(epoch, image);
  return dropout.factors.map((factors) => [...factors]);
}

describe('dropoutThreshold', () => {
  it('is the share of all 32-bit numbers', () => {
    expect([0, 0.5, 0.9].map(dropoutThreshold)).toEqual([0, 2 ** 31, Math.ceil(0.9 * 2 ** 32)]);
  });
});

describe('Dropout', () => {
  it('leaves out the share that it is asked to, and strengthens the others accordingly', () => {
    const dropout = new Dropout([1000, 500], { seed: 3, dropout: 0.3 });
    const all = Array.from({ length: 20 }, (_, image) => factorsOf(dropout, 0, image).flat()).flat();
    expect(new Set(all)).toEqual(new Set([0, 1 / 0.7]));
    expect(Math.abs(all.filter((factor) => factor === 0).length / all.length - 0.3)).toBeLessThan(0.01);
  });

  it('chooses others for each epoch, image, layer and seed, and the same again for the same', () => {
    const dropout = new Dropout([64, 64], { seed: 3, dropout: 0.5 });
    const [chosen, sameLayerSize] = factorsOf(dropout, 2, 7);
    expect(sameLayerSize).not.toEqual(chosen);
    expect(factorsOf(dropout, 3, 7)[0]).not.toEqual(chosen);
    expect(factorsOf(dropout, 2, 8)[0]).not.toEqual(chosen);
    expect(factorsOf(new Dropout([64, 64], { seed: 4, dropout: 0.5 }), 2, 7)[0]).not.toEqual(chosen);
    expect(factorsOf(dropout, 2, 7)[0]).toEqual(chosen);
  });
});
