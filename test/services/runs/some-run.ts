import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import type { EpochResult } from '../../../src/contract/run';
import type { Checkpoint } from '../../../src/services/runs/checkpoint';
import type { RunDescription } from '../../../src/services/runs/run-description';

export const someDescription: RunDescription = {
  appVersion: '0.1.0',
  engine: 'plain TypeScript engine',
  hyperparameters: defaultHyperparameters,
  data: { place: '/data', name: 'MNIST', sha256: 'ab'.repeat(32) },
  out: '/models/my.safetensors',
};

/** Where a run might stand before this epoch. */
export function someCheckpoint(epoch: number): Checkpoint {
  return {
    position: {
      epoch,
      order: Uint32Array.of(3, 1, 4, 0, 2, 4_294_967_295),
      random: [1, -2, 2_147_483_647, epoch],
      schedule: {
        learningRate: 0.1 / 3,
        bestValidationCorrect: -1,
        epochsSinceBest: epoch,
        epochsSinceChange: 1,
      },
    },
    state: {
      parameters: Float32Array.of(0.1, -0, 1e-40, epoch, 5),
      'velocity.0.bias': Float64Array.of(0.1, Number.MIN_VALUE, -1e300),
      empty: new Float32Array(),
    },
  };
}

export function someEpoch(epoch: number): EpochResult {
  return {
    ...{ epoch, correct: 9 + epoch, total: 20, validationCorrect: 8, validationTotal: 10 },
    ...{ cost: 0.5, trainSeconds: 0.25, evaluateSeconds: 0.125 },
  };
}
