import { describe, expect, it } from 'vitest';
import { outputPass } from '../../../src/engine/network/output-pass';
import { weightsSha256 } from '../../../src/services/models/weights-sha256';
import {
  createHome,
  full,
  long,
  middling,
  short,
  startWorkbench,
  trainToEnd,
  untilEpoch,
  untilRest,
  valueOf,
} from '../home';

describe('RunCollection', () => {
  it('makes 20 different runs with new weights of 20 seeds, whatever was chosen before', async () => {
    const started = await startWorkbench(await createHome());
    const { workbench, events } = started;
    await trainToEnd(started, short);
    valueOf(await workbench.training.branch({ hyperparameters: short, ...full }));
    await untilRest(started, workbench.screen.id);
    valueOf(await workbench.runs.queue({ hyperparameters: { ...short, seed: 100 }, repeats: 20 }));
    const queued = workbench.snapshot().runs.slice(0, 20);
    expect(queued.map(({ hyperparameters }) => hyperparameters.seed)).toEqual(
      Array.from({ length: 20 }, (_, index) => 119 - index),
    );
    expect(queued[0].name).toMatch(/, seed 119/);
    for (const { id } of queued) await untilRest(started, id, { state: 'finished' });
    const hashes = new Set<string>();
    for (const { id } of queued) {
      valueOf(await workbench.screen.show(id));
      expect(workbench.screen.details).toMatchObject({ origin: { kind: 'new' }, epochsDone: 3 });
      const hash = await weightsSha256(workbench.screen.network);
      expect(workbench.screen.summary.weightsSha256).toBe(hash);
      hashes.add(hash);
    }
    expect(hashes.size).toBe(20);
    expect(events.of('failed')).toEqual([]);
  });

  it('makes a run of runs that vote, and shows the same one when they vote again', async () => {
    const home = await createHome();
    const started = await startWorkbench(home);
    const { workbench } = started;
    valueOf(await workbench.runs.queue({ hyperparameters: { ...short, seed: 1 }, repeats: 3 }));
    const voters = workbench.snapshot().runs.slice(0, 3);
    const ids = voters.map(({ id }) => id);
    for (const id of ids) await untilRest(started, id, { state: 'finished' });
    const made = valueOf(await workbench.runs.vote(ids));
    expect(workbench.screen.id).toBe(made.id);
    expect(made).toMatchObject({
      name: '3 voting: 8 hidden',
      state: 'finished',
      origin: { kind: 'voting', voters: voters.map(({ id, name }) => ({ from: id, name })) },
      hyperparameters: { hiddenLayers: [24], cost: short.cost },
    });
    expect(workbench.screen.network.temperature).toBeGreaterThan(0);
    expect(valueOf(await workbench.runs.vote(ids)).id).toBe(made.id);
    // It is read as one network, also at the next start, and can be trained on like any other.
    const image = new Uint8Array(784).fill(100);
    const outputs = async (id: string) => {
      const pass = outputPass(valueOf(await workbench.runs.network(id)));
      pass.input.readPixels(image, 0);
      pass.run();
      return Array.from(pass.weightedOutputs);
    };
    const own = await Promise.all(ids.map(outputs));
    (await outputs(made.id)).forEach((value, digit) => {
      expect(value).toBeCloseTo(own.reduce((sum, each) => sum + each[digit], 0) / 3, 3);
    });
    await workbench.close(null);
    const again = await startWorkbench(home);
    expect(again.workbench.screen.details).toMatchObject({ id: made.id, origin: made.origin });
    // Training on leaves it as it is.
    const trained = valueOf(await again.workbench.training.goOn({ epochs: 2, ...full }));
    expect(trained).toMatchObject({
      name: `${made.name}, trained on`,
      origin: { kind: 'continued', from: made.id, epochs: 0 },
    });
    await untilRest(again, trained.id, { state: 'finished' });
    expect(again.workbench.screen.details.epochsDone).toBe(2);
    valueOf(await again.workbench.screen.show(made.id));
    expect(again.workbench.screen.details).toMatchObject({ state: 'finished', epochsDone: 0 });
    // Nor can it be trained in place from the list, as the terminal's `resume` does.
    expect(await again.workbench.runs.resume(made.id)).toMatchObject({
      failure: { code: 'training-not-possible', message: expect.stringContaining('stays as it is') },
    });
    valueOf(
      await again.workbench.training.branch({ hyperparameters: { ...short, hiddenLayers: [24] }, ...full }),
    );
    await untilRest(again, again.workbench.screen.id, { state: 'finished' });
  });

  it('does not let different networks vote, and shows what was on screen', async () => {
    const started = await startWorkbench(await createHome());
    const { workbench } = started;
    const one = await trainToEnd(started, short);
    const other = await trainToEnd(started, { ...short, hiddenLayers: [8, 8] });
    expect(await workbench.runs.vote([one.id, other.id])).toMatchObject({
      failure: {
        code: 'networks-differ',
        message: expect.stringContaining(`“${other.name}” has 784, 8, 8, 10`),
      },
    });
    expect(workbench.screen.id).toBe(other.id);
    expect(workbench.snapshot().runs.some(({ origin }) => origin.kind === 'voting')).toBe(false);
  });

  it('gives the networks that a run has kept, and tells the page as they come', async () => {
    const home = await createHome();
    const first = await startWorkbench(home);
    await trainToEnd(first, short);
    const { id, kept } = first.workbench.screen.details;
    expect(kept.epochs).toEqual([0, 1, 2, 3]);
    const told = first.events.of('run.kept').filter(({ runId }) => runId === id);
    expect(told.at(-1)).toEqual({ runId: id, kept });
    const untrained = valueOf(await first.workbench.runs.keptNetwork(id, 0));
    const last = valueOf(await first.workbench.runs.keptNetwork(id, 3));
    const exact = first.workbench.screen.network;
    expect(untrained.sizes).toEqual(exact.sizes);
    expect(untrained.layers[0].weight).not.toEqual(last.layers[0].weight);
    last.layers[1].weight.forEach((weight, index) => {
      expect(Math.abs(weight - exact.layers[1].weight[index])).toBeLessThan(0.001 * Math.abs(weight) + 1e-6);
    });
    expect(await first.workbench.runs.keptNetwork(id, 4)).toMatchObject({
      failure: { code: 'run-unreadable' },
    });
    await first.workbench.close(null);
    const second = await startWorkbench(home);
    expect(second.workbench.snapshot().run).toMatchObject({ id, kept });
    expect(valueOf(await second.workbench.runs.keptNetwork(id, 3))).toEqual(last);
  });

  it('refuses seeds that do not exist', async () => {
    const { workbench } = await startWorkbench(await createHome());
    expect(
      await workbench.runs.queue({ hyperparameters: { ...short, seed: 4_294_967_295 }, repeats: 2 }),
    ).toMatchObject({ failure: { code: 'invalid-hyperparameters' } });
  });

  it('lets an interrupted run go on behind the one on screen, also in the next start', async () => {
    const home = await createHome();
    const first = await startWorkbench(home, { cores: 1 });
    valueOf(await first.workbench.runs.queue({ hyperparameters: middling, repeats: 2 }));
    const [waiting, running] = first.workbench.snapshot().runs;
    await first.events.until('runs.progress', ({ runId, epoch }) => runId === running.id && epoch > 1);
    await first.workbench.close(null);

    const second = await startWorkbench(home, { cores: 1 });
    const onScreen = second.workbench.screen.id;
    for (const { id } of [running, waiting]) valueOf(await second.workbench.runs.resume(id));
    for (const { id } of [running, waiting]) await untilRest(second, id, { state: 'finished' });
    expect(second.workbench.screen.id).toBe(onScreen);
    expect(await second.workbench.runs.resume(running.id)).toMatchObject({
      failure: { code: 'training-not-possible' },
    });
  });

  it('gives the curves of runs that train, of runs at rest, and of none that does not exist', async () => {
    const started = await startWorkbench(await createHome(), { cores: 1 });
    const { workbench, events } = started;
    await trainToEnd(started, short);
    const { id: atRest, details } = workbench.screen;
    valueOf(await workbench.runs.queue({ hyperparameters: long, repeats: 1 }));
    const [{ id: running }] = workbench.snapshot().runs;
    await events.until('runs.progress', ({ runId, epoch }) => runId === running && epoch > 1);
    const curves = await workbench.runs.curves([running, atRest, '20260101-120000-0a0b0c0d']);
    expect(curves.map(({ id }) => id)).toEqual([running, atRest]);
    expect(curves[0].epochs.length).toBeGreaterThan(1);
    expect(curves[1].epochs).toEqual(details.epochs);
    valueOf(await workbench.runs.stop(running));
  });

  it('stops, names, stars and deletes runs, but deletes none that is training', async () => {
    const started = await startWorkbench(await createHome(), { cores: 1 });
    const { workbench } = started;
    valueOf(await workbench.runs.queue({ hyperparameters: long, repeats: 2 }));
    const [waiting, running] = workbench.snapshot().runs;
    await started.events.until('runs.progress', ({ runId, epoch }) => runId === running.id && epoch > 0);
    expect(await workbench.runs.delete([waiting.id, running.id])).toMatchObject({
      failure: { code: 'invalid-request' },
    });
    expect(workbench.snapshot().runs).toHaveLength(3);
    valueOf(await workbench.runs.delete([waiting.id]));
    valueOf(await workbench.runs.label(running.id, { name: 'Mine', isStarred: true }));
    valueOf(await workbench.runs.stop(running.id));
    expect(workbench.snapshot().runs.find(({ id }) => id === running.id)).toMatchObject({
      name: 'Mine',
      isStarred: true,
      state: 'stopped',
    });
    expect(await workbench.runs.stop(running.id)).toMatchObject({ failure: { code: 'invalid-request' } });
    valueOf(await workbench.runs.restore([waiting.id]));
    expect(workbench.snapshot().runs.find(({ id }) => id === waiting.id)).toMatchObject({ epochsDone: 0 });
  });

  it('renames the run on screen while it trains', async () => {
    const started = await startWorkbench(await createHome());
    const { workbench, events } = started;
    const { id } = valueOf(await workbench.training.start({ hyperparameters: long, ...full }));
    await untilEpoch(started, id, 1);
    valueOf(await workbench.runs.label(id, { name: 'Mine' }));
    await events.until('run.changed', ({ name }) => name === 'Mine');
    expect(workbench.snapshot().run).toMatchObject({ name: 'Mine', state: 'running' });
    expect(valueOf(await workbench.screen.model()).provenance.name).toBe('Mine');
  });
});
