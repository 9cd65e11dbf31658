import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NetworkParameters } from '../../../src/contract/network';
import { includedModels } from '../../../src/contract/models';
import type { RunDetails } from '../../../src/contract/run';
import type { Snapshot } from '../../../src/contract/api';
import { weightsSha256 } from '../../../src/services/models/weights-sha256';
import { readModelFile } from '../../../src/services/models/model-library';
import type { EventLog } from '../event-log';
import type { Started } from '../home';
import {
  createHome,
  full,
  long,
  short,
  startWorkbench,
  starter,
  trainToEnd,
  untilEpoch,
  untilRest,
  valueOf,
} from '../home';

/** What a page shows that does what it is told, from its snapshot on. */
class ObedientPage {
  id: string;
  name: string;
  network: NetworkParameters;
  epochs: number;
  readonly strays: string[] = [];

  constructor({ run, network }: Snapshot) {
    this.id = run.id;
    this.name = run.name;
    this.network = network;
    this.epochs = run.epochs.length;
  }

  follow(events: EventLog): this {
    for (const { name, event } of events.all) {
      if (name === 'run.shown') this.#show(event);
      if (name === 'network.changed') this.network = event;
      if (name === 'run.epoch') this.epochs++;
      if (name === 'run.changed') this.name = event.name;
      if (name === 'run.changed') this.#belongs(name, event.id);
      if (name === 'run.epoch' || name === 'run.point') this.#belongs(name, event.runId);
      if (name === 'run.progress' || name === 'run.diagnosis') this.#belongs(name, event.runId);
    }
    return this;
  }

  #show({ id, name, epochs }: RunDetails): void {
    this.id = id;
    this.name = name;
    this.epochs = epochs.length;
  }

  #belongs(what: string, runId: string): void {
    if (runId !== this.id) this.strays.push(`${what} of ${runId} under ${this.id}`);
  }
}

async function expectTrueScreen({ workbench, events }: Started, page: ObedientPage): Promise<void> {
  page.follow(events);
  const { run, network } = workbench.snapshot();
  expect(page.strays).toEqual([]);
  expect({ id: page.id, name: page.name, epochs: page.epochs }).toEqual({
    id: run.id,
    name: run.name,
    epochs: run.epochs.length,
  });
  expect(page.network).toEqual(network);
  if (run.weightsSha256) expect(await weightsSha256(network)).toBe(run.weightsSha256);
  events.forget();
}

describe('the run on screen', () => {
  it('never has another run’s figures, network or name, whatever takes its place', async () => {
    const home = await createHome();
    const started = await startWorkbench(home);
    const { workbench, events } = started;
    const page = new ObedientPage(workbench.snapshot());
    events.forget();
    const first = await trainToEnd(started, short);
    await expectTrueScreen(started, page);

    const path = join(home.folder, 'first.safetensors');
    valueOf(await workbench.models.export(path));
    valueOf(await workbench.models.openIncluded('starter'));
    expect(workbench.screen.network).toEqual(starter);
    await expectTrueScreen(started, page);

    valueOf(await workbench.models.open(path));
    expect(workbench.screen.details).toMatchObject({ name: 'first', epochs: first.epochs });
    await expectTrueScreen(started, page);

    valueOf(await workbench.training.start({ hyperparameters: long, ...full }));
    const training = workbench.screen.id;
    await untilEpoch(started, training, 2);
    valueOf(await workbench.screen.show(first.id));
    await events.until('runs.progress', ({ runId, epoch }) => runId === training && epoch > 4);
    await expectTrueScreen(started, page);

    valueOf(await workbench.runs.queue({ hyperparameters: { ...short, seed: 9 }, repeats: 2 }));
    const [second] = workbench.snapshot().runs;
    valueOf(await workbench.screen.show(second.id));
    await untilRest(started, second.id);
    await expectTrueScreen(started, page);

    valueOf(await workbench.screen.show(training));
    valueOf(await workbench.runs.stop(training));
    await untilRest(started, training);
    await expectTrueScreen(started, page);
  });

  it('goes on training when another takes its place', async () => {
    const started = await startWorkbench(await createHome());
    const { workbench, events } = started;
    const { id } = valueOf(await workbench.training.start({ hyperparameters: long, ...full }));
    valueOf(await workbench.models.openIncluded('starter'));
    await events.until('runs.progress', ({ runId, epoch }) => runId === id && epoch > 3);
    expect(events.of('run.epoch').every(({ runId }) => runId === id)).toBe(true);
    const shown = valueOf(await workbench.screen.show(id));
    expect(shown).toMatchObject({ id, state: 'running' });
    expect(shown.epochs.length).toBeGreaterThanOrEqual(3);
    expect(shown.epochs.map(({ epoch }) => epoch)).toEqual(shown.epochs.map((_, index) => index));
  });

  it('is the last that was asked for, when two are asked for at once', async () => {
    const home = await createHome();
    const started = await startWorkbench(home);
    const first = await trainToEnd(started, short);
    const second = await trainToEnd(started, { ...short, seed: 2 });
    await started.workbench.close(null);
    const { workbench } = await startWorkbench(home);
    const answers = await Promise.all([workbench.screen.show(first.id), workbench.screen.show(second.id)]);
    expect(answers.map(({ ok }) => ok)).toEqual([false, true]);
    expect(workbench.screen.id).toBe(second.id);
  });

  it('is the same one at the next start, with its curve', async () => {
    const home = await createHome();
    const started = await startWorkbench(home);
    const first = await trainToEnd(started, short);
    const { network } = started.workbench.snapshot();
    await trainToEnd(started, { ...short, seed: 2 });
    valueOf(await started.workbench.screen.show(first.id));
    await started.workbench.close(null);
    const { run, network: again } = (await startWorkbench(home)).workbench.snapshot();
    expect(run).toMatchObject({
      id: first.id,
      epochs: first.epochs,
      points: first.points,
      costs: first.costs,
    });
    expect(again).toEqual(network);
  });

  it('is the newest one when it is deleted, and the starter when there is none', async () => {
    const started = await startWorkbench(await createHome());
    const { workbench, events } = started;
    const opened = workbench.screen.id;
    const first = await trainToEnd(started, short);
    const second = await trainToEnd(started, { ...short, seed: 2 });
    valueOf(await workbench.runs.delete([second.id]));
    expect(workbench.screen.id).toBe(first.id);
    valueOf(await workbench.runs.delete([first.id, opened]));
    expect(workbench.screen.network).toEqual(starter);
    expect(workbench.snapshot().runs).toHaveLength(1);
    valueOf(await workbench.runs.restore([first.id, second.id]));
    expect(workbench.snapshot().runs.map(({ id }) => id)).toEqual(
      expect.arrayContaining([first.id, second.id]),
    );
    expect(workbench.screen.network).toEqual(starter);
    expect(events.of('runs.removed').flat()).toEqual(expect.arrayContaining([second.id, first.id, opened]));
  });

  it('tells at most five networks a second, and always the last', async () => {
    let time = 0;
    const started = await startWorkbench(await createHome(), { now: () => time });
    const { workbench, events } = started;
    const { id } = valueOf(
      await workbench.training.start({ hyperparameters: long, speed: 'full', step: 'epoch' }),
    );
    await events.until('run.changed', ({ state }) => state === 'paused');
    time += 1000;
    events.forget();
    valueOf(workbench.training.resume());
    await untilEpoch(started, id, 20);
    valueOf(workbench.training.pause());
    await events.until('run.changed', ({ state }) => state === 'paused');
    const told = events.of('network.changed');
    expect(told.length).toBeLessThanOrEqual(2);
    expect(told.at(-1)).toEqual(workbench.snapshot().network);
  });
});

describe('opening files', () => {
  it('brings settings and curve along, and does not make the same run twice', async () => {
    const home = await createHome();
    const started = await startWorkbench(home);
    const { workbench } = started;
    const hyperparameters = { ...short, learningRate: 0.5, hiddenLayers: [8, 7] };
    const trained = await trainToEnd(started, hyperparameters);
    const path = join(home.folder, 'my network.safetensors');
    valueOf(await workbench.models.export(path));
    const opened = valueOf(await workbench.models.open(path));
    expect(opened).toMatchObject({
      name: 'my network',
      state: 'finished',
      origin: { kind: 'opened', file: 'my network.safetensors', isHistoryKnown: true },
      hyperparameters,
      epochs: trained.epochs,
      points: trained.points,
    });
    expect(opened.costs.length).toBeGreaterThan(0);
    valueOf(await workbench.models.openIncluded('starter'));
    expect(valueOf(await workbench.models.open(path)).id).toBe(opened.id);
    expect(workbench.settings.recentPaths).toEqual([path]);
  });

  it('evaluates a network of unknown history as soon as there are data, and remembers it', async () => {
    const home = await createHome({ hasData: false });
    const started = await startWorkbench(home);
    const { workbench, events } = started;
    expect(workbench.screen.details).toMatchObject({ points: [], origin: { isHistoryKnown: false } });
    await workbench.data.useSynthetic();
    const { point, runId } = await events.until('run.point', () => true);
    expect(runId).toBe(workbench.screen.id);
    expect(point).toMatchObject({ epochs: 0, total: 2000, validationTotal: 2000, trainingTotal: 10_000 });
    expect(workbench.screen.details.points).toEqual([point]);
    await workbench.close(null);
    const next = await startWorkbench(home);
    expect(next.workbench.screen.details).toMatchObject({ state: 'finished', points: [point] });
  });

  it('leaves the screen as it is when a file is no model, and forgets one that is not there', async () => {
    const home = await createHome();
    const { workbench, events } = await startWorkbench(home);
    const path = join(home.folder, 'network.safetensors');
    valueOf(await workbench.models.export(path));
    await rm(path);
    events.forget();
    expect(await workbench.models.open(path)).toMatchObject({ failure: { code: 'model-unreadable' } });
    expect(events.of('recent.changed')).toEqual([[]]);
    await writeFile(path, 'no model');
    expect(await workbench.models.open(path)).toMatchObject({ failure: { code: 'model-unreadable' } });
    const content = { name: 'dropped.safetensors', bytes: new Uint8Array(3) };
    expect(await workbench.models.openContent(content)).toMatchObject({
      failure: { code: 'model-unreadable' },
    });
    expect(events.of('run.shown')).toEqual([]);
    expect(workbench.snapshot().run.name).toBe('Starter model');
  });

  it.each(includedModels)('opens the model that the app comes with: %s', async (included) => {
    const home = { ...(await createHome({ hasData: false })), resourcesFolder: 'resources' };
    const { workbench } = await startWorkbench(home);
    const { id, name } = valueOf(await workbench.models.openIncluded(included));
    expect(workbench.snapshot().run).toMatchObject({ id, name, hasNetwork: true, state: 'finished' });
    const { network } = workbench.snapshot();
    if (included === 'book') expect(network!.sizes).toEqual([784, 30, 10]);
  });

  it('exports the newest network of a run that trains, with its history', async () => {
    const home = await createHome();
    const started = await startWorkbench(home);
    const { workbench } = started;
    const { id } = valueOf(await workbench.training.start({ hyperparameters: long, ...full }));
    await untilEpoch(started, id, 1);
    const path = join(home.folder, 'copy.safetensors');
    valueOf(await workbench.models.export(path));
    const { provenance } = valueOf(await readModelFile(path));
    expect(provenance).toMatchObject({ name: workbench.screen.summary.name, hyperparameters: long });
    expect(provenance.epochs.length).toBeGreaterThanOrEqual(2);
  });
});

describe('at the start', () => {
  it('has the starter on screen before its data are looked for, and then the data', async () => {
    const { workbench, events } = await startWorkbench(await createHome());
    expect(workbench.snapshot()).toMatchObject({
      version: '0.1.0',
      platform: process.platform,
      run: { name: 'Starter model', origin: { kind: 'opened' }, state: 'finished' },
      network: starter,
      notice: undefined,
    });
    await events.until('data.status', (status) => status.phase === 'ready');
  });

  it('shows the file that it was given, and says why when it cannot', async () => {
    const home = await createHome();
    const started = await startWorkbench(home);
    const { id } = await trainToEnd(started, short);
    const path = join(home.folder, 'given.safetensors');
    valueOf(await started.workbench.models.export(path));
    await started.workbench.close(null);
    const given = await startWorkbench(home, { modelPath: path });
    expect(given.workbench.snapshot()).toMatchObject({ run: { name: 'given' }, notice: undefined });
    valueOf(await given.workbench.screen.show(id));
    await given.workbench.close(null);
    const missing = await startWorkbench(home, { modelPath: join(home.folder, 'missing.safetensors') });
    expect(missing.workbench.snapshot()).toMatchObject({ run: { id } });
    expect(missing.workbench.snapshot().notice).toContain('missing.safetensors');
  });

  it('has an untrained network on screen where even the starter is missing', async () => {
    const home = await createHome();
    await rm(join(home.resourcesFolder, 'starter.safetensors'));
    const { workbench } = await startWorkbench(home);
    expect(workbench.snapshot()).toMatchObject({ run: { name: 'Untrained network' } });
    expect(workbench.snapshot().notice).toContain('starter.safetensors');
    expect(await readdir(join(home.userDataFolder, 'runs'))).not.toEqual([]);
  });
});
