import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RunStore } from '../../../src/services/runs/run-store';
import { createTestFolder } from '../small-data-set';
import {
  createRun,
  loadedStore,
  someCheckpoint,
  someEpoch,
  someLabel,
  someModel,
  someRun,
  valueOf,
} from './some-run';

/** A store with runs at rest, oldest first; each was made a day after the one before. */
async function storeOf(count: number, now = { ms: Date.UTC(2026, 4, 4) }) {
  const store = await loadedStore({ folder: await createTestFolder(), appVersion: '', now: () => now.ms });
  const ids: string[] = [];
  for (let run = 0; run < count; run++) {
    const writer = await createRun(store, 1);
    await valueOf(writer.finish({ state: 'finished', ending: 'completed' }));
    ids.push(writer.id);
    now.ms += day;
  }
  return { store, ids, now };
}

const day = 24 * 60 * 60 * 1000;

describe('two processes with the same runs', () => {
  it('each change one part of a label, and lose nothing of the other’s', async () => {
    const { store, ids } = await storeOf(1);
    const other = await loadedStore(store.folder);
    await valueOf(other.setLabel(ids[0], { name: 'Best of three', note: 'keep this' }));
    await valueOf(store.setLabel(ids[0], { isStarred: true }));
    const expected = { name: 'Best of three', note: 'keep this', isStarred: true };
    expect(store.summary(ids[0])).toMatchObject(expected);
    expect((await loadedStore(store.folder)).summary(ids[0])).toMatchObject(expected);
  });

  it('share the label of a run that one of them trains', async () => {
    const { store } = await storeOf(0);
    const writer = await createRun(store, 1);
    const other = await loadedStore(store.folder);
    await valueOf(other.setLabel(writer.id, { name: 'Best of three' }));
    await store.refresh();
    expect(store.summary(writer.id)).toMatchObject({ name: 'Best of three', state: 'running' });
    await valueOf(writer.finish({ state: 'finished' }, someModel(1)));
    expect((await valueOf(store.network(writer.id, 'last'))).provenance).toMatchObject({
      name: 'Best of three',
    });
    await store.close();
  });

  it('look at a run again before they show it, also when it has been deleted', async () => {
    const { store, ids } = await storeOf(1);
    const other = await loadedStore(store.folder);
    const writer = await valueOf(other.resume(ids[0]));
    writer.addEpoch(someEpoch(1), []);
    await valueOf(writer.finish({ state: 'stopped' }, someModel(1)));
    expect(await valueOf(store.details(ids[0]))).toMatchObject({ state: 'stopped', epochsDone: 2 });
    expect(store.summary(ids[0])).toMatchObject({ state: 'stopped', epochsDone: 2 });
    await valueOf(other.delete(ids));
    expect(await store.details(ids[0])).toMatchObject({ ok: false, failure: { code: 'run-unreadable' } });
    expect(store.summaries).toEqual([]);
  });
});

describe('RunStore.delete', () => {
  it('takes runs away with their networks, and brings them back as they were', async () => {
    const { store, ids, now } = await storeOf(3);
    const reload = () => loadedStore({ folder: store.folder, appVersion: '', now: () => now.ms });
    const before = store.summaries;
    expect(before.map(({ id }) => id)).toEqual([...ids].reverse());
    await valueOf(store.delete(ids.slice(0, 2)));
    for (const each of [store, await reload()]) {
      expect(each.summaries.map(({ id }) => id)).toEqual([ids[2]]);
      expect(await each.details(ids[0])).toMatchObject({ ok: false });
    }
    await valueOf(store.restore(ids.slice(0, 2)));
    expect(store.summaries).toEqual(before);
    expect((await reload()).summaries).toEqual(before);
    expect((await valueOf(store.resume(ids[0]))).found?.checkpoint).toEqual(someCheckpoint(1));
    await store.close();
  });

  it('restores what is still there, and says that the rest is not', async () => {
    const { store, ids } = await storeOf(2);
    await valueOf(store.delete(ids));
    const restored = await store.restore(['20260101-000000-abcdef', ids[1]]);
    expect(restored).toMatchObject({ ok: false, failure: { code: 'run-unreadable' } });
    expect(store.summaries.map(({ id }) => id)).toEqual([ids[1]]);
  });

  it('deletes none of several when one of them waits or trains', async () => {
    const { store, ids } = await storeOf(1);
    const waiting = await valueOf(store.create(someRun, someLabel));
    const inUse = { ok: false, failure: { code: 'run-in-use' } };
    expect(await store.delete([ids[0], waiting.id])).toMatchObject(inUse);
    expect(await (await loadedStore(store.folder)).delete([ids[0], waiting.id])).toMatchObject(inUse);
    expect(store.summaries).toHaveLength(2);
    await store.close();
  });

  it('can be undone for 30 days', async () => {
    const { store, ids, now } = await storeOf(2);
    await valueOf(store.delete([ids[0]]));
    now.ms += 2 * day;
    await valueOf(store.delete([ids[1]]));
    now.ms += 29 * day;
    await mkdir(join(store.folder, '.deleted', 'something else'));
    await loadedStore({ folder: store.folder, appVersion: '', now: () => now.ms });
    expect(await store.restore([ids[0]])).toMatchObject({ ok: false });
    expect(await store.restore([ids[1]])).toMatchObject({ ok: true });
    expect(await readdir(join(store.folder, '.deleted'))).toEqual(['something else']);
  });
});

describe('RunStore.use', () => {
  it('adds up what the runs take, also while one is written, without those that were deleted', async () => {
    const { store, ids } = await storeOf(2);
    const { bytes } = store.use();
    expect(bytes).toBe(store.summaries.reduce((sum, run) => sum + run.bytes, 0));
    expect((await loadedStore(store.folder)).use().bytes).toBe(bytes);
    const writer = await createRun(store, 2);
    expect(store.use().bytes).toBeGreaterThan(bytes + 5000);
    await writer.release();
    await valueOf(store.delete([ids[0], writer.id]));
    expect(store.use().bytes).toBeLessThan(bytes);
  });

  it('names as due the oldest that take more than the limit, but none with a star, none that is active, and none to spare', async () => {
    const { store, ids } = await storeOf(6);
    const active = await createRun(store, 1);
    await valueOf(store.setLabel(ids[1], { isStarred: true }));
    const each = store.summary(ids[0])!.bytes;
    await valueOf(store.setLimit(Math.round(3.5 * each)));
    expect(store.use()).toMatchObject({
      limitBytes: Math.round(3.5 * each),
      dueIds: [ids[0], ids[2], ids[3], ids[4]],
    });
    expect(store.use([ids[2]]).dueIds).toEqual([ids[0], ids[3], ids[4], ids[5]]);
    await valueOf(store.setLimit(0));
    expect(store.use().dueIds).toEqual([ids[0], ids[2], ids[3], ids[4], ids[5]]);
    await valueOf(store.setLimit(null));
    expect(store.use().dueIds).toEqual([]);
    await active.release();
  });
});

describe('RunStore.setLimit', () => {
  it('keeps the limit that was set last', async () => {
    const { store } = await storeOf(0);
    const set = Array.from({ length: 20 }, (_, index) => store.setLimit(index));
    for (const written of await Promise.all(set)) expect(written.ok).toBe(true);
    expect((await loadedStore(store.folder)).use().limitBytes).toBe(19);
  });

  it('writes a limit that could not be written when it is set again', async () => {
    const { store } = await storeOf(0);
    const path = join(store.folder, 'limit.json');
    await mkdir(path);
    expect((await store.setLimit(7)).ok).toBe(false);
    await rm(path, { recursive: true });
    await valueOf(store.setLimit(7));
    expect((await loadedStore(store.folder)).use().limitBytes).toBe(7);
  });
});

describe('RunStore.applyLimit', () => {
  it('deletes what is due and was told, so that it can still be restored', async () => {
    const { store, ids } = await storeOf(3);
    await valueOf(store.setLimit(0));
    const untold = await loadedStore(store.folder);
    expect(await untold.applyLimit([])).toEqual([]);
    await valueOf(untold.noteTold([ids[0], ids[1]]));
    const told = await loadedStore(store.folder);
    expect(told.use().limitBytes).toBe(0);
    expect(await told.applyLimit([ids[1]])).toEqual([ids[0]]);
    expect(told.summaries.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    await valueOf(told.restore([ids[0]]));
    expect(told.summaries).toHaveLength(3);
  });

  it('deletes nothing that is no longer due', async () => {
    const { store, ids } = await storeOf(2);
    await valueOf(store.setLimit(0));
    await valueOf(store.noteTold(ids));
    await valueOf(store.setLabel(ids[0], { isStarred: true }));
    expect(await (await loadedStore(store.folder)).applyLimit([])).toEqual([ids[1]]);
    await valueOf(store.setLimit(null));
    expect(await (await loadedStore(store.folder)).applyLimit([])).toEqual([]);
  });

  it('takes a limit that cannot be read for none', async () => {
    const { store } = await storeOf(1);
    await writeFile(join(store.folder, 'limit.json'), '{"limitBytes":"0"}');
    expect((await loadedStore(store.folder)).use()).toMatchObject({ limitBytes: null, dueIds: [] });
  });
});

describe('RunStore.refresh', () => {
  it('notices what others make, change, delete and restore, and tells of nothing else', async () => {
    const { store, ids } = await storeOf(2);
    const seen = await loadedStore(store.folder);
    const told: unknown[] = [];
    seen.onChange(({ changed, removed }) => told.push({ changed, removed }));
    const changesAfter = async (act: () => Promise<unknown>) => {
      await act();
      told.length = 0;
      await seen.refresh();
      return told;
    };
    expect(await changesAfter(async () => undefined)).toEqual([]);
    let id = '';
    expect(await changesAfter(async () => ({ id } = await createRun(store, 1)))).toEqual([
      { changed: [id], removed: [] },
    ]);
    expect(seen.summary(id)).toMatchObject({ isElsewhere: true, state: 'running', epochsDone: 1 });
    expect(await changesAfter(() => store.setLabel(ids[0], { name: 'Renamed' }))).toEqual([
      { changed: [ids[0]], removed: [] },
    ]);
    expect(seen.summary(ids[0])?.name).toBe('Renamed');
    expect(await changesAfter(() => store.close())).toEqual([{ changed: [id], removed: [] }]);
    expect(seen.summary(id)).toMatchObject({ isElsewhere: false, state: 'interrupted' });
    expect(await changesAfter(() => store.delete([ids[1]]))).toEqual([{ changed: [], removed: [ids[1]] }]);
    expect(await changesAfter(() => store.restore([ids[1]]))).toEqual([{ changed: [ids[1]], removed: [] }]);
    expect(seen.summaries).toEqual(store.summaries);
  });

  it('follows a run that another process trains', async () => {
    const store = await loadedStore(await createTestFolder());
    const writer = await createRun(store, 1);
    const seen = await loadedStore(store.folder);
    writer.addEpoch(someEpoch(1), []);
    await valueOf(writer.save(someCheckpoint(2)));
    await seen.refresh();
    expect(seen.summary(writer.id)).toMatchObject({ epochsDone: 2, isElsewhere: true });
    expect(await valueOf(seen.details(writer.id))).toMatchObject({ epochs: [someEpoch(0), someEpoch(1)] });
    await writer.release();
  });
});

describe('RunStore', () => {
  it('leaves no more behind than what it keeps', async () => {
    const { store, ids } = await storeOf(1);
    expect((await readdir(join(store.folder, ids[0]))).sort()).toEqual([
      ...['checkpoint.safetensors', 'costs.jsonl', 'epochs.jsonl', 'kept.bin', 'label.json'],
      ...['network.safetensors', 'outcome.json', 'run.json'],
    ]);
    expect(existsSync(join(store.folder, '.deleted'))).toBe(false);
  });

  it('keeps apart the runs of two stores that are made at the same moment', async () => {
    const folder = await createTestFolder();
    const stores = [1, 2].map(() => new RunStore({ folder, appVersion: '', now: () => 0 }));
    const writers = await Promise.all(stores.map((store) => valueOf(store.create(someRun, someLabel))));
    await Promise.all(stores.map((store) => store.close()));
    expect(new Set(writers.map(({ id }) => id)).size).toBe(2);
    expect((await loadedStore(folder)).summaries).toHaveLength(2);
  });
});
