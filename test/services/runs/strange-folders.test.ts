import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, rename, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { RunStore } from '../../../src/services/runs/run-store';
import { createTestFolder } from '../small-data-set';
import { createRun, loadedStore, someEpoch, someLabel, someRun, valueOf } from './some-run';

const makePipe = (path: string) => promisify(execFile)('mkfifo', [path]);

/** Two good runs; the second is to be spoiled. */
async function twoRuns() {
  const store = await loadedStore(await createTestFolder());
  const ids: string[] = [];
  for (let run = 0; run < 2; run++) {
    const writer = await createRun(store, 2);
    await valueOf(writer.finish({ state: 'finished', ending: 'completed' }));
    ids.push(writer.id);
  }
  return { folder: store.folder, good: ids[0], spoiled: ids[1], path: join(store.folder, ids[1]) };
}

describe('RunStore.load', () => {
  it('finds nothing where there is no folder, or an empty one', async () => {
    const folder = await createTestFolder();
    for (const each of [folder, join(folder, 'nowhere')]) {
      const store = await loadedStore(each);
      expect(store.summaries).toEqual([]);
      expect(store.notice).toBeUndefined();
    }
  });

  it('says so where its folder is none', async () => {
    const file = join(await createTestFolder(), 'runs');
    await writeFile(file, '');
    const store = await loadedStore(file);
    expect(store.summaries).toEqual([]);
    expect(store.notice).toContain('could not be read');
  });

  it.each<[string, (path: string) => Promise<unknown>]>([
    ['is empty', (path) => writeFile(path, '')],
    ['is no JSON', (path) => writeFile(path, 'run')],
    ['is a list', (path) => writeFile(path, '[]')],
    ['lacks what it should say', (path) => writeFile(path, '{"id":"some-run"}')],
    ['is larger than any', (path) => truncate(path, 20_000_000_000)],
  ])('says which run.json %s, and reads the other runs', async (_what, spoil) => {
    const { folder, good, path } = await twoRuns();
    await spoil(join(path, 'run.json'));
    const store = await loadedStore(folder);
    expect(store.summaries).toMatchObject([{ id: good, epochsDone: 2 }]);
    expect(store.notice).toContain(join(path, 'run.json'));
  });

  it('says which folder holds the run of another one', async () => {
    const { folder, good, spoiled } = await twoRuns();
    await rename(join(folder, spoiled), join(folder, 'renamed'));
    const store = await loadedStore(folder);
    expect(store.summaries).toMatchObject([{ id: good }]);
    expect(store.notice).toContain('renamed');
  });

  it('refuses what version 0.1.0 wrote of a run', async () => {
    const { folder, path } = await twoRuns();
    const { hyperparameters, engine } = someRun;
    await writeFile(join(path, 'run.json'), JSON.stringify({ appVersion: '0.1.0', hyperparameters, engine }));
    expect((await loadedStore(folder)).notice).toContain('earlier version of Inkling');
  });

  it('leaves files, links and folders of other names alone', async () => {
    const { folder, good, spoiled, path } = await twoRuns();
    const elsewhere = join(await createTestFolder(), spoiled);
    await rename(path, elsewhere);
    await symlink(elsewhere, path);
    await writeFile(join(folder, 'a-file-with-a-good-name'), '');
    await mkdir(join(folder, 'A Folder'));
    await mkdir(join(folder, 'being-made'));
    const store = await loadedStore(folder);
    expect(store.summaries.map(({ id }) => id)).toEqual([good]);
    expect(store.notice).toBeUndefined();
  });

  it
    .skipIf(process.platform === 'win32')
    .each([
      'run.json',
      'label.json',
      'outcome.json',
      'epochs.jsonl',
      'costs.jsonl',
      'checkpoint.safetensors',
      'network.safetensors',
      'lock',
    ])('does not wait for a pipe in the place of %s', async (file) => {
    const { folder, good, spoiled, path } = await twoRuns();
    await rename(join(path, file), join(path, 'aside')).catch(() => undefined);
    await makePipe(join(path, file));
    const store = await loadedStore(folder);
    expect(store.summary(good)).toMatchObject({ epochsDone: 2 });
    await store.details(spoiled);
    await store.network(spoiled, 'last');
    await store.network(spoiled, 'best');
    const resumed = await store.resume(spoiled);
    if (resumed.ok) await resumed.value.release();
  });

  it('recovers the results of a run whose epochs.jsonl is larger than any', async () => {
    const { folder, spoiled, path } = await twoRuns();
    for (const file of ['epochs.jsonl', 'costs.jsonl']) await truncate(join(path, file), 20_000_000_000);
    const store = await loadedStore(folder);
    expect(await valueOf(store.details(spoiled))).toMatchObject({ epochs: [someEpoch(0), someEpoch(1)] });
  });

  // The root user may read everything.
  const nonRoot = process.getuid?.() === 0 ? [] : ['a folder without permission'];
  it.each(nonRoot)('says that %s may not be read', async () => {
    const { folder, good, path } = await twoRuns();
    await chmod(path, 0);
    const store = await loadedStore(folder);
    await chmod(path, 0o700);
    expect(store.summaries).toMatchObject([{ id: good }]);
    expect(store.notice).toContain('permission is denied');
  });

  it('says how many folders are spoiled', async () => {
    const { folder, path } = await twoRuns();
    await writeFile(join(path, 'run.json'), '');
    await cp(path, join(folder, 'second-one'), { recursive: true });
    expect((await loadedStore(folder)).notice).toMatch(/^2 folders/);
  });
});

describe('RunStore', () => {
  it.each(['..', '../runs', 'a/b', 'a\\b', '.deleted', 'limit.json', '', 'x'.repeat(500), 'nowhere'])(
    'knows no run %j, and touches nothing for it',
    async (id) => {
      const { folder, good, spoiled } = await twoRuns();
      const store = await loadedStore(folder);
      const unreadable = { ok: false, failure: { code: 'run-unreadable' } };
      expect(store.summary(id)).toBeUndefined();
      expect(await store.details(id)).toMatchObject(unreadable);
      expect(await store.network(id, 'last')).toMatchObject(unreadable);
      expect(await store.lesson(id)).toMatchObject(unreadable);
      expect(await store.resume(id)).toMatchObject(unreadable);
      expect(await store.setLabel(id, { name: 'x' })).toMatchObject(unreadable);
      expect(await store.delete([id])).toMatchObject({ ok: true });
      expect(await store.restore([id])).toMatchObject(unreadable);
      expect((await loadedStore(folder)).summaries.map((run) => run.id).sort()).toEqual(
        [good, spoiled].sort(),
      );
    },
  );
});

describe('RunStore.ofOneRun', () => {
  const open = async (folder: string) => {
    const store = RunStore.ofOneRun({ folder, appVersion: '1.2.3' });
    await store.load();
    return store;
  };

  it('keeps its run in the very folder, and finds it there', async () => {
    const folder = join(await createTestFolder(), 'some', 'where');
    const writer = await createRun(await open(folder), 1);
    await writer.release();
    const store = await open(folder);
    expect(store.summaries).toMatchObject([{ id: writer.id, state: 'interrupted', epochsDone: 1 }]);
    expect((await valueOf(store.resume(writer.id))).found?.epochs).toEqual([someEpoch(0)]);
    expect(await store.delete([writer.id])).toMatchObject({ ok: false });
    await store.close();
  });

  it('makes no run where there is one, or was', async () => {
    const folder = await createTestFolder();
    await (await createRun(await open(folder), 1)).release();
    const taken = {
      ok: false,
      failure: { code: 'file-not-written', message: expect.stringContaining(folder) },
    };
    expect(await (await open(folder)).create(someRun, someLabel)).toMatchObject(taken);
    await rename(join(folder, 'run.json'), join(folder, 'run.json.old'));
    expect(await (await open(folder)).create(someRun, someLabel)).toMatchObject(taken);
  });

  it('makes one in a folder in which a run was killed before it was made', async () => {
    const folder = await createTestFolder();
    for (const file of ['label.json', 'outcome.json', 'epochs.jsonl'])
      await writeFile(join(folder, file), '{"tor');
    const writer = await createRun(await open(folder), 1);
    await writer.release();
    expect((await open(folder)).summary(writer.id)).toMatchObject({ name: someLabel.name, epochsDone: 1 });
  });

  it('says why the run of an earlier version cannot be used, and finds none in an empty folder', async () => {
    const folder = await createTestFolder();
    expect((await open(folder)).notice).toBeUndefined();
    const { hyperparameters, engine } = someRun;
    await writeFile(
      join(folder, 'run.json'),
      JSON.stringify({ appVersion: '0.1.0', hyperparameters, engine }),
    );
    const store = await open(folder);
    expect(store.summaries).toEqual([]);
    expect(store.notice).toContain('earlier version of Inkling');
    expect(await store.create(someRun, someLabel)).toMatchObject({ ok: false });
  });
});
