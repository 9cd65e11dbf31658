import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import type { Model } from '../../../src/contract/models';
import { unknownProvenance } from '../../../src/contract/models';
import type { NetworkParameters } from '../../../src/contract/network';
import type { Result } from '../../../src/contract/result';
import type { CostPoint, EpochResult } from '../../../src/contract/run';
import type { Checkpoint } from '../../../src/contract/trainer';
import { createNetwork, parametersOf } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import type { NewRun, RunStoreOptions } from '../../../src/services/runs/run-store';
import { RunStore } from '../../../src/services/runs/run-store';

export const someRun: NewRun = {
  origin: { kind: 'new' },
  hyperparameters: { ...defaultHyperparameters, hiddenLayers: [2] },
  engine: 'plain',
  data: {
    ...{ name: 'MNIST', place: '/data', sha256: 'ab'.repeat(32) },
    ...{ trainingImages: 100, validationImages: 10, testImages: 20 },
  },
};

export const someLabel = { name: '2 hidden neurons' };

/** Another one for each seed. */
export function someNetwork(seed: number): NetworkParameters {
  return parametersOf(createNetwork([784, 2, 10], createRandom(seed)));
}

export function someModel(seed: number): Model {
  return { network: someNetwork(seed), provenance: { ...unknownProvenance, epochs: [] } };
}

export function someEpoch(epoch: number, validationCorrect = 5): EpochResult {
  return {
    ...{ epoch, correct: Math.min(9 + epoch, 20), total: 20, validationCorrect, validationTotal: 10 },
    ...{ cost: 0.5, trainSeconds: 0.25, evaluateSeconds: 0.125 },
  };
}

export function someCosts(epoch: number): CostPoint[] {
  return [0.5, 1].map((fraction) => ({
    ...{ epochs: epoch + fraction, miniBatchCost: 0.1 / 3, runningCost: 0.5 },
    ...{ lowerQuartile: 0.25, upperQuartile: 0.75 },
  }));
}

/** Where a run might stand before this epoch, or after some images of it. */
export function someCheckpoint(epoch: number, imagesDone = 0): Checkpoint {
  return {
    position: {
      ...{ epoch, imagesDone, costSum: 0.1 * imagesDone },
      order: Uint32Array.of(3, 1, 4, 0, 2, 4_294_967_295),
      random: [1, -2, 2_147_483_647, epoch],
      schedule: {
        ...{ learningRate: 0.1 / 3, bestValidationCorrect: -1 },
        ...{ epochsSinceBest: epoch, epochsSinceChange: 1 },
      },
    },
    state: {
      parameters: Float32Array.of(0.1, -0, 1e-40, epoch, 5),
      'velocity.0.bias': Float64Array.of(0.1, Number.MIN_VALUE, -1e300),
      empty: new Float32Array(),
    },
    curve: {
      miniBatches: 10 * epoch,
      recent: Float64Array.of(0.1, 0.2, epoch),
      points: imagesDone > 0 ? someCosts(epoch).slice(0, 1) : [],
    },
    trainSeconds: 0.5,
    network: someNetwork(epoch),
  };
}

/** A store that has read its folder. */
export async function loadedStore(options: string | RunStoreOptions): Promise<RunStore> {
  const store = new RunStore(
    typeof options === 'string' ? { folder: options, appVersion: '1.2.3' } : options,
  );
  await store.load();
  return store;
}

/** What must not fail. */
export async function valueOf<Value>(result: Result<Value> | Promise<Result<Value>>): Promise<Value> {
  const settled = await result;
  if (!settled.ok) throw new Error(`${settled.failure.code}: ${settled.failure.message}`);
  return settled.value;
}

/** Makes a run that has told so many epochs, with a kept network and a checkpoint after each, and goes on. */
export async function createRun(store: RunStore, epochs: number, run = someRun) {
  const writer = await valueOf(store.create(run, someLabel));
  await valueOf(writer.setState({ state: 'running' }));
  writer.keepNetwork(0, someNetwork(0));
  await valueOf(writer.save(someCheckpoint(0)));
  for (let epoch = 0; epoch < epochs; epoch++) {
    writer.addEpoch(someEpoch(epoch), someCosts(epoch));
    writer.keepNetwork(epoch + 1, someNetwork(epoch + 1));
    await valueOf(writer.save(someCheckpoint(epoch + 1)));
  }
  return writer;
}
