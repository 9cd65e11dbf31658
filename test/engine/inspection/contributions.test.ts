import { denseLayer } from '../../../src/contract/network';
import { describe, expect, it } from 'vitest';
import { strongestContributions } from '../../../src/engine/inspection/contributions';
import { createRandom } from '../../../src/engine/random';

describe('strongestContributions', () => {
  it('returns weight times activation, strongest first, and leaves out what is 0', () => {
    const layer = denseLayer(Float32Array.from([1, -6, 8, 2, 0.5, -8]), new Float32Array(2));
    expect(strongestContributions(layer, [1, 0.5, 0], 9)).toEqual([
      { from: 1, to: 0, value: -3 },
      { from: 0, to: 1, value: 2 },
      { from: 0, to: 0, value: 1 },
      { from: 1, to: 1, value: 0.25 },
    ]);
    expect(strongestContributions(layer, [1, 0.5, 0], 1)).toEqual([{ from: 1, to: 0, value: -3 }]);
    expect(strongestContributions(layer, [1, 1, 1], 0)).toEqual([]);
    expect(strongestContributions(layer, [1, 0.5, 0], 1, 1)).toEqual([{ from: 0, to: 1, value: 2 }]);
  });

  it('returns what sorting all of them returns', () => {
    const random = createRandom(1);
    const weight = Float32Array.from({ length: 300 }, () => random.gaussian());
    const before = Float64Array.from({ length: 30 }, () => random.uniform());
    const all = Array.from(weight, (value, at) => Math.abs(value * before[at % 30])).sort((a, b) => b - a);
    const found = strongestContributions(denseLayer(weight, new Float32Array(10)), before, 24);
    expect(found.map(({ value }) => Math.abs(value))).toEqual(all.slice(0, 24));
    for (const { from, to, value } of found) expect(value).toBe(weight[to * 30 + from] * before[from]);
  });
});
