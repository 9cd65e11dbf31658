import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Hyperparameters } from '../../../src/contract/hyperparameters';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import type { NetworkParameters } from '../../../src/contract/network';
import { Workbench } from '../../../src/services/workbench';
import { divergingHyperparameters } from '../diverging-hyperparameters';
import { EventLog } from '../event-log';
import { createSmallDataSet, createTestFolder, writeDataFolder } from '../small-data-set';
import { InProcessChannel } from './in-process-channel';

const small = createSmallDataSet();
const short: Hyperparameters = { ...defaultHyperparameters, hiddenLayers: [8], epochs: 3 };
/** Too long for a test to see its end. */
const long: Hyperparameters = { ...short, epochs: 10_000 };

async function startWorkbench(folder: string, cores = 2) {
  const events = new EventLog();
  const channels: InProcessChannel[] = [];
  const workbench = new Workbench({
    userDataFolder: join(folder, 'user data'),
    resourcesFolder: folder,
    dataFolder: await writeDataFolder(join(folder, 'mnist'), small),
    appVersion: '0.1.0',
    emit: events.emit,
    cores,
    published: { files: small.published, mirrors: [] },
    fork: () => {
      channels.push(new InProcessChannel());
      return channels[channels.length - 1];
    },
  });
  // Nothing is being written any more when the folders are removed.
  onTestFinished(() => workbench.close(null));
  await workbench.start();
  const queue = (hyperparameters: Hyperparameters, repeats = 1) =>
    workbench.queueRuns({ hyperparameters, startFrom: 'new-weights', repeats });
  const phases = () => workbench.snapshot().runs.map(({ run }) => run.phase);
  /** Waits until the runs of the list are in these phases. */
  const reach = (...wanted: string[]) =>
    events.until('runs.changed', (runs) => String(runs.map(({ phase }) => phase)) === String(wanted));
  const epochOf = (runId: number) => events.until('runs.epoch', (epoch) => epoch.runId === runId);
  return { workbench, events, channels, queue, phases, reach, epochOf };
}

/** The weights that a run on screen comes to. */
async function trainAlone(hyperparameters: Hyperparameters): Promise<NetworkParameters> {
  const { workbench, events } = await startWorkbench(await createTestFolder());
  await workbench.startTraining({ hyperparameters, startFrom: 'new-weights', isSingleStep: false });
  await events.until('run.changed', ({ phase }) => phase === 'finished');
  return workbench.snapshot().network;
}

describe('RunList', () => {
  it('trains queued runs side by side to the very weights that each comes to alone', async () => {
    const { workbench, queue, reach, events, channels } = await startWorkbench(await createTestFolder());
    expect(await queue(short, 3)).toEqual({ ok: true });
    await reach('finished', 'finished', 'finished');
    const { runs } = workbench.snapshot();
    expect(runs.map(({ run }) => run.hyperparameters.seed)).toEqual([1, 2, 3]);
    expect(runs.map(({ epochs }) => epochs.length)).toEqual([3, 3, 3]);
    expect(runs.every(({ run }) => run.hasNetwork && run.ending === 'completed')).toBe(true);
    expect(channels).toHaveLength(2);
    for (const { run, epochs } of runs) {
      expect(await workbench.openRun(run.runId)).toEqual({ ok: true });
      expect(workbench.snapshot().network).toEqual(await trainAlone(run.hyperparameters));
      expect(workbench.documentState()).toMatchObject({
        name: `Run with seed ${run.hyperparameters.seed}`,
        origin: 'untitled',
        isEdited: false,
        provenance: { appVersion: '0.1.0', dataset: 'MNIST', hyperparameters: run.hyperparameters, epochs },
      });
    }
    expect(events.of('run.changed')).toEqual([]);
    expect(events.of('runs.progress').every(({ costs }) => costs.length === 0)).toBe(true);
  });

  it('lets the run on screen go first, and comes to the same weights all the same', async () => {
    const { workbench, queue, reach, epochOf, events } = await startWorkbench(await createTestFolder(), 1);
    const hyperparameters = { ...short, epochs: 1000 };
    await queue(hyperparameters);
    await epochOf(1);
    await workbench.startTraining({ hyperparameters: long, startFrom: 'new-weights', isSingleStep: false });
    await events.until('run.epoch', () => true);
    await reach('paused');
    await workbench.stopTraining();
    await reach('finished');
    await workbench.openRun(1);
    expect(workbench.snapshot().network).toEqual(await trainAlone(hyperparameters));
  });

  it('starts from the network that is open when it is queued', async () => {
    const { workbench, reach } = await startWorkbench(await createTestFolder());
    const hyperparameters = { ...short, learningRate: 1e-6, epochs: 1 };
    await workbench.newModel({ ...short, seed: 99 });
    const start = workbench.snapshot().network;
    await workbench.queueRuns({ hyperparameters, startFrom: 'present-network', repeats: 1 });
    await workbench.newModel({ ...short, seed: 100 });
    await reach('finished');
    await workbench.openRun(1);
    const [trained, before] = [workbench.snapshot().network, start].map(({ layers }) => layers[0].weight);
    expect(Math.max(...trained.map((value, index) => Math.abs(value - before[index])))).toBeLessThan(1e-3);
    expect(
      await workbench.queueRuns({
        hyperparameters: { ...short, hiddenLayers: [30] },
        startFrom: 'present-network',
        repeats: 1,
      }),
    ).toMatchObject({ failure: { code: 'training-not-possible' } });
  });

  it('stops a run that is in work and keeps what it has learned', async () => {
    const { workbench, queue, reach, epochOf } = await startWorkbench(await createTestFolder(), 1);
    await queue(long, 2);
    await epochOf(1);
    expect(workbench.runs.stop(2)).toMatchObject({ failure: { code: 'invalid-request' } });
    expect(workbench.runs.stop(1)).toEqual({ ok: true });
    await reach('stopped', 'running');
    const [{ run, epochs }] = workbench.snapshot().runs;
    expect(run).toMatchObject({ hasNetwork: true, ending: 'stopped' });
    await workbench.openRun(1);
    expect(workbench.documentState().provenance.epochs).toEqual(epochs);
  });

  it('takes runs off the list, but none that is in work', async () => {
    const folder = await createTestFolder();
    const { workbench, queue, reach, phases } = await startWorkbench(folder, 1);
    await queue(short);
    await reach('finished');
    await queue(long, 3);
    await reach('finished', 'running', 'queued', 'queued');
    expect(await workbench.runs.remove(2)).toMatchObject({ failure: { code: 'invalid-request' } });
    expect(await workbench.runs.remove(3)).toEqual({ ok: true });
    expect(phases()).toEqual(['finished', 'running', 'queued']);
    expect(workbench.runs.unfinishedCount).toBe(2);
    expect(await workbench.runs.removeEnded()).toEqual({ ok: true });
    expect(phases()).toEqual(['running', 'queued']);
    expect(await workbench.openRun(1)).toMatchObject({ failure: { code: 'model-unreadable' } });
    await workbench.close(null);
    const files = await readdir(join(folder, 'user data', 'runs'));
    expect(files.filter((file) => file.endsWith('.json'))).toHaveLength(2);
  });

  it('calls an open network unsaved once its run is off the list', async () => {
    const { workbench, queue, reach } = await startWorkbench(await createTestFolder());
    await queue(short, 2);
    await reach('finished', 'finished');
    await workbench.openRun(2);
    await workbench.runs.remove(1);
    expect(workbench.hasUnsavedWork()).toBe(false);
    await workbench.runs.removeEnded();
    expect(workbench.hasUnsavedWork()).toBe(true);
  });

  it('fails a run whose process crashes, and goes on with the others', async () => {
    const { workbench, queue, reach, epochOf, channels } = await startWorkbench(await createTestFolder(), 1);
    await queue(long, 2);
    await epochOf(1);
    channels[0].crash(9);
    await reach('failed', 'running');
    const [{ run, epochs }] = workbench.snapshot().runs;
    expect(run.failureMessage).toContain('code 9');
    expect(run.hasNetwork).toBe(true);
    await workbench.openRun(1);
    expect(workbench.documentState().provenance.epochs).toEqual(epochs);
  });

  it('says that a run diverged', async () => {
    const { workbench, queue, reach } = await startWorkbench(await createTestFolder());
    await queue(divergingHyperparameters);
    await reach('failed');
    expect(workbench.snapshot().runs[0].run).toMatchObject({ ending: 'diverged' });
  });

  it('refuses seeds that there are not, and runs without data', async () => {
    const { queue, phases } = await startWorkbench(await createTestFolder());
    expect(await queue({ ...short, seed: 4_294_967_295 }, 2)).toMatchObject({
      failure: { code: 'invalid-hyperparameters' },
    });
    expect(phases()).toEqual([]);
  });

  it('is there again at the next start, without going on by itself', async () => {
    const folder = await createTestFolder();
    const first = await startWorkbench(folder, 1);
    await first.queue(short);
    await first.reach('finished');
    await first.queue(long, 2);
    await first.epochOf(2);
    await first.workbench.close(null);
    const second = await startWorkbench(folder, 1);
    const { runs } = second.workbench.snapshot();
    expect(runs.map(({ run }) => [run.phase, run.hasNetwork])).toEqual([
      ['finished', true],
      ['stopped', true],
      ['stopped', false],
    ]);
    expect(second.workbench.runs.unfinishedCount).toBe(0);
    expect(second.channels).toEqual([]);
    expect(await second.workbench.openRun(runs[1].run.runId)).toEqual({ ok: true });
    expect(second.workbench.documentState().provenance.epochs).toEqual(runs[1].epochs);
    await second.queue(short);
    await second.reach('finished', 'stopped', 'stopped', 'finished');
  });

  it('keeps a network in memory that cannot be written, and says so', async () => {
    const folder = await createTestFolder();
    const { workbench, queue, reach, events } = await startWorkbench(folder);
    await workbench.close(null);
    await writeFile(join(folder, 'user data', 'runs'), 'a file in the way');
    await queue(short);
    await reach('finished');
    await events.until('failed', ({ code }) => code === 'file-not-written');
    expect(await workbench.openRun(1)).toEqual({ ok: true });
  });
});
