import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { MyDigits } from '../../../src/services/my-digits/my-digits';
import { RoundFile } from '../../../src/services/my-digits/round-file';
import { RunStore } from '../../../src/services/runs/run-store';
import { SettingsStore } from '../../../src/services/settings';
import {
  createRun,
  loadedStore,
  someCheckpoint,
  someModel,
  someNetwork,
  valueOf,
} from '../../services/runs/some-run';
import { newFolder, removeFolder } from '../folders';
import { mutate, pick } from '../mutations';
import type { Target } from '../target';
import { expectResult, expectSentence } from '../target';
import { jsonBytes, bytesTarget } from './files';

/** A start with this content of a file of the user's folder; afterwards something can be kept again. */
function keptTarget(
  name: string,
  file: string,
  examples: readonly unknown[],
  start: (folder: string) => Promise<{ notice?: string; keep: () => Promise<unknown> }>,
): Target {
  return bytesTarget(
    name,
    3,
    () => examples.map(jsonBytes),
    async (bytes) => {
      const folder = await newFolder();
      await writeFile(join(folder, file), bytes);
      const { notice, keep } = await start(folder);
      if (notice !== undefined) {
        expectSentence(notice.replaceAll(folder, ''));
        const aside = (await readdir(folder)).find((found) => found.includes('damaged'));
        expect(new Uint8Array(await readFile(join(folder, aside!)))).toEqual(bytes);
      }
      expect(await keep()).toMatchObject({ ok: true });
      expect((await start(folder)).notice).toBeUndefined();
      await removeFolder(folder);
    },
  );
}

const settings = {
  ...{ windowBounds: { x: 0, y: 0, width: 900, height: 700, isMaximized: false }, lastRunId: 'a' },
  ...{ draft: null, recentPaths: ['/a', '/b'], dataFolder: null, dataKind: 'mnist' },
  chapter: { page: 'nand', pages: { nand: { solved: ['xor'], answers: { xor: [1, 2] } } } },
};
const digit = { id: 1, digit: 3, strokes: [[[1, 2]]], drawnAt: '2026-01-01T12:00:00.000Z' };
const round = { questions: [{ asked: 3, label: 3, drawing: { strokes: [[[1, 2, 0.5]]] } }], at: 0 };

/** A finished and an interrupted run, of which one file of one is spoiled. */
const runFolder: Target = {
  name: 'the folder of a run',
  share: 2,
  prepare: async () => {
    const folder = await newFolder();
    const store = await loadedStore(folder);
    const finished = await createRun(store, 3);
    finished.keepBest(someModel(50));
    await valueOf(finished.save(someCheckpoint(3)));
    await valueOf(finished.finish({ state: 'finished', ending: 'completed' }));
    const interrupted = await createRun(store, 2);
    await valueOf(interrupted.save(someCheckpoint(2)));
    await interrupted.release();
    await store.close();
    const runs = await Promise.all(
      [finished, interrupted].map(async ({ id }) => {
        const names = await readdir(join(folder, id));
        const files = await Promise.all(
          names.map(async (name) => [name, new Uint8Array(await readFile(join(folder, id, name)))] as const),
        );
        return { id, files: [...files, ['lock', jsonBytes({ pid: 1, token: 'x' })] as const] };
      }),
    );
    return (random) => {
      const { id, files } = pick(runs, random);
      const [name, content] = pick(files, random);
      const input = mutate([content], random);
      return Promise.resolve({
        input,
        check: async () => {
          const copy = await newFolder();
          await mkdir(join(copy, id));
          for (const [file, whole] of files) {
            if (file !== 'lock' || file === name)
              await writeFile(join(copy, id, file), file === name ? input : whole);
          }
          await importRun(join(copy, id));
          await openRuns(copy, id);
          await removeFolder(copy);
        },
      });
    };
  },
};

/** The run comes into another store as a whole, or not at all. */
async function importRun(path: string): Promise<void> {
  const folder = await newFolder();
  const store = await loadedStore(folder);
  const imported = await store.importFolder(path);
  expectResult(imported);
  expect(store.summaries).toHaveLength(imported.ok ? 1 : 0);
  if (imported.ok) expect(await store.details(imported.value.run.id)).toMatchObject({ ok: true });
  await store.close();
  await removeFolder(folder);
}

/** Everything that the app does with a run that it finds. */
async function openRuns(folder: string, id: string): Promise<void> {
  const store = new RunStore({ folder, appVersion: '' });
  await store.load();
  if (store.notice !== undefined) expectSentence(store.notice.replaceAll(folder, ''));
  expect(store.summaries.length).toBeLessThanOrEqual(1);
  expectResult(await store.details(id));
  expectResult(await store.network(id, 'last'));
  expectResult(await store.network(id, 'best'));
  expectResult(await store.keptNetwork(id, 1));
  const resumed = await store.resume(id);
  expectResult(resumed);
  if (resumed.ok) {
    resumed.value.keepNetwork(3, someNetwork(3));
    expectResult(await resumed.value.save(someCheckpoint(3)));
  }
  expectResult(await store.setLabel(id, { name: 'Another' }));
  await store.close();
}

export const keptFileTargets = [
  keptTarget('settings.json', 'settings.json', [settings, {}], async (folder) => {
    const store = new SettingsStore(folder);
    return { notice: await store.load(), keep: () => store.update({ dataFolder: '/mnist' }) };
  }),
  keptTarget(
    'my-digits.json',
    'my-digits.json',
    [{ version: 1, digits: [digit, { ...digit, id: 2 }] }],
    async (folder) => {
      const digits = new MyDigits(folder, () => 0);
      const notice = await digits.load();
      return { notice, keep: () => digits.add([{ digit: 1, strokes: [[[1, 1]]] }]) };
    },
  ),
  keptTarget('my-digits-round.json', 'round.json', [round], async (folder) => {
    const file = new RoundFile(join(folder, 'round.json'));
    await file.load();
    return { keep: () => file.note({ questions: [], at: 0 }) };
  }),
  runFolder,
];
