import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import type { Checkpoint, TrainerCommand } from '../../../src/contract/trainer';
import { createNetwork, parametersOf } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';

/** Where a run stands after so many epochs, as far as those need it who only pass it on. */
export function someCheckpoint(epoch = 0): Checkpoint {
  return {
    position: {
      epoch,
      imagesDone: 0,
      costSum: 0,
      order: new Uint32Array([1, 0, 2]),
      random: [1, 2, 3, 4],
      schedule: { learningRate: 3, bestValidationCorrect: -1, epochsSinceBest: 0, epochsSinceChange: 0 },
    },
    state: { weights: new Float32Array([1, 2]) },
    curve: { miniBatches: 0, recent: new Float64Array(500), points: [] },
    trainSeconds: 0,
    network: parametersOf(createNetwork([784, 10], createRandom(epoch))),
  };
}

export function startCommand(runId: string): Extract<TrainerCommand, { type: 'start' }> {
  return {
    type: 'start',
    runId,
    hyperparameters: defaultHyperparameters,
    engine: 'kernels',
    start: { kind: 'new-weights' },
    speed: 'full',
  };
}
