import { describe, expect, it } from 'vitest';
import {
  candidates,
  isUnsure,
  probabilityOf,
  sureLevel,
  temperatureOf,
} from '../../../src/engine/network/confidence';

describe('probabilityOf', () => {
  const z = [2, 1, -3];

  it('is the softmax of the weighted outputs over the temperature', () => {
    const powers = z.map((value) => Math.exp(value / 1.5));
    const sum = powers.reduce((total, power) => total + power);
    for (const digit of [0, 1, 2]) expect(probabilityOf(z, digit, 1.5)).toBeCloseTo(powers[digit] / sum, 12);
  });

  it('is more modest the higher the temperature is', () => {
    expect(probabilityOf(z, 0, 4)).toBeLessThan(probabilityOf(z, 0, 2));
    expect(probabilityOf(z, 0, 1e9)).toBeCloseTo(1 / 3, 6);
  });

  it('stays finite for any weighted outputs', () => {
    expect(probabilityOf([1e6, -1e6], 0, 1)).toBe(1);
    expect(probabilityOf([1e6, -1e6], 1, 1)).toBe(0);
  });
});

describe('temperatureOf', () => {
  const activations = { hidden: 'sigmoid', output: 'sigmoid' } as const;

  it('is that of the network, or a usual one for its outputs where none was fitted', () => {
    expect(temperatureOf({ activations, temperature: 1.25 })).toBe(1.25);
    expect(temperatureOf({ activations: { ...activations, output: 'softmax' } })).toBeGreaterThan(1);
  });

  it('leaves a network unsure that learns, while all its sigmoid outputs are still near 0', () => {
    const z = [-3, -6, -7, -6.5, -8, -6, -7, -9, -6, -7];
    expect(isUnsure({ probability: probabilityOf(z, 0, temperatureOf({ activations })) })).toBe(true);
  });
});

describe('isUnsure', () => {
  it('is true of an answer below the level', () => {
    expect(isUnsure({ probability: sureLevel - 0.001 })).toBe(true);
    expect(isUnsure({ probability: sureLevel })).toBe(false);
  });
});

describe('candidates', () => {
  it('names both digits, the likelier one first', () => {
    const activations = (second: number) => [0, 0, 0, 0, second, 0, 0, 0, 0, 0.6];
    expect(candidates({ digit: 9, runnerUp: 4, activations: activations(0.3) })).toBe('9 or 4');
    expect(candidates({ digit: 9, runnerUp: 4, activations: activations(0.004) })).toBe('9');
  });
});
