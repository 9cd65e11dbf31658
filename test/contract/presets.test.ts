import { describe, expect, it } from 'vitest';
import { presetOf, presets } from '../../src/contract/presets';

describe('presetOf', () => {
  it('finds every preset by its settings, whatever the seed, and by more epochs than it has', () => {
    for (const { name, hyperparameters } of presets) {
      expect(presetOf(hyperparameters)?.name).toBe(name);
      const trainedOn = { ...hyperparameters, seed: 77, epochs: hyperparameters.epochs + 1 };
      expect(presetOf(trainedOn)?.name).toBe(name);
    }
  });

  it('finds none for fewer epochs, or where anything else differs', () => {
    const [{ hyperparameters }] = presets;
    expect(presetOf({ ...hyperparameters, epochs: 29 })).toBeUndefined();
    expect(presetOf({ ...hyperparameters, learningRate: 2.9 })).toBeUndefined();
  });
});
