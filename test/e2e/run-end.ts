import { weightsSha256 } from '../../src/services/models/weights-sha256';
import { RunStore } from '../../src/services/runs/run-store';
import { expect } from './harness';

/** What a run has come to: the same however often it was interrupted. */
export interface RunEnd {
  weightsSha256: string;
  counts: (number | undefined)[][];
  costs: number[];
}

/** As the disk has it, once the run is there in full; `folder`: of all runs. */
export async function readRunEnd(folder: string, id: string): Promise<RunEnd> {
  let store!: RunStore;
  await expect
    .poll(async () => {
      store = new RunStore({ folder, appVersion: '' });
      await store.load();
      return store.summary(id)?.state;
    })
    .toBe('finished');
  const details = await store.details(id);
  const model = await store.network(id, 'last');
  if (!details.ok || !model.ok) throw new Error('The run cannot be read.');
  const sha256 = await weightsSha256(model.value.network);
  expect(details.value.weightsSha256).toBe(sha256);
  const { epochs, points, costs } = details.value;
  return {
    weightsSha256: sha256,
    counts: [...epochs, ...points].map(({ correct, validationCorrect, trainingCorrect }) => [
      correct,
      validationCorrect,
      trainingCorrect,
    ]),
    costs: costs.flatMap(({ epochs: position, miniBatchCost, runningCost }) => [
      position,
      miniBatchCost,
      runningCost,
    ]),
  };
}
