import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import type { Model } from '../../../src/contract/models';
import { unknownProvenance } from '../../../src/contract/models';
import type { NetworkParameters } from '../../../src/contract/network';
import { encodeModel } from '../../../src/engine/formats/model-file';
import { createNewNetwork, parametersOf } from '../../../src/engine/network/network';
import { readModelFile, writeModelFile } from '../../../src/services/models/model-library';
import { weightsSha256 } from '../../../src/services/models/weights-sha256';
import { createTestFolder } from '../small-data-set';
import {
  createRun,
  loadedStore,
  someCheckpoint,
  someCosts,
  someEpoch,
  someModel,
  someNetwork,
  someRun,
  valueOf,
} from './some-run';

const point = { epochs: 0, correct: 2, total: 20, validationCorrect: 1, validationTotal: 10 };
const hyperparameters = { ...defaultHyperparameters, hiddenLayers: [2], learningRate: 0.5, epochs: 2 };

/** A model whose file tells its whole history. */
const trained: Model = {
  network: someNetwork(5),
  provenance: {
    ...{ appVersion: '1.0.0', createdAt: '2026-05-04T12:00:00.000Z', dataset: 'MNIST', hyperparameters },
    ...{
      epochs: [someEpoch(0), someEpoch(1)],
      points: [point],
      costs: [...someCosts(0), ...someCosts(1)],
      name: 'Old',
    },
  },
};

describe('RunStore.import', () => {
  it('makes a run with the settings, the network and the curve that the file tells of', async () => {
    const store = await loadedStore(await createTestFolder());
    const { epochs, points, costs } = trained.provenance;
    const sha256 = await weightsSha256(trained.network);
    const summary = await valueOf(store.import({ model: trained, file: 'my.safetensors', name: 'my' }));
    const origin = { kind: 'opened', file: 'my.safetensors', weightsSha256: sha256, isHistoryKnown: true };
    expect(summary).toMatchObject({
      ...{
        origin,
        hyperparameters,
        name: 'my',
        state: 'finished',
        weightsSha256: sha256,
        isElsewhere: false,
      },
      ...{ epochsDone: 2, last: someEpoch(1), hasNetwork: true },
    });
    const again = await loadedStore(store.folder);
    expect(await valueOf(again.details(summary.id))).toMatchObject({ ...summary, epochs, points, costs });
    const expected = { network: trained.network, provenance: { ...trained.provenance, name: 'my' } };
    for (const which of ['last', 'best'] as const) {
      expect(await valueOf(again.network(summary.id, which))).toEqual(expected);
    }
  });

  it('gives the run that is there when the same weights are opened again, unless that was trained since', async () => {
    const store = await loadedStore(await createTestFolder());
    const first = await valueOf(store.import({ model: trained, file: 'my.safetensors', name: 'my' }));
    const moved = { model: trained, file: 'moved.safetensors', name: 'moved' };
    expect(await valueOf(store.import(moved))).toEqual(first);
    const writer = await valueOf(store.resume(first.id));
    expect(writer).toMatchObject({ found: undefined, start: { network: trained.network } });
    expect(writer.notice).toBeUndefined();
    await valueOf(writer.plan(5, someRun.data));
    await valueOf(writer.save(someCheckpoint(2)));
    await writer.release();
    const second = await valueOf(store.import(moved));
    expect(second.id).not.toBe(first.id);
    const again = await loadedStore(store.folder);
    expect(again.summary(first.id)).toMatchObject({ data: someRun.data, hyperparameters: { epochs: 5 } });
    expect((await valueOf(again.resume(first.id))).found).toMatchObject({
      checkpoint: someCheckpoint(2),
      epochs: trained.provenance.epochs,
      costs: trained.provenance.costs,
    });
    await again.close();
  });

  it('makes a run of networks that vote of a file that says so, also one that it has written itself', async () => {
    const store = await loadedStore(await createTestFolder());
    const voters = [{ name: 'one' }, { name: 'other' }];
    const { network, provenance } = someModel(7);
    const model = { network, provenance: { ...provenance, voters } };
    const opened = await valueOf(store.import({ model, file: 'vote.safetensors', name: 'vote' }));
    const weights = await weightsSha256(network);
    expect(opened.origin).toEqual({ kind: 'voting', voters, weightsSha256: weights });
    expect((await valueOf(store.network(opened.id, 'last'))).provenance.voters).toEqual(voters);

    const made = await valueOf(
      store.addVoting({ model: someModel(8), name: 'made' }, [
        { name: 'one', from: opened.id },
        { name: 'other' },
      ]),
    );
    const saved = await valueOf(store.network(made.id, 'last'));
    expect(saved.provenance.voters).toEqual(voters);
    // Opened again, it is the run that made it.
    const again = await valueOf(store.import({ model: saved, file: 'made.safetensors', name: 'x' }));
    expect(again.id).toBe(made.id);
    // What has been trained since no longer votes.
    const trainedOn = { ...trained, provenance: { ...trained.provenance, voters } };
    const other = await valueOf(store.import({ model: trainedOn, file: 'f', name: 'f' }));
    expect(other.origin.kind).toBe('opened');
  });

  it('makes one run of a file that is opened twice at once', async () => {
    const store = await loadedStore(await createTestFolder());
    const file = { model: trained, file: 'my.safetensors', name: 'my' };
    const [first, second] = await Promise.all([store.import(file), store.import(file)].map(valueOf));
    expect(second.id).toBe(first.id);
    expect(store.summaries).toHaveLength(1);
  });

  it('brings back the run that was deleted, with its label, so that undoing the deletion adds none', async () => {
    const store = await loadedStore(await createTestFolder());
    const file = { model: trained, file: 'my.safetensors', name: 'my' };
    const { id } = await valueOf(store.import(file));
    await valueOf(store.setLabel(id, { note: 'of last year' }));
    await valueOf(store.delete([id]));
    expect(await valueOf(store.import(file))).toMatchObject({ id, note: 'of last year' });
    await valueOf(store.restore([id]));
    expect(store.summaries.map((run) => run.id)).toEqual([id]);
    expect(await store.deletedIds()).toEqual([]);
    // With other activations it is another network.
    await valueOf(store.delete([id]));
    const network = { ...trained.network, activations: { hidden: 'tanh', output: 'sigmoid' } as const };
    const other = await valueOf(store.import({ ...file, model: { ...trained, network } }));
    expect(other.id).not.toBe(id);
    await valueOf(store.restore([id]));
    expect(store.summaries).toHaveLength(2);
  });

  it('knows of a file without history only what it was found to read', async () => {
    const store = await loadedStore(await createTestFolder());
    const summary = await valueOf(
      store.import({ model: someModel(3), file: 'book.json', name: 'book', figure: point }),
    );
    expect(summary).toMatchObject({
      origin: { isHistoryKnown: false },
      hyperparameters: { hiddenLayers: [2], hiddenActivation: 'sigmoid' },
      epochsDone: 0,
    });
    expect(await valueOf(store.details(summary.id))).toMatchObject({
      epochs: [],
      points: [point],
      costs: [],
    });
    expect((await valueOf(store.network(summary.id, 'last'))).provenance.points).toEqual([point]);
  });

  it('counts the epochs of a network that was trained several times on', async () => {
    const store = await loadedStore(await createTestFolder());
    const provenance = { ...trained.provenance, epochs: [someEpoch(0), someEpoch(1), someEpoch(0)] };
    const { id } = await valueOf(store.import({ model: { ...trained, provenance }, file: 'f', name: 'f' }));
    expect(await valueOf(store.details(id))).toMatchObject({ epochsDone: 3, hyperparameters: { epochs: 3 } });
  });

  it('tells the settings that fit the network, whatever its file says', async () => {
    const store = await loadedStore(await createTestFolder());
    const network: NetworkParameters = {
      ...someNetwork(1),
      activations: { hidden: 'relu', output: 'softmax' },
    };
    const { hyperparameters: found } = await valueOf(
      store.import({
        model: { network, provenance: { ...unknownProvenance, cost: 'cross-entropy' } },
        file: 'f',
        name: 'f',
      }),
    );
    expect(found).toMatchObject({
      ...{ hiddenLayers: [2], hiddenActivation: 'relu', outputActivation: 'softmax', cost: 'cross-entropy' },
      // The book's 3 would ruin it in an epoch.
      learningRate: 0.1,
    });
  });

  it('refuses a network that no settings describe', async () => {
    const store = await loadedStore(await createTestFolder());
    const network = parametersOf(createNewNetwork({ ...hyperparameters, hiddenLayers: [5001] }));
    const imported = await store.import({
      model: { ...someModel(1), network },
      file: 'wide.json',
      name: 'wide',
    });
    const message = expect.stringMatching('wide.json.*from 1 to 5,000');
    expect(imported).toMatchObject({ ok: false, failure: { code: 'model-unreadable', message } });
    expect(store.summaries).toEqual([]);
  });
});

describe('a model file', () => {
  it('brings the curves of its run back, in another place', async () => {
    const store = await loadedStore(await createTestFolder());
    const writer = await createRun(store, 2);
    await valueOf(writer.finish({ state: 'finished', ending: 'completed' }));
    const { epochs, points, costs } = await valueOf(store.details(writer.id));
    const path = join(store.folder, 'exported.safetensors');
    await valueOf(writeModelFile(path, await valueOf(store.network(writer.id, 'last'))));
    const elsewhere = await loadedStore(await createTestFolder());
    const model = await valueOf(readModelFile(path));
    const { id } = await valueOf(elsewhere.import({ model, file: 'exported.safetensors', name: 'exported' }));
    expect(await valueOf(elsewhere.details(id))).toMatchObject({ epochs, points, costs });
  });

  it.each(['best.safetensors', 'network.safetensors'])('lies in a run’s folder as %s', async (file) => {
    const store = await loadedStore(await createTestFolder());
    const writer = await createRun(store, 1);
    writer.keepBest({ ...trained, network: someNetwork(8) });
    await valueOf(writer.finish({ state: 'finished' }, { ...trained, network: someNetwork(8) }));
    const model = await valueOf(readModelFile(join(store.folder, writer.id, file)));
    expect(model).toEqual({ ...trained, network: someNetwork(8) });
  });
});

describe('what version 0.1.0 kept', () => {
  const kept = {
    ...{ phase: 'finished', ending: 'completed', startFrom: 'new-weights', hyperparameters },
    ...{ trainingImages: 100, testImages: 20, validationImages: 10, hasNetwork: true },
    ...{ engine: { name: 'WebAssembly kernels' }, epochs: [someEpoch(0), someEpoch(1)] },
  };
  const write = async (folder: string, name: string, run: object, model?: Model) => {
    await writeFile(join(folder, `${name}.json`), JSON.stringify(run));
    if (model) await writeFile(join(folder, `${name}.safetensors`), encodeModel(model));
  };

  it('becomes runs with their networks and epochs, and its files go', async () => {
    const folder = await createTestFolder();
    await write(folder, '1770000000000-000001', kept, trained);
    await write(folder, '1770000000001-000002', { ...kept, phase: 'queued', hasNetwork: false, epochs: [] });
    await write(
      folder,
      '1770000000002-000003',
      {
        ...kept,
        phase: 'failed',
        ending: 'diverged',
        failureMessage: 'Too fast.',
        startFrom: 'present-network',
      },
      trained,
    );
    await writeFile(join(folder, 'notes.json'), '{"mine":true}');
    const store = await loadedStore(folder);
    expect(store.summaries).toMatchObject([
      { state: 'diverged', message: 'Too fast.', origin: { kind: 'continued' }, epochsDone: 2 },
      { state: 'stopped', hasNetwork: false, epochsDone: 0 },
      {
        ...{
          state: 'finished',
          ending: 'completed',
          origin: { kind: 'new' },
          hyperparameters,
          epochsDone: 2,
        },
        ...{ createdAt: new Date(1770000000000).toISOString(), name: expect.stringContaining('seed 1') },
        weightsSha256: await weightsSha256(trained.network),
      },
    ]);
    expect((await valueOf(store.network(store.summaries[2].id, 'last'))).network).toEqual(trained.network);
    expect((await readdir(folder)).filter((name) => name.includes('.'))).toEqual(['notes.json']);
    expect((await loadedStore(folder)).summaries).toEqual(store.summaries);
  });

  it('goes on from its network, and says that there is no checkpoint', async () => {
    const folder = await createTestFolder();
    await write(folder, '1770000000000-000001', kept, trained);
    const store = await loadedStore(folder);
    const writer = await valueOf(store.resume(store.summaries[0].id));
    expect(writer).toMatchObject({ found: undefined, start: { network: trained.network } });
    expect(writer.notice).toContain('no checkpoint');
    await writer.release();
  });

  it('is taken over once where the process was killed in the midst of it', async () => {
    const folder = await createTestFolder();
    await write(folder, '1770000000000-000001', kept, trained);
    const before = await readFile(join(folder, '1770000000000-000001.json'));
    const [{ id }] = (await loadedStore(folder)).summaries;
    await writeFile(join(folder, '1770000000000-000001.json'), before);
    expect((await loadedStore(folder)).summaries.map((run) => run.id)).toEqual([id]);
    expect((await readdir(folder)).filter((name) => name.includes('.'))).toEqual([]);
  });

  it('stays where its network cannot be read', async () => {
    const folder = await createTestFolder();
    await write(folder, '1770000000000-000001', kept);
    await writeFile(join(folder, '1770000000000-000001.safetensors'), 'torn');
    expect((await loadedStore(folder)).summaries).toEqual([]);
    expect(await readdir(folder)).toHaveLength(2);
  });

  it('counts the network that was replaced last among the runs', async () => {
    const home = await createTestFolder();
    const previousModelPath = join(home, 'previous.safetensors');
    await valueOf(writeModelFile(previousModelPath, trained));
    const options = { folder: join(home, 'runs'), appVersion: '', previousModelPath };
    const store = await loadedStore(options);
    expect(store.summaries).toMatchObject([
      { name: 'Previous network', origin: { kind: 'opened' }, epochsDone: 2 },
    ]);
    expect(await readdir(home)).toEqual(['runs']);
    expect((await loadedStore(options)).summaries).toHaveLength(1);
  });
});
