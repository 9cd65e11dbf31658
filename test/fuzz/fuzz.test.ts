import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, it, vi } from 'vitest';
import { createRandom } from '../../src/engine/random';
import type { Case } from './target';
import { targets } from './targets';

// Its runtime cannot be loaded outside of the app.
vi.mock('electron', async () => (await import('./electron')).electron);

// `npm run fuzz -- --cases 1000000 --seed 7` sets these.
const cases = Number(process.env.INKLING_FUZZ_CASES ?? 10_000);
const seed = Number(process.env.INKLING_FUZZ_SEED ?? 1);
const only = process.env.INKLING_FUZZ_ONLY || undefined;
const failuresFolder = 'test-results/fuzz';
/** A hang is a fault; no reader needs a tenth of this. */
const longestMs = 20_000;

const shares = targets.reduce((sum, { share }) => sum + share, 0);
let done = 0;

describe('whatever is read', () => {
  for (const [index, { name, share, prepare }] of targets.entries()) {
    const count = Math.max(1, Math.round((cases * share) / shares));
    it.skipIf(only !== undefined && only !== name)(
      `${name} survives ${count} spoiled inputs`,
      async () => {
        const spoil = await prepare();
        for (let number = 0; number < count; number++) {
          const spoiled = await spoil(createRandom(seedOf(index, number)));
          await tryOne(name, number, spoiled);
          done++;
        }
      },
      10 * 60 * 60 * 1000,
    );
  }

  afterAll(() => console.log(`${done} cases with seed ${seed}.`));
});

/** Each case has a seed of its own, so that it can be repeated alone. */
function seedOf(target: number, number: number): number {
  const mixed = [seed, target, number].reduce(
    (sum, part) => Math.imul(sum ^ part, 0x9e3779b1) ^ (sum >>> 15),
    1,
  );
  return mixed >>> 0;
}

async function tryOne(name: string, number: number, { input, check }: Case): Promise<void> {
  const begin = performance.now();
  try {
    await check();
    const ms = performance.now() - begin;
    if (ms > longestMs) throw new Error(`It took ${Math.round(ms)} ms.`);
  } catch (error) {
    mkdirSync(failuresFolder, { recursive: true });
    const path = join(failuresFolder, `${name.replaceAll(/\W+/g, '-')}-seed-${seed}-case-${number}`);
    writeFileSync(path, typeof input === 'function' ? input() : input);
    throw new Error(`Case ${number} of seed ${seed} is a fault; its input is in ${path}.`, { cause: error });
  }
}
