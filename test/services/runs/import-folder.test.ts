import { cp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runFiles } from '../../../src/services/runs/run-files';
import { createTestFolder } from '../small-data-set';
import { createRun, loadedStore, someCheckpoint, someModel, someRun, valueOf } from './some-run';

const lesson = [{ id: 1, digit: 3, strokes: [[[1, 2]]], drawnAt: '2026-01-01T12:00:00.000Z' }];

/** The folder of a run with every file that a run can have, and a store to import it into. */
async function runElsewhere(state: 'finished' | 'interrupted') {
  const elsewhere = await loadedStore(await createTestFolder());
  const writer = await createRun(elsewhere, 3);
  writer.keepBest(someModel(50));
  await valueOf(writer.save(someCheckpoint(3)));
  if (state === 'finished') await valueOf(writer.finish({ state, ending: 'completed' }));
  else await writer.release();
  const folder = join(elsewhere.folder, writer.id);
  await writeFile(join(folder, runFiles.lesson), JSON.stringify(lesson));
  return { id: writer.id, folder, store: await loadedStore(join(await createTestFolder(), 'runs')) };
}

/** All files but the lock, and the network of the end, which only a run that has ended has. */
const filesOf = (state: 'finished' | 'interrupted') =>
  Object.values(runFiles).filter(
    (file) => file !== runFiles.lock && (state === 'finished' || file !== runFiles.network),
  );

describe.each(['finished', 'interrupted'] as const)(
  'RunStore.importFolder, of a run that is %s,',
  (state) => {
    it('takes the whole run', async () => {
      const { id, folder, store } = await runElsewhere(state);
      expect(await valueOf(store.importFolder(folder))).toMatchObject({ run: { id, state }, isKnown: false });
      expect((await readdir(join(store.folder, id))).sort()).toEqual([...filesOf(state)].sort());
      expect((await valueOf(store.details(id))).kept.epochs).toEqual([0, 1, 2, 3]);
    });

    it.each(filesOf(state))(
      'refuses one whose %s is damaged, names that file, and takes nothing',
      async (file) => {
        const { folder, store } = await runElsewhere(state);
        const path = join(folder, file);
        const content = await readFile(path);
        const middle = content.length >> 1;
        content.fill(1, middle, middle + 8);
        // An ordinary model file has no sum.
        await writeFile(path, file === runFiles.best ? content.subarray(0, middle) : content);
        expect(await store.importFolder(folder)).toEqual({
          ok: false,
          failure: { code: 'run-unreadable', message: expect.stringContaining(path) },
        });
        expect(store.summaries).toEqual([]);
        expect(await readdir(store.folder).catch(() => [])).toEqual([]);
      },
    );

    it('refuses one without its outcome, and one whose best network is of another shape', async () => {
      const { folder, store } = await runElsewhere(state);
      const other = await loadedStore(await createTestFolder());
      const hyperparameters = { ...someRun.hyperparameters, hiddenLayers: [3] };
      const writer = await createRun(other, 0, { ...someRun, hyperparameters });
      await writer.release();
      await cp(join(folder, runFiles.best), join(other.folder, writer.id, runFiles.best));
      const foreign = await store.importFolder(join(other.folder, writer.id));
      expect(foreign).toMatchObject({ failure: { message: expect.stringContaining(runFiles.best) } });
      await rm(join(folder, runFiles.outcome));
      const lost = await store.importFolder(folder);
      expect(lost).toMatchObject({ failure: { message: expect.stringContaining(runFiles.outcome) } });
      expect(store.summaries).toEqual([]);
    });
  },
);

it('RunStore.importFolder refuses a finished run that has lost its last network, or all but its description', async () => {
  const { folder, store } = await runElsewhere('finished');
  await rm(join(folder, runFiles.network));
  const message = `“${join(folder, runFiles.network)}” is missing.`;
  expect(await store.importFolder(folder)).toMatchObject({ failure: { message } });
  for (const file of filesOf('finished')) {
    if (file !== runFiles.description) await rm(join(folder, file), { force: true });
  }
  expect(await store.importFolder(folder)).toMatchObject({ failure: { code: 'run-unreadable' } });
  expect(store.summaries).toEqual([]);
});
