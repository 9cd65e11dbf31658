import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession } from '@playwright/test';
import { commandIds, commands } from '../../src/contract/commands';
import type { Hyperparameters } from '../../src/contract/hyperparameters';
import { defaultHyperparameters } from '../../src/contract/hyperparameters';
import type {} from '../../src/renderer/bridge';
import { drawWithMouse } from '../e2e/drawing';
import type { StartedApp } from '../e2e/harness';
import { expect, test } from '../e2e/harness';
import { InklingWindow } from '../e2e/window';

// Eight hours of use in one: `npx playwright test --project=endurance`; INKLING_CYCLES=3000 makes a longer day.
const cycles = Number(process.env.INKLING_CYCLES ?? 1000);
const runsOfCycle = 4;
/**
 * Until the pad can undo as much as it may, everything has been compiled, and V8 has given the trainer all the room for
 * young objects that it ever will, which takes about 2,000 runs.
 */
const warmUpCycles = Math.round(cycles / 2);
/** Runs in the list, before the oldest are deleted. */
const keptRuns = 40;

const short: Hyperparameters = {
  ...defaultHyperparameters,
  hiddenLayers: [8],
  epochs: 2,
  trainingImages: 200,
};
const views = commandIds.filter((id) => id.startsWith('view.')).map((id) => commands[id].label);

/** What must not grow by more than a tenth, and how much it wavers by itself. */
const measures = {
  'main: heap, MB': 0.5,
  'main: buffers, MB': 0.5,
  'main: open files': 2,
  'main: handles': 2,
  'page: heap, MB': 0.5,
  'page: nodes': 50,
  'page: listeners': 10,
  'trainer: memory, MB': 5,
} as const;
type Measures = Record<keyof typeof measures, number>;

test('thousands of short runs and changes of view take no more memory, handles or listeners', async ({
  inkling,
}) => {
  test.setTimeout(4 * 60 * 60 * 1000);
  const window = new InklingWindow(inkling);
  const session = await inkling.page.context().newCDPSession(inkling.page);
  await session.send('Performance.enable');
  await expect(window.primaryAction).toBeEnabled();
  let warm: Measures | undefined;
  for (let cycle = 1; cycle <= cycles; cycle++) {
    for (let run = 0; run < runsOfCycle; run++) await trainOnce(window, runsOfCycle * cycle + run);
    await lookAround(window);
    if ((runsOfCycle * cycle) % keptRuns === 0) await deleteAllButNewest(window);
    const isTold = cycle % Math.ceil(cycles / 10) === 0;
    if (cycle !== warmUpCycles && !isTold) continue;
    await deleteAllButNewest(window);
    const now = await measure(inkling, session);
    console.log(`after ${cycle} cycles: ${JSON.stringify(now)}, log ${logBytes(inkling)} bytes`);
    if (cycle === warmUpCycles) warm = now;
  }
  const last = await measure(inkling, session);
  for (const [name, slack] of Object.entries(measures) as [keyof Measures, number][]) {
    expect(last[name], `${name}, ${warm![name]} after warming up`).toBeLessThanOrEqual(
      1.1 * warm![name] + slack,
    );
  }
  // Two files of half a megabyte each.
  expect(logBytes(inkling)).toBeLessThan(1_200_000);
});

/** A short run. */
async function trainOnce({ page }: InklingWindow, seed: number): Promise<void> {
  const started = await page.evaluate(
    async (hyperparameters) => {
      const { inkling } = self;
      let begunId = '';
      const offs: (() => void)[] = [];
      const ended = new Promise<void>((done) => {
        offs.push(inkling.on('run.shown', ({ id }) => (begunId = id)));
        offs.push(
          inkling.on('run.changed', ({ id, state }) => id === begunId && state === 'finished' && done()),
        );
      });
      const begun = await inkling.request('training.start', { hyperparameters, speed: 'full' });
      if (!begun.ok) return begun.failure.message;
      await ended;
      for (const off of offs) off();
      return 'finished';
    },
    { ...short, seed },
  );
  expect(started).toBe('finished');
}

/** Each view, a drawing and a dialog. */
async function lookAround(window: InklingWindow): Promise<void> {
  const { page } = window;
  for (const view of views) await window.goTo(view);
  await page.keyboard.press('c');
  await drawWithMouse(page, [
    [
      [0.3, 0.2],
      [0.6, 0.8],
    ],
  ]);
  await page.keyboard.press('?');
  await page.keyboard.press('Escape');
}

async function deleteAllButNewest({ page }: InklingWindow): Promise<void> {
  const deleted = await page.evaluate(async () => {
    const { inkling } = self;
    const snapshot = await inkling.request('app.snapshot');
    if (!snapshot.ok) return snapshot;
    const ids = snapshot.value.runs.slice(1).map(({ id }) => id);
    return ids.length === 0 ? { ok: true } : inkling.request('runs.delete', ids);
  });
  expect(deleted).toMatchObject({ ok: true });
}

async function measure({ app }: StartedApp, session: CDPSession): Promise<Measures> {
  const main = await app.evaluate(async ({ app }) => {
    const { getBuiltinModule } = process;
    getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    const collect = getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
    for (let time = 0; time < 3; time++) collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    const trainers = app.getAppMetrics().filter(({ name }) => name === 'Inkling trainer');
    const handles = process.getActiveResourcesInfo().length;
    return { pid: process.pid, heapUsed, arrayBuffers, handles, trainers: trainers.map(({ pid }) => pid) };
  });
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const page = (wanted: string) => metrics.find(({ name }) => name === wanted)!.value;
  const megabytes = (bytes: number) => Math.round(bytes / 100_000) / 10;
  return {
    'main: heap, MB': megabytes(main.heapUsed),
    'main: buffers, MB': megabytes(main.arrayBuffers),
    'main: open files': openFiles(main.pid),
    'main: handles': main.handles,
    'page: heap, MB': megabytes(page('JSHeapUsedSize')),
    'page: nodes': page('Nodes'),
    'page: listeners': page('JSEventListeners'),
    'trainer: memory, MB': Math.max(0, ...main.trainers.map((pid) => megabytes(residentBytes(pid)))),
  };
}

/** 0 where the system does not tell. */
function openFiles(pid: number): number {
  return process.platform === 'linux' ? readdirSync(`/proc/${pid}/fd`).length : 0;
}

function residentBytes(pid: number): number {
  if (process.platform !== 'linux') return 0;
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return 1024 * Number(kilobytes);
}

function logBytes({ userDataFolder }: StartedApp): number {
  const folder = join(userDataFolder, 'logs');
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
