import { expect, test } from 'vitest';
import { areDense } from '../../../src/contract/hidden-layers';
import { presets } from '../../../src/contract/presets';
import { relativeRate } from '../../../src/engine/inspection/usual-rate';

const withConvolutions = presets.filter(({ hyperparameters }) => !areDense(hyperparameters.hiddenLayers));

test('there are presets with convolutions', () => {
  expect(withConvolutions.length).toBeGreaterThan(3);
});

test.each(withConvolutions)('$name has about the usual learning rate', ({ hyperparameters }) => {
  expect(relativeRate(hyperparameters)).toBeGreaterThanOrEqual(0.5);
  expect(relativeRate(hyperparameters)).toBeLessThanOrEqual(1);
});
