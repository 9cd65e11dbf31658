import { describe, expect, it } from 'vitest';
import type { Hyperparameters } from '../../../src/contract/hyperparameters';
import type { NetworkParameters } from '../../../src/contract/network';
import type { ActiveRun } from '../../../src/services/training/active-run';
import { weightsSha256 } from '../../../src/services/models/weights-sha256';
import { divergingHyperparameters } from '../diverging-hyperparameters';
import { full, long, middling, short, valueOf } from '../home';
import { createTestFolder } from '../small-data-set';
import { FaultyDisk, data, openDesk, wanted } from './desk';

/** Weights of a run that nothing disturbed. */
async function trainAlone(hyperparameters: Hyperparameters): Promise<NetworkParameters> {
  const { desk } = await openDesk(await createTestFolder());
  const run = valueOf(await desk.start(wanted(hyperparameters), full));
  await run.rest;
  await desk.close();
  return run.network!;
}

describe('TrainingDesk', () => {
  it('trains a run and keeps all of it', async () => {
    const { desk, store, listener } = await openDesk(await createTestFolder());
    const run = valueOf(await desk.start(wanted(short), full));
    await run.rest;
    expect(listener.states).toEqual(['running', 'finished']);
    expect(desk.find(run.id)).toBeUndefined();
    const details = valueOf(await store.details(run.id));
    expect(details).toMatchObject({
      state: 'finished',
      ending: 'completed',
      hyperparameters: short,
      engine: 'kernels',
      data: { name: 'synthetic digits', trainingImages: 100, validationImages: 20, testImages: 30 },
      epochs: run.curve.epochs,
      points: run.curve.points,
      weightsSha256: await weightsSha256(run.network!),
    });
    expect(details.epochs.map(({ epoch }) => epoch)).toEqual([0, 1, 2]);
    expect(details.points[0]).toMatchObject({ epochs: 0, total: 30, trainingTotal: 100 });
    expect(valueOf(await store.network(run.id, 'last')).network).toEqual(run.network);
  });

  it('trains queued runs side by side to the very weights that each comes to alone', async () => {
    const { desk, channels } = await openDesk(await createTestFolder());
    const seeds = [1, 2, 3].map((seed) => ({ ...middling, seed }));
    const runs = valueOf(await desk.queue(seeds.map(wanted)));
    await Promise.all(runs.map(({ rest }) => rest));
    expect(channels).toHaveLength(2);
    for (const [index, { network }] of runs.entries())
      expect(network).toEqual(await trainAlone(seeds[index]));
  });

  it('lets a run that a person starts go first, and the others come to the same weights all the same', async () => {
    const { desk, reach, untilEpoch } = await openDesk(await createTestFolder(), { cores: 1 });
    const [queued] = valueOf(await desk.queue([wanted(middling)]));
    await untilEpoch(queued, 1);
    // However long the disk takes to make the other one, this one is not at its end before.
    valueOf(desk.setSpeed(queued.id, 'slow-motion'));
    const urgent = valueOf(await desk.start(wanted(long), full));
    await reach(queued, 'paused');
    valueOf(desk.setSpeed(queued.id, 'full'));
    await untilEpoch(urgent, 1);
    await desk.stop(urgent.id);
    await queued.rest;
    expect(queued.network).toEqual(await trainAlone(middling));
  });

  it('goes on after its end to the very weights of all epochs at once', async () => {
    const { desk, store } = await openDesk(await createTestFolder());
    const first = valueOf(await desk.start(wanted({ ...short, epochs: 3 }), full));
    await first.rest;
    const run = valueOf(await desk.goOn(first.id, data, { epochs: 6, pacing: full }));
    await run.rest;
    expect(run.curve.epochs.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(run.network).toEqual(await trainAlone({ ...short, epochs: 6 }));
    expect(store.summary(first.id)).toMatchObject({ state: 'finished', epochsDone: 6 });
    const { costs, points } = valueOf(await store.details(first.id));
    expect(costs.map(({ epochs }) => epochs)).toEqual(
      costs.map(({ epochs }) => epochs).toSorted((a, b) => a - b),
    );
    expect(points).toEqual(first.curve.points);
  });

  it('goes on after it was killed to the very weights of an undisturbed run', async () => {
    const hyperparameters = { ...middling, epochs: 40 };
    const undisturbed = await trainAlone(hyperparameters);
    const folder = await createTestFolder();
    let runId: string | undefined;
    for (let epoch = 3; epoch < 40; epoch += 9) {
      const { desk, store, untilEpoch, kill } = await openDesk(folder);
      if (runId) expect(store.summary(runId)).toMatchObject({ state: 'interrupted' });
      const run: ActiveRun = runId
        ? valueOf(await desk.goOn(runId, data, { epochs: 40, pacing: full }))
        : valueOf(await desk.start(wanted(hyperparameters), full));
      runId = run.id;
      await untilEpoch(run, epoch);
      await kill();
    }
    const { desk, store } = await openDesk(folder);
    const run = valueOf(await desk.goOn(runId!, data, { epochs: 40 }));
    await run.rest;
    expect(run.network).toEqual(undisturbed);
    const { epochs } = valueOf(await store.details(run.id));
    expect(epochs.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 40 }, (_, epoch) => epoch));
  });

  it('goes on after its trainer crashed, at one click', async () => {
    const { desk, store, channels, untilEpoch } = await openDesk(await createTestFolder());
    const hyperparameters = { ...middling, epochs: 40 };
    const run = valueOf(await desk.start(wanted(hyperparameters), full));
    await untilEpoch(run, 5);
    channels[0].crash(9);
    await run.rest;
    expect(store.summary(run.id)).toMatchObject({
      state: 'interrupted',
      message: expect.stringMatching(/ended unexpectedly \(code 9\)\. It can be resumed from epoch \d+\.$/),
    });
    // What was told after the checkpoint does not belong to its network.
    const { epochs, points, costs } = valueOf(await store.details(run.id));
    expect(epochs).toHaveLength(run.checkpoint!.position.epoch);
    const { epochs: shownEpochs, points: shownPoints, costs: shownCosts } = run.curve;
    expect([shownEpochs, shownPoints, shownCosts]).toEqual([epochs, points, costs]);
    const again = valueOf(await desk.goOn(run.id, data, { epochs: 40, pacing: full }));
    await again.rest;
    expect(again.network).toEqual(await trainAlone(hyperparameters));
    expect(store.summary(run.id)).toMatchObject({ state: 'finished', message: undefined });
  });

  it('leaves what trains at a checkpoint when it closes, and what waits where it was', async () => {
    const folder = await createTestFolder();
    const first = await openDesk(folder, { cores: 1 });
    const [run, waiting] = valueOf(await first.desk.queue([wanted(middling), wanted({ ...short, seed: 2 })]));
    await first.untilEpoch(run, 3);
    await first.desk.close();
    const epochs = run.checkpoint!.position.epoch;
    const second = await openDesk(folder, { cores: 1 });
    expect(second.store.summary(run.id)).toMatchObject({ state: 'interrupted', epochsDone: epochs });
    expect(second.store.summary(waiting.id)).toMatchObject({ state: 'interrupted', epochsDone: 0 });
    const again = valueOf(await second.desk.goOn(run.id, data, { epochs: middling.epochs }));
    const begun = valueOf(await second.desk.goOn(waiting.id, data, { epochs: short.epochs }));
    await Promise.all([again.rest, begun.rest]);
    expect(again.network).toEqual(await trainAlone(middling));
    expect(begun.network).toEqual(await trainAlone({ ...short, seed: 2 }));
  });

  it('stops a run, which keeps what it has learned and can go on', async () => {
    const { desk, store, untilEpoch } = await openDesk(await createTestFolder(), { cores: 1 });
    const [run, waiting] = valueOf(await desk.queue([wanted(middling), wanted(short)]));
    await untilEpoch(run, 2);
    expect(await desk.stop(run.id)).toEqual({ ok: true });
    expect(await desk.stop(run.id)).toMatchObject({ failure: { code: 'invalid-request' } });
    expect(store.summary(run.id)).toMatchObject({ state: 'stopped', ending: 'stopped' });
    expect(valueOf(await store.network(run.id, 'last')).network).toEqual(run.network);
    const again = valueOf(await desk.goOn(run.id, data, { epochs: middling.epochs }));
    await again.rest;
    expect(again.network).toEqual(await trainAlone(middling));
    await waiting.rest;
    expect(waiting.outcome.state).toBe('finished');
  });

  it('stops a run that waits for its turn before it has begun', async () => {
    const { desk, store } = await openDesk(await createTestFolder(), { cores: 1 });
    const [first, waiting] = valueOf(await desk.queue([wanted(long), wanted(short)]));
    await desk.stop(waiting.id);
    expect(store.summary(waiting.id)).toMatchObject({ state: 'stopped', epochsDone: 0, hasNetwork: false });
    await desk.stop(first.id);
    const begun = valueOf(await desk.goOn(waiting.id, data, { epochs: short.epochs }));
    await begun.rest;
    expect(begun.network).toEqual(await trainAlone(short));
  });

  it('begins a run that waits at once, when a person asks for it', async () => {
    const { desk, reach, untilEpoch } = await openDesk(await createTestFolder(), { cores: 1 });
    const [first, waiting] = valueOf(await desk.queue([wanted(long), wanted(short)]));
    await untilEpoch(first, 1);
    valueOf(desk.setSpeed(first.id, 'slow-motion'));
    expect(desk.resume(waiting.id)).toEqual({ ok: true });
    await reach(first, 'paused');
    await waiting.rest;
    await desk.stop(first.id);
  });

  it('pauses, steps, and goes on', async () => {
    const { desk, reach, untilEpoch } = await openDesk(await createTestFolder());
    const run = valueOf(await desk.start(wanted(long), { speed: 'full', step: 'epoch' }));
    await reach(run, 'paused');
    expect(run.curve.epochs).toHaveLength(1);
    expect(desk.pause(run.id)).toMatchObject({ failure: { code: 'invalid-request' } });
    expect(desk.step(run.id, 'mini-batch')).toEqual({ ok: true });
    await reach(run, 'running');
    await reach(run, 'paused');
    expect(run.checkpoint?.position).toMatchObject({ epoch: 1, imagesDone: short.miniBatchSize });
    expect(desk.resume(run.id)).toEqual({ ok: true });
    await untilEpoch(run, 4);
    expect(desk.pause(run.id)).toEqual({ ok: true });
    await reach(run, 'paused');
    expect(desk.setSpeed(run.id, 'slow-motion')).toEqual({ ok: true });
    await desk.stop(run.id);
    expect(desk.resume(run.id)).toMatchObject({ failure: { code: 'invalid-request' } });
  });

  it('keeps the last good network of a run that diverges, and lets it not go on', async () => {
    const { desk, store } = await openDesk(await createTestFolder());
    const run = valueOf(await desk.start(wanted(divergingHyperparameters), full));
    await run.rest;
    const epochs = run.curve.epochs.length;
    expect(store.summary(run.id)).toMatchObject({
      state: 'diverged',
      ending: 'diverged',
      message: expect.stringContaining(`Training diverged in epoch ${epochs}: `),
    });
    const { network } = valueOf(await store.network(run.id, 'last'));
    for (const { weight, bias } of network.layers) {
      expect(weight.every(Number.isFinite) && bias.every(Number.isFinite)).toBe(true);
    }
    expect(await desk.goOn(run.id, data, { epochs: 200 })).toMatchObject({
      failure: { code: 'training-not-possible', message: expect.stringContaining('diverged') },
    });
  });

  it('does not go on with other data, or without a further epoch', async () => {
    const { desk } = await openDesk(await createTestFolder());
    const run = valueOf(await desk.start(wanted(short), full));
    await run.rest;
    const other = { ...data, name: 'MNIST', sha256: '2'.repeat(64) };
    expect(await desk.goOn(run.id, other, { epochs: 6 })).toMatchObject({
      failure: { code: 'training-not-possible', message: expect.stringContaining('MNIST') },
    });
    expect(await desk.goOn(run.id, data, { epochs: 3 })).toMatchObject({
      failure: { code: 'training-not-possible' },
    });
    expect(await desk.goOn('20260101-nothing', data, { epochs: 3 })).toMatchObject({
      failure: { code: 'run-unreadable' },
    });
  });

  it('fails a run for which no process can be had', async () => {
    const folder = await createTestFolder();
    const { store, listener } = await openDesk(folder);
    const { TrainingDesk } = await import('../../../src/services/training/training-desk');
    const fork = () => {
      throw new Error('no memory');
    };
    const desk = new TrainingDesk({ store, fork, cores: 1, listener });
    const run = valueOf(await desk.start(wanted(short), full));
    await run.rest;
    expect(store.summary(run.id)).toMatchObject({
      state: 'failed',
      message: 'The training process could not be started: Error: no memory.',
    });
  });

  it('trains on while nothing can be written, says so once, and brings what is missing afterwards', async () => {
    const disk = new FaultyDisk();
    const { desk, store, listener, untilEpoch } = await openDesk(await createTestFolder(), { disk });
    const run = valueOf(await desk.start(wanted({ ...long, hiddenLayers: [60] }), full));
    await untilEpoch(run, 1);
    disk.isFull = true;
    // Each pause is a checkpoint that cannot be written.
    for (let pauses = 0; pauses < 3; pauses++) {
      desk.pause(run.id);
      await run.still();
      desk.resume(run.id);
      await listener.until(() => run.outcome.state === 'running');
    }
    await listener.until(() => listener.failures.length > 0);
    disk.isFull = false;
    await desk.stop(run.id);
    expect(listener.failures).toEqual(['The disk is full.']);
    expect(run.isWritten).toBe(true);
    expect(valueOf(await store.network(run.id, 'last')).network).toEqual(run.network);
  });

  it('holds what a run has learned until its end is on disk, and tries again by itself', async () => {
    const disk = new FaultyDisk();
    const { desk, store, listener, untilEpoch } = await openDesk(await createTestFolder(), { disk });
    const run = valueOf(await desk.start(wanted(middling), full));
    await untilEpoch(run, 1);
    disk.isFull = true;
    await run.rest;
    expect(run).toMatchObject({ isWritten: false, writeFailure: { message: 'The disk is full.' } });
    expect(desk.find(run.id)).toBe(run);
    expect(await desk.goOn(run.id, data, { epochs: 60 })).toMatchObject({
      ok: false,
      failure: { code: 'file-not-written', message: 'The disk is full.' },
    });
    expect(store.summary(run.id)).toMatchObject({ epochsDone: middling.epochs });
    disk.isFull = false;
    await listener.until(() => run.isWritten);
    const weights = await trainAlone(middling);
    expect(valueOf(await store.network(run.id, 'last')).network).toEqual(weights);
    expect(store.summary(run.id)).toMatchObject({ state: 'finished', epochsDone: middling.epochs });
    expect(desk.find(run.id)).toBeUndefined();
  });

  it('gives up what cannot be written when it closes, and leaves the run to go on', async () => {
    const disk = new FaultyDisk();
    const { desk, store, untilEpoch } = await openDesk(await createTestFolder(), { disk });
    const run = valueOf(await desk.start(wanted(middling), full));
    await untilEpoch(run, 1);
    disk.isFull = true;
    await run.rest;
    await desk.close();
    disk.isFull = false;
    const again = await openDesk(store.folder);
    expect(again.store.summary(run.id)).toMatchObject({ state: 'interrupted', isElsewhere: false });
    const resumed = valueOf(await again.desk.goOn(run.id, data, { epochs: middling.epochs }));
    await resumed.rest;
    expect(resumed.network).toEqual(await trainAlone(middling));
  });

  it.each([0, 2.5, 10_001, NaN])('refuses %s epochs in all, and leaves the run as it is', async (epochs) => {
    const { desk, store } = await openDesk(await createTestFolder());
    const run = valueOf(await desk.start(wanted(short), full));
    await run.rest;
    expect(await desk.goOn(run.id, data, { epochs })).toMatchObject({
      ok: false,
      failure: { code: 'training-not-possible' },
    });
    const again = await openDesk(store.folder);
    expect(again.store.summary(run.id)).toMatchObject({ state: 'finished', hyperparameters: short });
  });
});
