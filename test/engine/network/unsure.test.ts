import { describe, expect, it } from 'vitest';
import { isUnsure } from '../../../src/engine/network/unsure';

describe('isUnsure', () => {
  it('is true of an answer whose output neuron is below one half', () => {
    const activations = [0, 0.49, 0.5, 0.9];
    expect(isUnsure({ digit: 1, activations })).toBe(true);
    expect(isUnsure({ digit: 2, activations })).toBe(false);
    expect(isUnsure({ digit: 3, activations })).toBe(false);
  });
});
