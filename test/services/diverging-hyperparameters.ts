import type { Hyperparameters } from '../../src/contract/hyperparameters';
import { defaultHyperparameters } from '../../src/contract/hyperparameters';

/** With these the weights grow beyond all bounds within the first epochs, on any data. */
export const divergingHyperparameters: Hyperparameters = {
  ...defaultHyperparameters,
  hiddenLayers: [20, 20],
  hiddenActivation: 'relu',
  cost: 'cross-entropy',
  learningRate: 1000,
  l2: 1000,
  momentum: 0.99,
  epochs: 100,
};
