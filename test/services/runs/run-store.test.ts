import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { provenanceOf } from '../../../src/services/runs/provenance';
import { RunStore } from '../../../src/services/runs/run-store';
import { createTestFolder } from '../small-data-set';
import {
  createRun,
  loadedStore,
  someCheckpoint,
  someCosts,
  someEpoch,
  someLabel,
  someModel,
  someNetwork,
  someRun,
  valueOf,
} from './some-run';

describe('RunStore.create', () => {
  it('makes a run that waits, which the next process sees once this one is closed', async () => {
    const store = await loadedStore(join(await createTestFolder(), 'runs'));
    const writer = await valueOf(store.create(someRun, { name: ' Mine ', isStarred: true }));
    const expected = { ...someRun, id: writer.id, name: 'Mine', isStarred: true, note: '', epochsDone: 0 };
    expect(store.summaries).toMatchObject([
      { ...expected, state: 'waiting', isElsewhere: false, hasNetwork: false, spark: [], seconds: 0 },
    ]);
    await store.close();
    const [summary] = (await loadedStore(store.folder)).summaries;
    expect(summary).toMatchObject({ ...expected, state: 'interrupted', appVersion: '1.2.3' });
    expect(summary.bytes).toBeGreaterThan(0);
  });

  it('takes over another run’s curve and network, and goes on from these when it has not begun', async () => {
    const folder = await createTestFolder();
    const told = {
      epochs: [someEpoch(0), someEpoch(1)],
      points: [{ epochs: 0, validationCorrect: 1, validationTotal: 10 }],
    };
    const costs = [...someCosts(0), ...someCosts(1)];
    const store = await loadedStore(folder);
    const lesson = [
      {
        digit: 3,
        strokes: [
          [
            [1, 2],
            [3, 4],
          ] as [number, number][],
        ],
      },
    ];
    const { id } = await valueOf(
      store.create(someRun, someLabel, { ...told, costs, network: someNetwork(9), lesson }),
    );
    await store.close();
    const again = await loadedStore(folder);
    expect(await valueOf(again.details(id))).toMatchObject({
      ...told,
      costs,
      state: 'interrupted',
      epochsDone: 2,
    });
    expect(await valueOf(again.lesson(id))).toEqual(lesson);
    const writer = await valueOf(again.resume(id));
    expect(writer).toMatchObject({ found: undefined, start: { network: someNetwork(9) } });
    await valueOf(writer.save(someCheckpoint(2, 4)));
    expect(await valueOf(again.network(id, 'last'))).toMatchObject({
      network: someNetwork(2),
      provenance: { ...told, costs: [...costs, ...someCosts(2).slice(0, 1)], name: someLabel.name },
    });
    await again.close();
  });

  it('says why there can be no folder', async () => {
    const file = join(await createTestFolder(), 'file');
    await writeFile(file, '');
    const store = new RunStore({ folder: join(file, 'runs'), appVersion: '' });
    expect(await store.create(someRun, someLabel)).toMatchObject({
      ok: false,
      failure: { code: 'file-not-written' },
    });
  });
});

describe('RunWriter', () => {
  it('keeps all that the window shows, with the network of the last and of the best epoch', async () => {
    const store = await loadedStore(await createTestFolder());
    const writer = await valueOf(store.create(someRun, someLabel));
    await valueOf(writer.setState({ state: 'running' }));
    const point = { epochs: 0.5, validationCorrect: 3, validationTotal: 5 };
    writer.addPoint(point);
    writer.addEpoch(someEpoch(0, 7), someCosts(0));
    writer.keepBest({ ...someModel(50), provenance: provenanceOf(await valueOf(store.details(writer.id))) });
    writer.addEpoch(someEpoch(1, 6), someCosts(1));
    await valueOf(writer.save(someCheckpoint(2)));
    await valueOf(writer.finish({ state: 'finished', ending: 'completed' }));
    await valueOf(store.setLabel(writer.id, { name: 'Renamed', note: 'good', isStarred: true }));
    const again = await loadedStore(store.folder);
    const details = await valueOf(again.details(writer.id));
    expect(details).toMatchObject({
      ...{ state: 'finished', ending: 'completed', name: 'Renamed', note: 'good', isStarred: true },
      ...{
        epochs: [someEpoch(0, 7), someEpoch(1, 6)],
        points: [point],
        costs: [...someCosts(0), ...someCosts(1)],
      },
      ...{ epochsDone: 2, last: someEpoch(1, 6), best: someEpoch(0, 7), spark: [0.45, 0.5], seconds: 0.75 },
      ...{ hasNetwork: true, weightsSha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    const last = await valueOf(again.network(writer.id, 'last'));
    expect(last).toEqual({ network: someNetwork(2), provenance: provenanceOf(details) });
    expect(await valueOf(again.network(writer.id, 'best'))).toMatchObject({
      ...{ network: someNetwork(50) },
      provenance: { epochs: [someEpoch(0, 7)], costs: someCosts(0), name: 'Renamed' },
    });
  });

  it('goes on from its last checkpoint, as if nothing had been told since', async () => {
    const store = await loadedStore(await createTestFolder());
    const writer = await createRun(store, 2);
    writer.addEpoch(someEpoch(2), someCosts(2));
    await writer.release();
    const again = await loadedStore(store.folder);
    expect(again.summary(writer.id)).toMatchObject({ state: 'interrupted', epochsDone: 2 });
    const resumed = await valueOf(again.resume(writer.id));
    expect(resumed.found).toEqual({
      checkpoint: someCheckpoint(2),
      ...{ epochs: [someEpoch(0), someEpoch(1)], points: [], costs: [...someCosts(0), ...someCosts(1)] },
    });
    expect(resumed.notice).toBeUndefined();
    await again.close();
  });

  it('lets a newer checkpoint take the place of one that still waits, with all that was told before it', async () => {
    const store = await loadedStore(await createTestFolder());
    const writer = await createRun(store, 0);
    const saves = [1, 2, 3, 4].map((epoch) => {
      writer.addEpoch(someEpoch(epoch - 1), []);
      return writer.save(someCheckpoint(epoch));
    });
    writer.addEpoch(someEpoch(4), []);
    expect(await Promise.all(saves)).toEqual(saves.map(() => ({ ok: true })));
    await writer.release();
    const resumed = await valueOf((await loadedStore(store.folder)).resume(writer.id));
    expect(resumed.found?.checkpoint).toEqual(someCheckpoint(4));
    expect(resumed.found?.epochs).toEqual([0, 1, 2, 3].map((epoch) => someEpoch(epoch)));
    await resumed.release();
  });

  it('plans more epochs, and its checkpoint is still its own', async () => {
    const store = await loadedStore(await createTestFolder());
    const writer = await createRun(store, 1);
    await valueOf(writer.finish({ state: 'finished', ending: 'completed' }));
    const resumed = await valueOf(store.resume(writer.id));
    expect(store.summary(writer.id)?.state).toBe('finished');
    await valueOf(resumed.plan(60));
    await resumed.release();
    const again = await loadedStore(store.folder);
    expect(again.summary(writer.id)).toMatchObject({ state: 'finished', hyperparameters: { epochs: 60 } });
    expect((await valueOf(again.resume(writer.id))).found?.checkpoint).toEqual(someCheckpoint(1));
    await again.close();
  });

  it('shows a finished run that trains on as interrupted at its new place when the process ends', async () => {
    const store = await loadedStore(await createTestFolder());
    const writer = await createRun(store, 1);
    await valueOf(writer.finish({ state: 'finished', ending: 'completed' }));
    const resumed = await valueOf(store.resume(writer.id));
    await valueOf(resumed.setState({ state: 'running' }));
    resumed.addEpoch(someEpoch(1), []);
    await valueOf(resumed.save(someCheckpoint(2)));
    await resumed.release();
    const again = await loadedStore(store.folder);
    expect(await valueOf(again.details(writer.id))).toMatchObject({ state: 'interrupted', epochsDone: 2 });
    expect((await valueOf(again.network(writer.id, 'last'))).network).toEqual(someNetwork(2));
  });

  it('keeps the epochs and the last good network of a run that diverged, and goes on before these', async () => {
    const store = await loadedStore(await createTestFolder());
    const writer = await createRun(store, 1);
    writer.addEpoch(someEpoch(1), someCosts(1));
    const last = {
      network: someNetwork(77),
      provenance: provenanceOf(await valueOf(store.details(writer.id))),
    };
    await valueOf(writer.finish({ state: 'diverged', ending: 'diverged', message: 'Too fast.' }, last));
    const again = await loadedStore(store.folder);
    expect(await valueOf(again.details(writer.id))).toMatchObject({
      ...{ state: 'diverged', message: 'Too fast.', epochs: [someEpoch(0), someEpoch(1)] },
      costs: [...someCosts(0), ...someCosts(1)],
    });
    expect(await valueOf(again.network(writer.id, 'last'))).toEqual(last);
    const resumed = await valueOf(again.resume(writer.id));
    expect(resumed.found?.epochs).toEqual([someEpoch(0)]);
    expect(resumed.notice).toBeUndefined();
    await resumed.release();
    expect((await loadedStore(store.folder)).summary(writer.id)).toMatchObject({
      state: 'interrupted',
      epochsDone: 1,
    });
  });

  it('comes to rest without a network when it is stopped before it has begun', async () => {
    const store = await loadedStore(await createTestFolder());
    const writer = await valueOf(store.create(someRun, someLabel));
    await valueOf(writer.finish({ state: 'stopped', ending: 'stopped' }));
    expect(store.summary(writer.id)).toMatchObject({ state: 'stopped', hasNetwork: false });
    expect(await store.network(writer.id, 'last')).toMatchObject({
      ok: false,
      failure: { code: 'run-unreadable' },
    });
  });

  it('tells whoever listens of each change', async () => {
    const store = await loadedStore(await createTestFolder());
    const told: unknown[] = [];
    const stop = store.onChange(({ changed, removed }) =>
      told.push([
        changed.map((id) => [store.summary(id)?.state, store.summary(id)?.epochsDone]),
        removed.length,
      ]),
    );
    const writer = await valueOf(store.create(someRun, someLabel));
    writer.addEpoch(someEpoch(0), []);
    await valueOf(writer.finish({ state: 'stopped' }, someModel(1)));
    await valueOf(store.delete([writer.id]));
    stop();
    await valueOf(store.restore([writer.id]));
    expect(told).toEqual([
      [[['waiting', 0]], 0],
      [[['waiting', 1]], 0],
      [[['stopped', 1]], 0],
      [[], 1],
    ]);
  });
});
