import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  createHome,
  full,
  long,
  middling,
  short,
  small,
  startWorkbench,
  trainToEnd,
  untilEpoch,
  untilRest,
  valueOf,
} from './home';
import { defaultHyperparameters } from '../../src/contract/hyperparameters';
import { FileLog } from '../../src/services/file-log';
import { createSmallDataSet, writeDataFolder } from './small-data-set';

describe('Workbench and its data', () => {
  it('hands out its test images a few at a time, and says when there are none', async () => {
    const home = await createHome();
    const { workbench } = await startWorkbench(home);
    const page = valueOf(await workbench.data.images('test', 20, 20));
    expect(page.labels).toEqual(small.contents.testLabels.slice(8 + 20));
    expect(page.images).toEqual(small.contents.testImages.slice(16 + 20 * 784));
    expect(page.images.buffer.byteLength).toBe(10 * 784);
    const without = await startWorkbench(home, { dataFolder: join(home.folder, 'empty') });
    expect(await without.workbench.data.images('test', 0, 1)).toMatchObject({
      failure: { code: 'data-missing' },
    });
  });

  it('takes the data folder that it is given, and no other', async () => {
    const home = await createHome();
    const { workbench, events } = await startWorkbench(home, { dataFolder: join(home.folder, 'empty') });
    await events.until('data.status', (status) => status.phase === 'unavailable');
    expect(await workbench.training.start({ hyperparameters: short, ...full })).toMatchObject({
      failure: { code: 'data-missing', message: expect.stringMatching(/^No training data yet: /) },
    });
  });

  it('takes the folder that was chosen last time, until another is downloaded', async () => {
    const home = await createHome();
    const chosen = await writeDataFolder(join(home.folder, 'chosen'), createSmallDataSet(2));
    const { workbench } = await startWorkbench(home);
    expect(await workbench.data.chooseFolder(chosen)).toEqual({ ok: true });
    expect(await workbench.data.chooseFolder(home.folder)).toMatchObject({ ok: false });
    await workbench.close(null);
    const next = await startWorkbench(home);
    const ready = await next.events.until('data.status', (status) => status.phase === 'ready');
    expect(ready).toMatchObject({ folder: chosen, isVerified: false });
  });

  it('trains no run on with other data than it began with, and says so', async () => {
    const home = await createHome();
    const chosen = await writeDataFolder(join(home.folder, 'chosen'), createSmallDataSet(2));
    const started = await startWorkbench(home);
    await trainToEnd(started, short);
    valueOf(await started.workbench.data.chooseFolder(chosen));
    expect(await started.workbench.training.goOn({ epochs: 6, ...full })).toMatchObject({
      failure: { code: 'training-not-possible', message: expect.stringContaining('images in chosen') },
    });
  });
});

describe('Workbench from start to start', () => {
  it('tells what went otherwise than expected', async () => {
    const home = await createHome();
    await mkdir(home.userDataFolder);
    await writeFile(join(home.userDataFolder, 'settings.json'), 'damaged');
    const { workbench } = await startWorkbench(home);
    expect(workbench.snapshot().notice).toContain('settings.damaged.json');
  });

  it('remembers the window, what stood in the panel, the chapter, and a round of digits', async () => {
    const home = await createHome();
    const { workbench } = await startWorkbench(home);
    const bounds = { x: 1, y: 2, width: 1100, height: 720, isMaximized: false };
    const round = { questions: [{ asked: 4, label: null }], at: 0 };
    const chapter = { page: 'nand', pages: { nand: { solved: ['xor'], answers: { xor: [1, 0.5] } } } };
    valueOf(await workbench.noteDraft({ ...short, dropout: 0.5 }));
    valueOf(await workbench.noteChapter(chapter));
    void workbench.round.note(round);
    await workbench.close(bounds);
    const next = await startWorkbench(home);
    expect(next.workbench.settings.windowBounds).toEqual(bounds);
    expect(next.workbench.snapshot()).toMatchObject({
      draft: { ...short, dropout: 0.5 },
      ...{ round, chapter },
    });
  });

  it('has the book’s first network in the panel at a first start, and what was entered at the next', async () => {
    const home = await createHome();
    const { workbench } = await startWorkbench(home);
    expect(workbench.snapshot().draft).toEqual(defaultHyperparameters);
    await workbench.close(null);
    const next = await startWorkbench(home);
    expect(next.workbench.snapshot().draft).toEqual(defaultHyperparameters);
    valueOf(await next.workbench.noteDraft(short));
    await next.workbench.close(null);
    const last = await startWorkbench(home);
    expect(last.workbench.snapshot().draft).toEqual(short);
  });

  it('has the settings of a file that it is started with in the panel, whatever was entered before', async () => {
    const model = join(import.meta.dirname, '../../resources/starter.safetensors');
    const first = await createHome();
    expect((await startWorkbench(first, { modelPath: model })).workbench.snapshot().draft).toBeUndefined();
    const home = await createHome();
    const { workbench } = await startWorkbench(home);
    valueOf(await workbench.noteDraft(short));
    await workbench.close(null);
    expect((await startWorkbench(home, { modelPath: model })).workbench.snapshot().draft).toBeUndefined();
  });

  it('limits what the runs take on disk at the start after it was told, and never what is on screen', async () => {
    const home = await createHome();
    const first = await startWorkbench(home);
    const old = await trainToEnd(first, { ...short, hiddenLayers: [300] });
    const starred = await trainToEnd(first, { ...short, hiddenLayers: [300], seed: 2 });
    valueOf(await first.workbench.runs.label(starred.id, { isStarred: true }));
    const newest = await trainToEnd(first, { ...short, hiddenLayers: [300], seed: 3 });
    expect(first.workbench.snapshot().storage).toMatchObject({ limitBytes: null, dueIds: [] });
    valueOf(await first.workbench.runs.setLimit(1_000_000));
    await first.events.until('storage.changed', ({ dueIds }) => dueIds.includes(old.id));
    await first.workbench.close(null);
    const second = await startWorkbench(home);
    const ids = second.workbench.snapshot().runs.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([starred.id, newest.id]));
    expect(ids).not.toContain(old.id);
    expect(second.workbench.screen.id).toBe(newest.id);
  });

  it('knows whether a run learns: one that is paused need not keep a computer awake', async () => {
    const started = await startWorkbench(await createHome(), { cores: 1 });
    const { workbench, events } = started;
    const isPaused = () =>
      events.until('runs.changed', (runs) => runs.some(({ state }) => state === 'paused'));
    expect(workbench.isTraining()).toBe(false);
    const { id } = valueOf(await workbench.training.start({ hyperparameters: long, ...full }));
    await untilEpoch(started, id, 0);
    expect(workbench.isTraining()).toBe(true);
    valueOf(workbench.training.pause());
    await isPaused();
    expect(workbench.isTraining()).toBe(false);
    valueOf(await workbench.runs.stop(id));
    expect(workbench.isTraining()).toBe(false);
  });
});

describe('Workbench when the trainer crashes', () => {
  it('tells it, keeps what was learned, and goes on in a fresh process at one click', async () => {
    const started = await startWorkbench(await createHome());
    const { workbench, channels } = started;
    const { id } = valueOf(await workbench.training.start({ hyperparameters: middling, ...full }));
    await untilEpoch(started, id, 2);
    channels[0].crash(9);
    await untilRest(started, id, { state: 'interrupted' });
    const { message } = workbench.snapshot().run;
    expect(message).toContain('code 9');
    expect(await started.events.until('failed', () => true)).toEqual({ code: 'training-ended', message });
    valueOf(await workbench.training.goOn({ epochs: 200, ...full }));
    await untilRest(started, id, { state: 'finished', epochsDone: 200 });
    expect(workbench.snapshot().run).toMatchObject({ epochsDone: 200, message: undefined });
    // On a machine with several cores, each is also told how many it may use.
    const received = channels.map((channel) => channel.received.filter((type) => type !== 'cores'));
    expect(received).toEqual([
      ['load', 'start'],
      ['load', 'start'],
    ]);
  });

  it('does not wait for ever to stop or to close', async () => {
    const started = await startWorkbench(await createHome());
    const { workbench, channels } = started;
    const { id } = valueOf(await workbench.training.start({ hyperparameters: long, ...full }));
    await untilEpoch(started, id, 0);
    const stopped = workbench.runs.stop(id);
    channels[0].crash(null);
    expect(await stopped).toEqual({ ok: true });
    expect(workbench.snapshot().run.state).toBe('interrupted');
  });

  it('says so when no process can be had', async () => {
    const started = await startWorkbench(await createHome(), {
      fork: () => {
        throw new Error('no memory');
      },
    });
    const { workbench } = started;
    const { id } = valueOf(await workbench.training.start({ hyperparameters: short, ...full }));
    await untilRest(started, id, { state: 'failed' });
    expect(workbench.snapshot().run.message).toContain('no memory');
  });
});

describe('Workbench’s log', () => {
  it('tells of data, runs and trainers, and names nothing that is the person’s', async () => {
    const home = await createHome();
    const dataFolder = await writeDataFolder(join(home.folder, 'Ada’s digits'), small);
    const log = new FileLog(join(home.userDataFolder, 'logs'));
    const started = await startWorkbench(home, { log, dataFolder });
    const { workbench, events, channels } = started;
    await events.until('data.status', (status) => status.phase === 'ready');
    await workbench.data.chooseFolder(join(home.folder, 'Ada’s other folder'));
    const { id } = await trainToEnd(started, short);
    valueOf(await workbench.runs.label(id, { name: 'Ada’s run' }));
    const modelPath = join(home.folder, 'Ada’s letters.safetensors');
    valueOf(await workbench.models.export(modelPath));
    valueOf(await workbench.models.open(modelPath));
    const { id: crashed } = valueOf(await workbench.training.start({ hyperparameters: long, ...full }));
    await untilEpoch(started, crashed, 0);
    channels[channels.length - 1].crash(9);
    await untilRest(started, crashed, { state: 'interrupted' });
    const text = (await log.lastLines(1000)).join('\n');
    expect(text).toMatch(/info data found .*"place":"another folder","isVerified":true/);
    expect(text).toContain(`info run started {"runId":"${id}","seed":1,"epochs":3,"start":"new-weights"}`);
    expect(text).toContain(`info run ended {"runId":"${id}","state":"completed"}`);
    expect(text).toContain(`error trainer ended {"reason":"crash","code":9,"runId":"${crashed}"}`);
    expect(text).not.toMatch(/Ada/);
    expect(text).not.toContain(home.folder);
  });
});
