import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { EventName } from '../../../src/contract/api';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import type { Model } from '../../../src/contract/models';
import { unknownProvenance } from '../../../src/contract/models';
import { createNetwork, parametersOf } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import { ModelDocument } from '../../../src/services/models/model-document';
import { readModelFile, writeModelFile } from '../../../src/services/models/model-library';
import { SettingsStore } from '../../../src/services/settings';
import { createTestFolder } from '../small-data-set';

function createModel(seed: number, hidden = 5): Model {
  return {
    network: parametersOf(createNetwork([784, hidden, 10], createRandom(seed))),
    provenance: { ...unknownProvenance, epochs: [], dataset: `seed ${seed}` },
  };
}

const starter = createModel(100);
const first = createModel(1);
const second = createModel(2);

async function createDesk() {
  const folder = await createTestFolder();
  const paths = {
    starter: join(folder, 'starter.safetensors'),
    first: join(folder, 'first.safetensors'),
    second: join(folder, 'second.safetensors'),
    previous: join(folder, 'previous.safetensors'),
  };
  await writeModelFile(paths.starter, starter);
  await writeModelFile(paths.first, first);
  await writeModelFile(paths.second, second);
  const told: EventName[] = [];
  /** The document as a new start of the app finds it. */
  const start = async (givenPath?: string) => {
    const settings = new SettingsStore(folder);
    await settings.load();
    const document = new ModelDocument({
      starterPath: paths.starter,
      previousPath: paths.previous,
      settings,
      appVersion: '0.1.0',
      emit: (name) => told.push(name),
      now: () => Date.UTC(2026, 0, 2),
    });
    // Nothing is being written any more when the folder is removed.
    onTestFinished(() => document.settled());
    return { document, notice: await document.openAtStart(givenPath) };
  };
  return { paths, start, told };
}

describe('ModelDocument at start', () => {
  it('opens the starter model the first time', async () => {
    const { start } = await createDesk();
    const { document, notice } = await start();
    expect(notice).toBeUndefined();
    expect(document.model).toEqual(starter);
    expect(document.state).toMatchObject({
      name: 'Starter model',
      origin: 'starter',
      isEdited: false,
      hasPrevious: false,
    });
  });

  it('opens the model that was open last', async () => {
    const { start, paths } = await createDesk();
    await (await start()).document.open(paths.first);
    const { document, notice } = await start();
    expect(notice).toBeUndefined();
    expect(document.model).toEqual(first);
    expect(document.state).toMatchObject({ name: 'first.safetensors', origin: 'file', path: paths.first });
  });

  it('opens the given model rather than the last', async () => {
    const { start, paths } = await createDesk();
    await (await start()).document.open(paths.first);
    expect((await start(paths.second)).document.model).toEqual(second);
  });

  it('opens the starter model and says why when the last one is gone or damaged', async () => {
    const { start, paths } = await createDesk();
    await (await start()).document.open(paths.first);
    await writeFile(paths.first, 'damaged');
    const damaged = await start();
    expect(damaged.notice).toContain('first.safetensors');
    expect(damaged.notice).toContain('The starter model is open instead.');
    expect(damaged.document.model).toEqual(starter);
    await (await start()).document.open(paths.second);
    await rm(paths.second);
    expect((await start()).notice).toContain('second.safetensors');
  });

  it('makes a new network and says so when there is no starter model', async () => {
    const { start, paths } = await createDesk();
    await rm(paths.starter);
    const { document, notice } = await start();
    expect(notice).toContain('A new network is open instead.');
    expect(document.state).toMatchObject({ name: 'Untitled', origin: 'untitled', sizes: [784, 30, 10] });
  });
});

describe('ModelDocument', () => {
  it('makes a new network from shape and seed, with the date it was made', async () => {
    const { start } = await createDesk();
    const { document } = await start();
    document.openNew({ ...defaultHyperparameters, hiddenLayers: [7, 8], seed: 3 });
    expect(document.state).toMatchObject({ name: 'Untitled', isEdited: false, sizes: [784, 7, 8, 10] });
    expect(document.model.network).toEqual(parametersOf(createNetwork([784, 7, 8, 10], createRandom(3))));
    expect(document.model.provenance).toEqual({
      appVersion: '0.1.0',
      createdAt: '2026-01-02T00:00:00.000Z',
      dataset: '',
      epochs: [],
    });
  });

  it('leaves the open network as it is when a file cannot be opened', async () => {
    const { start, paths } = await createDesk();
    const { document } = await start();
    await writeFile(paths.first, 'damaged');
    expect(await document.open(paths.first)).toMatchObject({ failure: { code: 'model-unreadable' } });
    expect(document.model).toEqual(starter);
    expect(document.state.recentPaths).toEqual([]);
  });

  it('is edited once it has learned, told only once, and has no place on disk when it was the starter', async () => {
    const { start, told } = await createDesk();
    const { document } = await start();
    told.length = 0;
    document.learn(first);
    document.learn(second);
    expect(told).toEqual(['document.changed']);
    expect(document.model).toBe(second);
    expect(document.state).toMatchObject({ origin: 'untitled', isEdited: true });
  });

  it('keeps the place of a file that learns, and is unedited once it is saved there', async () => {
    const { start, paths } = await createDesk();
    const { document } = await start(paths.first);
    document.learn(second);
    expect(document.state).toMatchObject({ origin: 'file', path: paths.first, isEdited: true });
    expect(await document.save(paths.first)).toEqual({ ok: true, value: paths.first });
    expect(document.state.isEdited).toBe(false);
    expect(await readModelFile(paths.first)).toEqual({ ok: true, value: second });
  });

  it('stays edited when it learned while it was saved', async () => {
    const { start, paths } = await createDesk();
    const { document } = await start(paths.first);
    const saved = document.save(paths.first);
    document.learn(second);
    await saved;
    expect(document.state.isEdited).toBe(true);
  });

  it('does not give its name to a network that was opened while it was saved', async () => {
    const { start, paths } = await createDesk();
    const { document } = await start(paths.first);
    const saved = document.save(`${paths.first}.copy`);
    document.openNew({ ...defaultHyperparameters, hiddenLayers: [], seed: 1 });
    await saved;
    expect(document.state).toMatchObject({ name: 'Untitled', origin: 'untitled' });
  });

  it('takes the name of the file that it is saved as; a failure leaves all as it is', async () => {
    const { start, paths } = await createDesk();
    const { document } = await start(paths.first);
    document.learn(second);
    const failed = await document.save(join(paths.first, 'impossible.safetensors'));
    expect(failed).toMatchObject({ ok: false, failure: { code: 'file-not-written' } });
    expect(document.state).toMatchObject({ name: 'first.safetensors', isEdited: true });
    await document.save(`${paths.first}.json`);
    expect(document.state).toMatchObject({ name: 'first.safetensors.json', isEdited: false });
  });

  it('remembers at most ten files, the newest first, each once', async () => {
    const { start, paths } = await createDesk();
    const { document } = await start(paths.first);
    for (let copy = 0; copy < 10; copy++) await document.save(`${paths.second}.${copy}`);
    await document.save(`${paths.second}.5`);
    const expected = [5, 9, 8, 7, 6, 4, 3, 2, 1, 0].map((copy) => `${paths.second}.${copy}`);
    expect(document.state.recentPaths).toEqual(expected);
    expect((await start()).document.state.recentPaths).toEqual(expected);
  });
});

describe('ModelDocument with a replaced network', () => {
  it('brings an unsaved network back, also at the next start', async () => {
    const { start, paths } = await createDesk();
    const { document } = await start(paths.first);
    document.learn(second);
    document.openNew({ ...defaultHyperparameters, hiddenLayers: [], seed: 1 });
    expect(document.state.hasPrevious).toBe(true);
    await document.settled();
    const next = (await start()).document;
    expect(next.state.hasPrevious).toBe(true);
    expect(next.bringBackPrevious()).toEqual({ ok: true });
    expect(next.model).toEqual(second);
    expect(next.state).toMatchObject({ name: 'Untitled', isEdited: true, hasPrevious: false });
  });

  it('exchanges two unsaved networks', async () => {
    const { start } = await createDesk();
    const { document } = await start();
    document.learn(first);
    document.beginRun(second);
    document.learn(second);
    document.bringBackPrevious();
    expect(document.model).toBe(first);
    document.bringBackPrevious();
    expect(document.model).toBe(second);
    await document.settled();
  });

  it('has none when what was replaced was saved', async () => {
    const { start, paths } = await createDesk();
    const { document } = await start(paths.first);
    document.beginRun(second);
    expect(document.state).toMatchObject({ origin: 'untitled', path: undefined, hasPrevious: false });
    expect(document.bringBackPrevious()).toMatchObject({ failure: { code: 'invalid-request' } });
  });
});
