import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { DataSet } from '../../../src/contract/data';
import type { Hyperparameters } from '../../../src/contract/hyperparameters';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import type { RunDetails, RunSummary } from '../../../src/contract/run';
import type { TrainingStart } from '../../../src/contract/trainer';
import { bestEpoch } from '../../../src/engine/evaluation/best-run';
import type { Random } from '../../../src/engine/random';
import { createRandom } from '../../../src/engine/random';
import { realDisk } from '../../../src/services/runs/disk';
import { thisProcess } from '../../../src/services/runs/lock-owner';
import { weightsSha256 } from '../../../src/services/models/weights-sha256';
import { provenanceOf } from '../../../src/services/runs/provenance';
import { RunStore } from '../../../src/services/runs/run-store';
import type { RunWriter } from '../../../src/services/runs/run-writer';
import { EngineMaker } from '../../../src/trainer/engine';
import { startTraining } from '../../../src/trainer/start-training';
import { TimedTraining } from '../../../src/trainer/timed-training';
import { createSmallDataSet } from '../../engine/small-data-set';
import { createTestFolder } from '../small-data-set';
import { DyingDisk, never } from './dying-disk';
import { someRun, valueOf } from './some-run';

/** Of a process that cannot be there. */
const deadOwner = { ...thisProcess(), pid: 999_999_999 };

const data: DataSet = createSmallDataSet({ training: 60, validation: 20, test: 20 });
const engines = new EngineMaker(data);
const settings: Hyperparameters = {
  ...defaultHyperparameters,
  ...{ hiddenLayers: [3], miniBatchSize: 7, epochs: 4, learningRate: 1 },
};
const several: Hyperparameters[] = [
  settings,
  { ...settings, seed: 2, momentum: 0.5, dropout: 0.3, epochs: 3 },
  { ...settings, seed: 3, schedule: 'halving', patience: 1, shift: 1, epochs: 5 },
];

/** Trains a run to its end, saving at moments that chance decides, and tells its writer all, as long as the process lives. */
async function trainToEnd(store: RunStore, writer: RunWriter, random: Random, isDead: () => boolean) {
  const { hyperparameters } = writer.description;
  const start: TrainingStart = writer.found
    ? { kind: 'checkpoint', checkpoint: writer.found.checkpoint }
    : { kind: 'new-weights' };
  const command = { type: 'start', runId: writer.id, engine: 'plain', speed: 'full' } as const;
  const begun = await valueOf(startTraining(engines, { ...command, hyperparameters, start }));
  const training = new TimedTraining(begun.engine, hyperparameters, () => 0, begun.from);
  // Pieces of one mini-batch, so that a run can be killed anywhere in an epoch.
  training.limit.change('mini-batch-a-second');
  await valueOf(writer.setState({ state: 'running' }));
  const started = training.checkpoint()!;
  if (started.position.imagesDone === 0) writer.keepNetwork(started.position.epoch, started.network);
  await valueOf(writer.save(started));
  for (let step = training.next(); step; step = training.next()) {
    if (isDead()) return never;
    if (step.type === 'point') writer.addPoint(step.point);
    if (step.type === 'epoch') {
      writer.addEpoch(step.result, step.costs);
      writer.keepNetwork(step.result.epoch + 1, begun.engine.parameters());
      await keepBest(store, writer, begun.engine.parameters());
    }
    const checkpoint = random.uniform() < 0.2 ? training.checkpoint() : undefined;
    const saved = checkpoint && writer.save(checkpoint);
    if (random.uniform() < 0.5) await saved;
    await nextTurn();
  }
  await valueOf(writer.save(training.checkpoint()!));
  await valueOf(writer.finish({ state: 'finished', ending: 'completed' }));
}

async function keepBest(store: RunStore, writer: RunWriter, network: Parameters<typeof weightsSha256>[0]) {
  const details = await valueOf(store.details(writer.id));
  if (bestEpoch(details.epochs) === details.epochs.at(-1)) {
    writer.keepBest({ network, provenance: provenanceOf(details) });
  }
}

/** Makes the run, or goes on with it if it is there and not at its end. */
async function live(folder: string, hyperparameters: Hyperparameters, random: Random, disk?: DyingDisk) {
  const store = new RunStore({
    folder,
    appVersion: '',
    disk: disk ?? realDisk,
    owner: disk ? deadOwner : undefined,
  });
  await store.load();
  expect(store.notice).toBeUndefined();
  const [run] = store.summaries as (RunSummary | undefined)[];
  if (run?.state === 'finished') return store;
  const writer = await valueOf(
    run ? store.resume(run.id) : store.create({ ...someRun, hyperparameters }, { name: 'Mine' }),
  );
  expect(writer.notice).toBeUndefined();
  await trainToEnd(store, writer, random, () => disk?.isDead ?? false);
  return store;
}

interface End {
  details: RunDetails;
  last: string;
  best: string;
  /** The SHA-256 of each kept network. */
  kept: string[];
}

async function endOf(store: RunStore): Promise<End> {
  const [{ id }] = store.summaries;
  const hashOf = async (which: 'last' | 'best') =>
    weightsSha256((await valueOf(store.network(id, which))).network);
  const details = await valueOf(store.details(id));
  return {
    details,
    kept: await hashesOfKept(store, id, details.kept.epochs),
    last: await hashOf('last'),
    best: await hashOf('best'),
  };
}

async function hashesOfKept(store: RunStore, id: string, kept: readonly number[]): Promise<string[]> {
  const hashes = kept.map(async (epochs) => weightsSha256(await valueOf(store.keptNetwork(id, epochs))));
  return Promise.all(hashes);
}

/** What is the same however often the run was killed. */
function comparable({
  details: { epochs, points, costs, kept: networks, state, ending, weightsSha256: sha256 },
  last,
  best,
  kept,
}: End) {
  return { epochs, points, costs, networks, kept, state, ending, sha256, last, best };
}

describe('a run whose process is killed', () => {
  it.each(several.map((hyperparameters, index) => ({ hyperparameters, index })))(
    'ends with the weights, the transcript and the curve of an undisturbed one, wherever that is (run $index)',
    async ({ hyperparameters, index }) => {
      const random = createRandom(index);
      const counting = new DyingDisk(Infinity, random);
      const undisturbed = await endOf(
        await live(await createTestFolder(), hyperparameters, random, counting),
      );
      expect(undisturbed).toMatchObject({
        details: { state: 'finished' },
        last: undisturbed.details.weightsSha256,
      });
      let kills = 0;
      while (kills < 67) {
        const folder = await createTestFolder();
        for (;;) {
          const disk = new DyingDisk(1 + random.integerBelow(counting.operations), random);
          const life = live(folder, hyperparameters, random, disk).then(() => 'ended');
          if ((await Promise.race([life, disk.death])) === 'ended') break;
          kills++;
          await expectWhole(folder, undisturbed.details);
        }
        expect(comparable(await endOf(await live(folder, hyperparameters, random)))).toEqual(
          comparable(undisturbed),
        );
      }
    },
  );
});

/** What the next process finds belongs together, and to the run as it would have been. */
async function expectWhole(folder: string, undisturbed: RunDetails): Promise<void> {
  const store = new RunStore({ folder, appVersion: '' });
  await store.load();
  const [run] = store.summaries as (RunSummary | undefined)[];
  if (!run) return;
  expect(run.state).toMatch(/interrupted|finished/);
  const { epochs, points, costs, kept, message } = await valueOf(store.details(run.id));
  expect(message).toBeUndefined();
  expect(epochs).toEqual(undisturbed.epochs.slice(0, epochs.length));
  expect(points).toEqual(undisturbed.points.slice(0, points.length));
  expect(costs).toEqual(undisturbed.costs.slice(0, costs.length));
  expect(run.epochsDone).toBe(epochs.length);
  // The networks up to there were on disk before the checkpoint; before the first one there may be none.
  const expected = undisturbed.kept.epochs.filter((each) => each <= epochs.length);
  expect(kept.epochs.length === 0 ? [] : expected).toEqual(kept.epochs);
  await hashesOfKept(store, run.id, kept.epochs);
}
