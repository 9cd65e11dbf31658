import type { Hyperparameters } from '../../src/contract/hyperparameters';
import { defaultHyperparameters } from '../../src/contract/hyperparameters';
import type { NetworkParameters } from '../../src/contract/network';
import type { EngineName } from '../../src/contract/run';
import type { TrainerCommand } from '../../src/contract/trainer';
import { train } from '../../src/engine/training/train';
import { EngineMaker } from '../../src/trainer/engine';
import { createSmallDataSet } from '../engine/small-data-set';

export const data = createSmallDataSet({ training: 600, validation: 50, test: 50 });
export const hyperparameters: Hyperparameters = { ...defaultHyperparameters, epochs: 3 };

/** Steps that grow by themselves: each is far longer than the one before. */
export const diverging: Hyperparameters = {
  ...hyperparameters,
  hiddenLayers: [20, 20],
  hiddenActivation: 'relu',
  cost: 'cross-entropy',
  learningRate: 1000,
  l2: 1000,
  momentum: 0.99,
  epochs: 50,
};

export const runId = 'run-one';

export function start(changes: Partial<Extract<TrainerCommand, { type: 'start' }>> = {}): TrainerCommand {
  return {
    type: 'start',
    runId,
    hyperparameters,
    engine: 'kernels',
    start: { kind: 'new-weights' },
    speed: 'full',
    ...changes,
  };
}

/** What the run comes to when nobody disturbs it. */
export function undisturbedNetwork(
  asked = hyperparameters,
  engineName: EngineName = 'kernels',
): NetworkParameters {
  const engine = new EngineMaker(data).create(engineName, asked);
  Array.from(train(engine, asked));
  return engine.parameters();
}

/** Lets every promise that is settled already have its consequences. */
export const settle = () => new Promise((resolve) => setImmediate(resolve));
