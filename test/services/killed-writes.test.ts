import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/engine/random';
import { readModelFile } from '../../src/services/models/model-library';
import { MyDigits } from '../../src/services/my-digits/my-digits';
import { RoundFile } from '../../src/services/my-digits/round-file';
import { SettingsStore } from '../../src/services/settings';
import { numberOf } from './numbered';
import { ownProcess } from './own-process';
import { createRun, loadedStore } from './runs/some-run';
import { createTestFolder } from './small-data-set';

/** Another one tries other moments: INKLING_KILL_SEED=7. More kills: INKLING_KILLS=1000. */
const seed = Number(process.env.INKLING_KILL_SEED ?? 1);
const kills = Number(process.env.INKLING_KILLS ?? 60);

const startProcess = ownProcess(resolve(import.meta.dirname, 'keeping-process.ts'));

const kinds = ['settings', 'digits', 'round', 'model', 'label'] as const;

/** The last number of each kind that was said to be kept, by a process that is killed after so many messages. */
function keepUntilKilled(folder: string, first: number, messages: number): Promise<Record<string, number>> {
  const child = startProcess([folder, String(first)]);
  const kept: Record<string, number> = {};
  let left = messages;
  child.on('message', ({ kind, number }: { kind: string; number: number }) => {
    kept[kind] = number;
    if (--left === 0) child.kill('SIGKILL');
  });
  return new Promise((killed, failed) => {
    child.on('error', failed);
    child.on('close', (code, signal) =>
      signal ? killed(kept) : failed(new Error(`ended by itself: ${code}`)),
    );
  });
}

/** What the next process finds: the last number of each kind, and whether anything was wrong. */
async function findKept(folder: string) {
  const settings = new SettingsStore(folder);
  const digits = new MyDigits(folder, Date.now);
  const round = new RoundFile(join(folder, 'round.json'));
  const notices = [await settings.load(), await digits.load(), await round.load()];
  const store = await loadedStore(join(folder, 'runs'));
  const [run] = store.summaries;
  await store.close();
  const model = await readModelFile(join(folder, 'model.safetensors'));
  const numbers = digits.digits.map(({ strokes }) => strokes[0][0][0]);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  return {
    notices: [...notices, store.notice].filter(Boolean),
    found: {
      settings: Number(settings.settings.dataFolder),
      digits: numbers.length,
      round: round.round?.at ?? 0,
      model: model.ok ? numberOf(model.value.network) : 0,
      label: Number(run.note),
    },
  };
}

describe('a process that is killed while it keeps settings, digits, a round, a label and a model', () => {
  it('loses nothing that it said was kept, and leaves no file half', async () => {
    const folder = await createTestFolder();
    const store = await loadedStore(join(folder, 'runs'));
    await (await createRun(store, 1)).release();
    await store.close();
    const random = createRandom(seed);
    let { found: before } = await findKept(folder);
    for (let kill = 0; kill < kills; kill++) {
      const first = before.digits + 1;
      const kept = await keepUntilKilled(folder, first, 5 + random.integerBelow(60));
      const { notices, found } = await findKept(folder);
      expect(notices).toEqual([]);
      for (const kind of kinds) {
        // What was being written may be on disk, though it was not said yet.
        const possible = kind in kept ? [kept[kind], kept[kind] + 1] : [before[kind], first];
        expect(possible, `${kind} after kill ${kill + 1} of seed ${seed}`).toContain(found[kind]);
      }
      before = found;
    }
    expect((await readdir(folder)).filter((name) => name.includes('damaged'))).toEqual([]);
  }, 1_000_000);
});
