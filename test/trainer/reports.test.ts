import { describe, expect, it } from 'vitest';
import type { CostPoint } from '../../src/contract/run';
import { createSmallDataSet } from '../engine/small-data-set';
import { data, diverging, hyperparameters, runId, start } from './runs';
import { Stage } from './stage';

describe('TrainerService, what it tells on the way', () => {
  const long = { ...hyperparameters, epochs: 20 };

  it('tells progress at most 20 times and networks at most 5 times a second', async () => {
    const stage = new Stage(data);
    stage.command(start({ hyperparameters: long }));
    await stage.next('ended');
    // What is left of the progress is told at the end, however soon.
    const progress = stage.times('progress').slice(0, -1);
    expect(progress.length).toBeGreaterThan(10);
    progress.slice(1).forEach((atMs, index) => expect(atMs - progress[index]).toBeGreaterThanOrEqual(50));
    const networks = stage.told.filter(({ event }) => event.type === 'network' || event.type === 'epoch');
    expect(networks.length).toBeGreaterThan(20);
    networks.forEach(({ event, atMs }, index) => {
      if (index > 0 && event.type === 'network')
        expect(atMs - networks[index - 1].atMs).toBeGreaterThanOrEqual(200);
    });
  });

  it('tells networks in the middle of a long epoch, and large ones more rarely', async () => {
    const longEpoch = createSmallDataSet({ training: 2500, validation: 50, test: 50 });
    const networksPerSecond = async (hiddenLayers: number[]) => {
      const stage = new Stage(longEpoch);
      const images = { hiddenLayers, epochs: 1, miniBatchSize: 1 };
      stage.command(start({ hyperparameters: { ...hyperparameters, ...images } }));
      await stage.next('ended');
      const seconds = (stage.told.at(-1)?.atMs ?? 0) / 1000;
      return stage.events('network').length / seconds;
    };
    const [small, large] = [await networksPerSecond([60, 60, 60]), await networksPerSecond([400, 400, 400])];
    expect(small).toBeGreaterThan(2);
    expect(small).toBeLessThanOrEqual(5);
    expect(large).toBeGreaterThan(0);
    expect(large).toBeLessThanOrEqual(1);
  });

  it('tells every point of the cost curve once, in order, and with each epoch its 50 or fewer', async () => {
    const stage = new Stage(data);
    stage.onTurn = (turn) => {
      if (turn % 7 !== 3) return;
      stage.command({ type: 'pause', runId });
      void stage.next('paused').then(() => stage.command({ type: 'resume', runId }));
    };
    stage.command(start());
    await stage.next('ended');
    const positions = (costs: readonly CostPoint[]) => costs.map(({ epochs }) => epochs);
    const expected = Array.from({ length: 90 }, (_, index) => expect.closeTo((index + 1) / 30, 9));
    expect(positions(stage.costs)).toEqual(expected);
    expect(stage.events('epoch').flatMap(({ costs }) => positions(costs))).toEqual(expected);
    expect(stage.events('progress').every(({ progress }) => progress.runId === runId)).toBe(true);
  });

  it('tells the accuracy of the untrained network, then five more before the first epoch ends', async () => {
    const stage = new Stage(data);
    stage.command(start());
    await stage.next('ended');
    const types = stage.told.map(({ event }) => event.type);
    expect(types.lastIndexOf('point')).toBeLessThan(types.indexOf('epoch'));
    expect(stage.events('point').map(({ point }) => point.epochs)).toEqual(
      [0, 2, 4, 8, 15, 30].map((miniBatches) => miniBatches / 60),
    );
    expect(stage.events('point')[0].point).toMatchObject({
      total: 50,
      validationTotal: 50,
      trainingTotal: 600,
    });
  });

  it('counts the mini-batches of the epoch', async () => {
    const stage = new Stage(data);
    stage.command(start({ hyperparameters: { ...hyperparameters, miniBatchSize: 7, epochs: 1 } }));
    await stage.next('ended');
    for (const { progress } of stage.events('progress')) {
      const { miniBatches, miniBatchesInEpoch, epochFraction } = progress;
      expect(miniBatchesInEpoch).toBe(86);
      expect(miniBatches).toBe(epochFraction < 1 ? Math.round((epochFraction * 600) / 7) : 86);
    }
    expect(stage.events('progress').at(-1)!.progress).toMatchObject({ miniBatches: 86, epochFraction: 1 });
  });

  it('tells checkpoints at most once a second, each after the epochs that it comes after', async () => {
    const stage = new Stage(data);
    stage.command(start({ hyperparameters: { ...hyperparameters, epochs: 60 } }));
    await stage.next('ended');
    const times = [...stage.times('started'), ...stage.times('checkpoint')];
    expect(times.length).toBeGreaterThan(2);
    times.slice(1).forEach((atMs, index) => expect(atMs - times[index]).toBeGreaterThanOrEqual(1000));
    let epochs = 0;
    for (const { event } of stage.told) {
      if (event.type === 'epoch') epochs++;
      if (event.type === 'checkpoint') expect(event.checkpoint.position.epoch).toBe(epochs);
    }
    expect(stage.events('ended')[0].checkpoint?.position).toMatchObject({ epoch: 60, imagesDone: 0 });
  });

  it('tells no checkpoint that would be the last one again', async () => {
    const stage = new Stage(data, 3000);
    stage.command(start({ hyperparameters: { ...hyperparameters, strokeDigits: 200, epochs: 1 } }));
    await stage.next('ended');
    const positions = stage.events('checkpoint').map(({ checkpoint }) => checkpoint.position);
    expect(positions.length).toBeGreaterThan(1);
    expect(positions.every(({ imagesDone }) => imagesDone > 0)).toBe(true);
    expect(new Set(positions.map(({ imagesDone }) => imagesDone)).size).toBe(positions.length);
  });

  it('tells of no number that is not finite before it ends as diverged, without a checkpoint', async () => {
    const stage = new Stage(data, 300);
    stage.command(start({ hyperparameters: diverging }));
    await stage.next('ended');
    expect(stage.events('ended')).toEqual([{ type: 'ended', runId, ending: 'diverged' }]);
    for (const { miniBatchCost, runningCost } of stage.costs) {
      expect(Number.isFinite(miniBatchCost + runningCost)).toBe(true);
    }
    for (const { result } of stage.events('epoch')) expect(Number.isFinite(result.cost)).toBe(true);
    const networks = [
      ...[...stage.events('epoch'), ...stage.events('network')].map(({ network }) => network),
      ...stage.events('checkpoint').map(({ checkpoint }) => checkpoint.network),
    ];
    expect(networks.length).toBeGreaterThan(0);
    for (const { weight } of networks.flatMap(({ layers }) => layers)) {
      expect(weight.every(Number.isFinite)).toBe(true);
    }
  });
});
