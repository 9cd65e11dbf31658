import { layerShapes } from '../../src/contract/hidden-layers';
import { parameterCount } from '../../src/contract/layers';
import { join } from 'node:path';
import type { Hyperparameters } from '../../src/contract/hyperparameters';
import { defaultHyperparameters } from '../../src/contract/hyperparameters';
import { nameOfNewRun } from '../../src/contract/run-name';
import { createNewNetwork, parametersOf } from '../../src/engine/network/network';
import { createRandom } from '../../src/engine/random';
import { RunStore } from '../../src/services/runs/run-store';

/** A finished run to be there when the app starts. */
export interface StoredRun {
  settings: Partial<Hyperparameters>;
  /** Test accuracy, 0 to 1, that its curve comes near to. */
  reaches: number;
  name?: string;
  isStarred?: boolean;
  state?: 'finished' | 'stopped';
}

/** Puts runs into the app's folder, as if they had been trained there one after another; the last one is the newest. */
export async function storeRuns(userDataFolder: string, runs: readonly StoredRun[]): Promise<void> {
  const random = createRandom(1);
  let now = Date.UTC(2026, 0, 1);
  const store = new RunStore({
    folder: join(userDataFolder, 'runs'),
    appVersion: '',
    now: () => (now += 60_000),
  });
  await store.load();
  for (const { settings, reaches, name, isStarred = false, state = 'finished' } of runs) {
    const hyperparameters = { ...defaultHyperparameters, ...settings };
    const wobble = 0.01 * random.uniform();
    const epochs = Array.from({ length: hyperparameters.epochs }, (_, epoch) => {
      const share = reaches - (reaches - 0.3) / (epoch + 1.5) - wobble + 0.004 * random.uniform();
      const correct = Math.round(10_000 * share);
      return {
        ...{ epoch, correct, total: 10_000, validationCorrect: correct + 25, validationTotal: 10_000 },
        ...{ trainingCorrect: Math.min(10_000, correct + 90), trainingTotal: 10_000 },
        ...{ cost: (1 - share) / 2, evaluateSeconds: 0.01 },
        trainSeconds: parameterCount(layerShapes(hyperparameters.hiddenLayers)) / 400_000,
      };
    });
    const network = parametersOf(createNewNetwork(hyperparameters));
    const made = await store.create(
      { origin: { kind: 'new' }, hyperparameters, engine: 'kernels' },
      { name: name ?? nameOfNewRun(hyperparameters, true), isStarred },
      { epochs, network },
    );
    if (!made.ok) throw new Error(made.failure.message);
    const ending = state === 'finished' ? 'completed' : 'stopped';
    const finished = await made.value.finish({ state, ending });
    if (!finished.ok) throw new Error(finished.failure.message);
  }
  await store.close();
}

/** The same run with seeds 1 to `count`. */
export function seedsOf(run: StoredRun, count: number): StoredRun[] {
  return Array.from({ length: count }, (_, index) => ({
    ...run,
    settings: { ...run.settings, seed: index + 1 },
  }));
}
