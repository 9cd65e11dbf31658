import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { defaultHyperparameters } from '../../src/contract/hyperparameters';
import type { TrainingRequest } from '../../src/contract/trainer';
import { unknownProvenance } from '../../src/contract/models';
import { createNetwork, parametersOf } from '../../src/engine/network/network';
import { createRandom } from '../../src/engine/random';
import { FileLog } from '../../src/services/file-log';
import { readModelFile, writeModelFile } from '../../src/services/models/model-library';
import type { WorkbenchOptions } from '../../src/services/workbench';
import { Workbench } from '../../src/services/workbench';
import { divergingHyperparameters } from './diverging-hyperparameters';
import { EventLog } from './event-log';
import { createSmallDataSet, createTestFolder, writeDataFolder } from './small-data-set';
import { InProcessChannel } from './training/in-process-channel';

const small = createSmallDataSet();
const starter = parametersOf(createNetwork([784, 8, 10], createRandom(7)));

const request: TrainingRequest = {
  hyperparameters: { ...defaultHyperparameters, hiddenLayers: [8], epochs: 3 },
  startFrom: 'new-weights',
  isSingleStep: false,
};
/** Too long for a test to see its end. */
const longRequest: TrainingRequest = {
  ...request,
  hyperparameters: { ...request.hyperparameters, epochs: 10_000 },
};

/** An app's folders with a starter model and the small data set in the packaged place. */
async function createHome() {
  const folder = await createTestFolder();
  const resourcesFolder = join(folder, 'resources');
  const userDataFolder = join(folder, 'user data');
  await mkdir(resourcesFolder);
  await writeModelFile(join(resourcesFolder, 'starter.safetensors'), {
    network: starter,
    provenance: { ...unknownProvenance, epochs: [] },
  });
  await writeDataFolder(join(resourcesFolder, 'mnist'), small);
  return { folder, resourcesFolder, userDataFolder };
}

async function startWorkbench(
  home: { resourcesFolder: string; userDataFolder: string },
  options: Partial<WorkbenchOptions> = {},
) {
  const events = new EventLog();
  const channels: InProcessChannel[] = [];
  const workbench = new Workbench({
    ...home,
    appVersion: '0.1.0',
    emit: events.emit,
    published: { files: small.published, mirrors: [] },
    fork: () => {
      channels.push(new InProcessChannel());
      return channels[channels.length - 1];
    },
    ...options,
  });
  // Nothing is being written any more when the folders are removed.
  onTestFinished(() => workbench.close(null));
  await workbench.start();
  return { workbench, events, channels };
}

type Started = Awaited<ReturnType<typeof startWorkbench>>;

const phase = ({ events }: Started, wanted: string) =>
  events.until('run.changed', (run) => run.phase === wanted);
const epoch = ({ events }: Started, number: number) =>
  events.until('run.epoch', ({ result }) => result.epoch === number);

describe('Workbench at start', () => {
  it('has a network before its data is looked for, and then the data', async () => {
    const { workbench, events } = await startWorkbench(await createHome());
    const snapshot = workbench.snapshot();
    expect(snapshot).toMatchObject({
      version: '0.1.0',
      platform: process.platform,
      document: { origin: 'starter', sizes: [784, 8, 10] },
      network: starter,
      epochs: [],
      notice: undefined,
    });
    expect(snapshot.run).toBeUndefined();
    await events.until('data.status', (status) => status.phase === 'ready');
    expect(workbench.snapshot().data).toMatchObject({ phase: 'ready', kind: 'mnist', isVerified: true });
  });

  it('hands out its test images a few at a time, and says when there are none', async () => {
    const home = await createHome();
    const { workbench } = await startWorkbench(home);
    const page = await workbench.data.testImages(20, 20);
    if (!page.ok) throw new Error(page.failure.message);
    expect(page.value.labels).toEqual(small.contents.testLabels.slice(8 + 20));
    expect(page.value.images).toEqual(small.contents.testImages.slice(16 + 20 * 784));
    expect(page.value.images.buffer.byteLength).toBe(10 * 784);
    const without = await startWorkbench(home, { dataFolder: join(home.folder, 'empty') });
    expect(await without.workbench.data.testImages(0, 1)).toMatchObject({
      ok: false,
      failure: { code: 'data-missing' },
    });
  });

  it('tells what went otherwise than expected', async () => {
    const home = await createHome();
    await mkdir(home.userDataFolder);
    await writeFile(join(home.userDataFolder, 'settings.json'), 'damaged');
    const { workbench } = await startWorkbench(home);
    expect(workbench.snapshot().notice).toContain('settings.damaged.json');
  });

  it('takes the data folder that it is given, and no other', async () => {
    const home = await createHome();
    const { workbench, events } = await startWorkbench(home, { dataFolder: join(home.folder, 'empty') });
    await events.until('data.status', (status) => status.phase === 'unavailable');
    expect(await workbench.startTraining(request)).toMatchObject({
      ok: false,
      failure: { code: 'data-missing' },
    });
    expect(workbench.isTraining()).toBe(false);
  });

  it('takes the folder that was chosen last time, until another is downloaded', async () => {
    const home = await createHome();
    const chosen = await writeDataFolder(join(home.folder, 'chosen'), createSmallDataSet(2));
    const { workbench } = await startWorkbench(home);
    expect(await workbench.data.chooseFolder(chosen)).toEqual({ ok: true });
    expect(await workbench.data.chooseFolder(home.folder)).toMatchObject({ ok: false });
    const next = await startWorkbench(home);
    const ready = await next.events.until('data.status', (status) => status.phase === 'ready');
    expect(ready).toMatchObject({ folder: chosen, isVerified: false });
  });

  it('remembers where the window was', async () => {
    const home = await createHome();
    const bounds = { x: 1, y: 2, width: 1100, height: 750, isMaximized: false };
    const { workbench } = await startWorkbench(home);
    expect(workbench.windowBounds()).toBeNull();
    await workbench.close(bounds);
    expect((await startWorkbench(home)).workbench.windowBounds()).toEqual(bounds);
  });
});

describe('Workbench training', () => {
  it('trains to the end, tells every epoch, and leaves an unsaved network with its past', async () => {
    const started = await startWorkbench(await createHome());
    const { workbench, events, channels } = started;
    const run = await workbench.startTraining(request);
    expect(run).toMatchObject({
      ok: true,
      value: { runId: 1, phase: 'loading', trainingImages: 100, validationImages: 20, testImages: 30 },
    });
    await phase(started, 'finished');
    expect(events.of('run.changed').map((state) => state.phase)).toEqual(['loading', 'running', 'finished']);
    expect(events.of('run.epoch').map(({ result }) => result.epoch)).toEqual([0, 1, 2]);
    const { document, network, epochs } = workbench.snapshot();
    expect(epochs).toEqual(events.of('run.epoch').map(({ result }) => result));
    expect(events.of('network.changed').at(-1)).toEqual(network);
    expect(document).toMatchObject({
      name: 'Untitled',
      origin: 'untitled',
      isEdited: true,
      hasPrevious: false,
    });
    expect(document.provenance).toMatchObject({
      dataset: 'MNIST',
      hyperparameters: request.hyperparameters,
      epochs,
    });
    expect(workbench.hasUnsavedWork()).toBe(true);

    await workbench.startTraining(request);
    await events.until('run.changed', (state) => state.runId === 2 && state.phase === 'finished');
    expect(workbench.snapshot().network).toEqual(network);
    expect(channels.map(({ received }) => received)).toEqual([['load', 'start', 'start']]);
  });

  it('goes on from the present network', async () => {
    const started = await startWorkbench(await createHome());
    const { workbench } = started;
    const present: TrainingRequest = {
      ...request,
      startFrom: 'present-network',
      hyperparameters: { ...request.hyperparameters, epochs: 1, learningRate: 1e-6 },
    };
    await workbench.startTraining(present);
    await phase(started, 'finished');
    const [weight, before] = [workbench.snapshot().network, starter].map(({ layers }) => layers[0].weight);
    expect(weight).not.toEqual(before);
    expect(Math.max(...weight.map((value, index) => Math.abs(value - before[index])))).toBeLessThan(1e-3);
  });

  it('does not go on from a network of another shape', async () => {
    const { workbench } = await startWorkbench(await createHome());
    const hyperparameters = { ...request.hyperparameters, hiddenLayers: [30] };
    const run = await workbench.startTraining({ ...request, startFrom: 'present-network', hyperparameters });
    expect(run).toMatchObject({ ok: false, failure: { code: 'training-not-possible' } });
    expect(run).toHaveProperty('failure.message', expect.stringContaining('(8)'));
  });

  it('pauses, steps one epoch, resumes and stops', async () => {
    const started = await startWorkbench(await createHome());
    const { workbench, events } = started;
    await workbench.startTraining({ ...longRequest, isSingleStep: true });
    await phase(started, 'paused');
    expect(workbench.snapshot().epochs).toHaveLength(1);
    expect(workbench.isTraining()).toBe(true);
    expect(workbench.pauseTraining()).toMatchObject({ failure: { code: 'invalid-request' } });

    events.forget();
    expect(workbench.stepTraining()).toEqual({ ok: true });
    await phase(started, 'paused');
    expect(workbench.snapshot().epochs).toHaveLength(2);

    events.forget();
    expect(workbench.resumeTraining()).toEqual({ ok: true });
    await epoch(started, 4);
    expect(workbench.pauseTraining()).toEqual({ ok: true });
    await phase(started, 'paused');
    expect(await workbench.stopTraining()).toEqual({ ok: true });
    expect(workbench.snapshot().run).toMatchObject({ phase: 'stopped' });
    expect(workbench.isTraining()).toBe(false);
    expect(await workbench.stopTraining()).toMatchObject({ failure: { code: 'invalid-request' } });
  });

  it('has one training at a time', async () => {
    const { workbench } = await startWorkbench(await createHome());
    await workbench.startTraining(longRequest);
    expect(await workbench.startTraining(request)).toMatchObject({
      failure: { code: 'training-not-possible' },
    });
    await workbench.stopTraining();
  });

  it('tells at most five networks a second, and always the last', async () => {
    let time = 0;
    const started = await startWorkbench(await createHome(), { now: () => time });
    const { workbench, events } = started;
    await workbench.startTraining({ ...longRequest, isSingleStep: true });
    await phase(started, 'paused');
    time += 1000;
    events.forget();
    workbench.resumeTraining();
    await epoch(started, 20);
    workbench.pauseTraining();
    await phase(started, 'paused');
    const told = events.of('network.changed');
    expect(told).toHaveLength(2);
    expect(told[1]).toEqual(workbench.snapshot().network);
    await workbench.stopTraining();
  });

  it('ends a training before another network takes its place, and keeps what was learned', async () => {
    const started = await startWorkbench(await createHome());
    const { workbench } = started;
    await workbench.startTraining(longRequest);
    await epoch(started, 1);
    expect(await workbench.newModel({ ...defaultHyperparameters, hiddenLayers: [4] })).toEqual({ ok: true });
    expect(workbench.snapshot()).toMatchObject({
      run: { phase: 'stopped' },
      document: { sizes: [784, 4, 10] },
    });
    expect(await workbench.bringBackPrevious()).toEqual({ ok: true });
    expect(workbench.snapshot().document).toMatchObject({ sizes: [784, 8, 10], isEdited: true });
    expect(await workbench.openStarter()).toEqual({ ok: true });
    expect(workbench.snapshot().network).toEqual(starter);
    await workbench.close(null);
  });

  it('saves the newest network of a running training', async () => {
    const home = await createHome();
    const started = await startWorkbench(home);
    const { workbench } = started;
    await workbench.startTraining(longRequest);
    await epoch(started, 1);
    const path = join(home.folder, 'saved.safetensors');
    expect(await workbench.saveModel(path)).toEqual({ ok: true, value: path });
    const saved = await readModelFile(path);
    expect(saved.ok && saved.value.provenance.epochs.length).toBeGreaterThanOrEqual(2);
    await workbench.stopTraining();
    expect(await workbench.openModel(path)).toEqual({ ok: true });
    expect(workbench.snapshot().document).toMatchObject({ path, isEdited: false, recentPaths: [path] });
  });
});

describe('Workbench beyond chapter 1', () => {
  it('says plainly that training diverged, and keeps the last network with nothing but finite numbers', async () => {
    const started = await startWorkbench(await createHome());
    const { workbench, events } = started;
    await workbench.startTraining({ ...request, hyperparameters: divergingHyperparameters });
    await phase(started, 'failed');
    const { run, epochs, network, document } = workbench.snapshot();
    expect(run).toMatchObject({ ending: 'diverged' });
    expect(run?.failureMessage).toMatch(`Training diverged in epoch ${epochs.length}: `);
    expect(document).toMatchObject({
      sizes: [784, 20, 20, 10],
      activations: { hidden: 'relu', output: 'sigmoid' },
      provenance: { epochs },
    });
    for (const told of [network, ...events.of('network.changed')]) {
      for (const { weight, bias } of told.layers) {
        expect(weight.every(Number.isFinite) && bias.every(Number.isFinite)).toBe(true);
      }
    }
    expect(await workbench.startTraining(request)).toMatchObject({ ok: true });
    await workbench.stopTraining();
  });

  it('does not go on from a network with other activations', async () => {
    const { workbench } = await startWorkbench(await createHome());
    const hyperparameters = { ...request.hyperparameters, outputActivation: 'softmax' } as const;
    expect(
      await workbench.startTraining({ ...request, hyperparameters, startFrom: 'present-network' }),
    ).toMatchObject({ ok: false, failure: { code: 'training-not-possible' } });
  });

  it('makes new networks with the activations and the spread that are asked for', async () => {
    const { workbench } = await startWorkbench(await createHome());
    await workbench.newModel({
      ...divergingHyperparameters,
      hiddenLayers: [],
      outputActivation: 'softmax',
      initialWeights: 'scaled-normal',
    });
    const { network, document } = workbench.snapshot();
    expect(document.activations).toEqual({ hidden: 'relu', output: 'softmax' });
    const spread = Math.max(...network.layers[0].weight.map(Math.abs));
    expect(spread).toBeLessThan(6 / 28);
  });
});

describe('Workbench when the trainer crashes', () => {
  it('tells it, keeps the last epoch’s network, and trains in a fresh process the next time', async () => {
    const started = await startWorkbench(await createHome());
    const { workbench, events, channels } = started;
    await workbench.startTraining(longRequest);
    await epoch(started, 2);
    channels[0].crash(9);
    const { run, epochs, document } = workbench.snapshot();
    expect(run?.phase).toBe('failed');
    expect(run?.failureMessage).toContain(`epoch ${epochs.length - 1} is kept`);
    expect(document).toMatchObject({ isEdited: true, provenance: { epochs } });
    expect(workbench.isTraining()).toBe(false);

    expect(await workbench.startTraining(request)).toMatchObject({ ok: true, value: { runId: 2 } });
    await events.until('run.changed', (state) => state.runId === 2 && state.phase === 'finished');
    expect(channels.map(({ received }) => received)).toEqual([
      ['load', 'start'],
      ['load', 'start'],
    ]);
  });

  it('does not wait for ever to stop a training', async () => {
    const started = await startWorkbench(await createHome());
    const { workbench, channels } = started;
    await workbench.startTraining(longRequest);
    await epoch(started, 0);
    const stopped = workbench.stopTraining();
    channels[0].crash(null);
    expect(await stopped).toEqual({ ok: true });
    expect(workbench.snapshot().run?.phase).toBe('failed');
  });

  it('loses nothing when no process can be had', async () => {
    const { workbench, events } = await startWorkbench(await createHome(), {
      fork: () => {
        throw new Error('no memory');
      },
    });
    expect(await workbench.startTraining(request)).toMatchObject({
      ok: false,
      failure: { code: 'trainer-crashed' },
    });
    expect(workbench.snapshot()).toMatchObject({
      run: { phase: 'failed' },
      document: { origin: 'starter', isEdited: false },
      network: starter,
    });
    expect(events.of('run.changed').map((state) => state.phase)).toEqual(['loading', 'failed']);
  });
});

describe('Workbench’s log', () => {
  it('tells of data, runs and trainers, and names nothing that is the person’s', async () => {
    const home = await createHome();
    const dataFolder = join(home.folder, 'Ada’s digits');
    await writeDataFolder(dataFolder, small);
    const log = new FileLog(join(home.userDataFolder, 'logs'));
    const started = await startWorkbench(home, { log, dataFolder });
    const { workbench, events, channels } = started;
    await events.until('data.status', (status) => status.phase === 'ready');
    await workbench.data.chooseFolder(join(home.folder, 'Ada’s other folder'));
    await workbench.startTraining(request);
    await phase(started, 'finished');
    const modelPath = join(home.folder, 'Ada’s letters.safetensors');
    await workbench.saveModel(modelPath);
    await workbench.openModel(modelPath);
    await workbench.startTraining(longRequest);
    await epoch(started, 0);
    channels[channels.length - 1].crash(9);
    await phase(started, 'failed');
    const text = (await log.lastLines(1000)).join('\n');
    expect(text).toMatch(/info data found .*"place":"another folder","isVerified":true/);
    expect(text).toMatch(/info run started \{"runId":1,"seed":\d+,"epochs":3,"isContinued":false\}/);
    expect(text).toContain('info run ended {"runId":1,"state":"completed"}');
    expect(text).toMatch(/error trainer ended \{"reason":"crash","code":\d+,"runId":2\}/);
    expect(text).not.toMatch(/Ada/);
    expect(text).not.toContain(home.folder);
  });
});
