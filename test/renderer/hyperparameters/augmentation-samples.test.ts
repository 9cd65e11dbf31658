import { describe, expect, it } from 'vitest';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import { augmentationSamples } from '../../../src/renderer/hyperparameters/augmentation-samples';

describe('augmentationSamples', () => {
  it('shows one digit in as many ways as there are samples, or always as it is', () => {
    const unchanged = augmentationSamples(defaultHyperparameters, 4);
    expect(new Set(unchanged.map(String)).size).toBe(1);
    const changed = augmentationSamples({ ...defaultHyperparameters, rotation: 20 }, 4);
    expect(new Set(changed.map(String)).size).toBe(4);
    for (const ink of changed.flatMap((sample) => [...sample])) expect(ink >= 0 && ink <= 1).toBe(true);
  });
});
