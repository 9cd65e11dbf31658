import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNetwork, parametersOf } from '../../src/engine/network/network';
import { createRandom } from '../../src/engine/random';
import { createSmallDataSet } from '../engine/small-data-set';
import { data, diverging, hyperparameters, runId, settle, start, undisturbedNetwork } from './runs';
import { Stage } from './stage';

describe('TrainerService', () => {
  it('tells that data has arrived', () => {
    expect(new Stage(data).course).toEqual(['loaded']);
  });

  it('trains all epochs, tells each with its network, and ends with the last one', async () => {
    const stage = new Stage(data);
    stage.command(start());
    await stage.next('ended');
    expect(stage.course).toEqual(['loaded', 'started', 'epoch', 'epoch', 'epoch', 'ended']);
    expect(stage.events('epoch').map(({ result }) => [result.epoch, result.total])).toEqual([
      [0, 50],
      [1, 50],
      [2, 50],
    ]);
    const [ended] = stage.events('ended');
    expect(ended).toMatchObject({ runId, ending: 'completed' });
    expect(ended.checkpoint?.network).toEqual(stage.events('epoch')[2].network);
    expect(ended.checkpoint?.network).toEqual(undisturbedNetwork());
  });

  it('starts from new weights of the seed, or from the network that it is given', async () => {
    const stage = new Stage(data);
    const drawn = parametersOf(createNetwork([784, 30, 10], createRandom(1)));
    const given = parametersOf(createNetwork([784, 5, 10], createRandom(9)));
    stage.command(start());
    stage.command(start({ runId: 'run-two', start: { kind: 'network', network: given, epoch: 0 } }));
    await stage.next('ended');
    await stage.next('ended');
    const engine = { engine: 'kernels', name: 'WebAssembly kernels' };
    expect(stage.events('started')).toMatchObject([
      { runId, engine, checkpoint: { network: drawn } },
      { runId: 'run-two', engine, checkpoint: { network: given } },
    ]);
  });

  it('comes to the same weights bit for bit when it is paused and resumed at any time', async () => {
    const expected = undisturbedNetwork();
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat({ max: 15 }), { maxLength: 5 }), async (pauses) => {
        const stage = new Stage(data);
        stage.onTurn = (turn) => {
          if (!pauses.includes(turn)) return;
          stage.command({ type: 'pause', runId });
          void stage.next('paused').then(() => stage.command({ type: 'resume', runId }));
        };
        stage.command(start());
        await stage.next('ended');
        expect(stage.events('paused').length).toBe(stage.events('resumed').length);
        expect(stage.events('ended')[0].checkpoint?.network).toEqual(expected);
      }),
      { seed: 1, numRuns: 15 },
    );
  });

  it('does nothing while it is paused, whatever else is asked, and tells a pause once', async () => {
    const stage = new Stage(data);
    stage.onTurn = (turn) => turn === 1 && stage.command({ type: 'pause', runId });
    stage.command(start());
    await stage.next('paused');
    const told = stage.told.length;
    stage.command({ type: 'pause', runId });
    await settle();
    expect(stage.told.length).toBe(told);
    stage.command({ type: 'resume', runId });
    await stage.next('ended');
    expect(stage.course).toEqual([
      'loaded',
      'started',
      'paused',
      'resumed',
      'epoch',
      'epoch',
      'epoch',
      'ended',
    ]);
  });

  it('pauses by itself after the first epoch of a single step', async () => {
    const stage = new Stage(data);
    stage.command(start({ step: 'epoch' }));
    await stage.next('paused');
    expect(stage.course).toEqual(['loaded', 'started', 'epoch', 'paused']);
    expect(stage.events('paused')[0].checkpoint.network).toEqual(stage.events('epoch')[0].network);
  });

  it('steps to the end of the epoch in work, or through a whole one, and ends with the last', async () => {
    const stage = new Stage(data);
    stage.onTurn = (turn) => turn === 1 && stage.command({ type: 'pause', runId });
    stage.command(start());
    for (let steps = 0; steps < 3; steps++) {
      await stage.next('paused');
      stage.command({ type: 'step', runId, unit: 'epoch' });
    }
    await stage.next('ended');
    const course = [
      'paused',
      'resumed',
      'epoch',
      'paused',
      'resumed',
      'epoch',
      'paused',
      'resumed',
      'epoch',
      'ended',
    ];
    expect(stage.course).toEqual(['loaded', 'started', ...course]);
    expect(stage.events('ended')[0].ending).toBe('completed');
  });

  it('steps while it runs: pauses at the end of the epoch', async () => {
    const stage = new Stage(data);
    stage.onTurn = (turn) => turn === 0 && stage.command({ type: 'step', runId, unit: 'epoch' });
    stage.command(start());
    await stage.next('paused');
    expect(stage.course).toEqual(['loaded', 'started', 'epoch', 'paused']);
  });

  it('stops in the middle of an epoch, and tells where it stands', async () => {
    const stage = new Stage(data);
    stage.onTurn = (turn) => turn === 5 && stage.command({ type: 'stop', runId });
    stage.command(start());
    await stage.next('ended');
    expect(stage.course).toEqual(['loaded', 'started', 'ended']);
    const [{ ending, checkpoint }] = stage.events('ended');
    expect(ending).toBe('stopped');
    expect(checkpoint!.position).toMatchObject({
      epoch: 0,
      imagesDone: expect.toSatisfy((done) => done > 0 && done < 600),
    });
    expect(checkpoint!.network).not.toEqual(stage.events('started')[0].checkpoint.network);
  });

  it('stops while it draws stroke digits, before the first epoch', async () => {
    const stage = new Stage(data);
    stage.onTurn = (turn) => {
      if (turn === 3) stage.command({ type: 'stop', runId });
    };
    const ended = stage.next('ended');
    stage.command(start({ hyperparameters: { ...hyperparameters, strokeDigits: 5000 } }));
    await ended;
    expect(stage.course).toEqual(['loaded', 'started', 'ended']);
    expect(stage.events('ended')[0]).toMatchObject({ ending: 'stopped' });
  });

  it('stops while it is paused, without going on first', async () => {
    const stage = new Stage(data);
    stage.command(start({ step: 'epoch' }));
    await stage.next('paused');
    stage.command({ type: 'stop', runId });
    await stage.next('ended');
    expect(stage.course).toEqual(['loaded', 'started', 'epoch', 'paused', 'ended']);
    expect(stage.events('ended')[0]).toMatchObject({
      ending: 'stopped',
      checkpoint: stage.events('paused')[0].checkpoint,
    });
  });

  it('ends early when validation accuracy gets no better, without a pause in between', async () => {
    const stage = new Stage(data);
    stage.command(
      start({
        hyperparameters: { ...hyperparameters, learningRate: 1e-6, epochs: 100, earlyStopping: 2 },
        step: 'epoch',
      }),
    );
    for (let steps = 0; steps < 2; steps++) {
      await stage.next('paused');
      stage.command({ type: 'step', runId, unit: 'epoch' });
    }
    await stage.next('ended');
    expect(stage.events('epoch')).toHaveLength(3);
    expect(stage.events('paused')).toHaveLength(2);
    expect(stage.events('ended')[0].ending).toBe('no-improvement');
  });

  it('tells of no number that is not finite before it ends as diverged', async () => {
    const stage = new Stage(data);
    stage.command(start({ hyperparameters: diverging }));
    await stage.next('ended');
    expect(stage.events('ended')[0].ending).toBe('diverged');
    const costs = stage.events('progress').flatMap(({ progress }) => progress.costs);
    expect(
      costs.every(({ miniBatchCost, runningCost }) => Number.isFinite(miniBatchCost + runningCost)),
    ).toBe(true);
    for (const { result, network } of stage.events('epoch')) {
      expect(Number.isFinite(result.cost)).toBe(true);
      for (const { weight } of network.layers) expect(weight.every(Number.isFinite)).toBe(true);
    }
  });

  it('keeps to a stop, whatever is asked after it', async () => {
    const stage = new Stage(data);
    stage.onTurn = (turn) => {
      if (turn !== 1) return;
      stage.command({ type: 'stop', runId });
      stage.command({ type: 'pause', runId });
      stage.command({ type: 'resume', runId });
    };
    stage.command(start());
    await stage.next('ended');
    expect(stage.course).toEqual(['loaded', 'started', 'ended']);
  });

  it('ignores commands for a run that is not the present one', async () => {
    const stage = new Stage(data);
    stage.command({ type: 'stop', runId });
    stage.onTurn = () => {
      for (const type of ['pause', 'resume', 'stop'] as const) stage.command({ type, runId: 'run-seven' });
      stage.command({ type: 'step', runId: 'run-seven', unit: 'epoch' });
    };
    stage.command(start({ runId: 'run-eight' }));
    await stage.next('ended');
    expect(stage.course).toEqual(['loaded', 'started', 'epoch', 'epoch', 'epoch', 'ended']);
    stage.command({ type: 'pause', runId: 'run-eight' });
    await settle();
    expect(stage.course.at(-1)).toBe('ended');
  });

  it('ends a run that is still on before it begins the next', async () => {
    const stage = new Stage(data);
    stage.onTurn = (turn) => turn === 1 && stage.command(start({ runId: 'run-two' }));
    stage.command(start());
    await stage.next('ended');
    await stage.next('ended');
    expect(stage.course.slice(1, 4)).toEqual(['started', 'ended', 'started']);
    expect(stage.events('ended').map(({ runId, ending }) => [runId, ending])).toEqual([
      [runId, 'stopped'],
      ['run-two', 'completed'],
    ]);
    expect(stage.events('ended')[1].checkpoint?.network).toEqual(undisturbedNetwork());
  });

  it('learns from new data with the next run', async () => {
    const stage = new Stage(data);
    stage.command({ type: 'load', data: createSmallDataSet({ training: 10, test: 7 }) });
    stage.command(start());
    await stage.next('ended');
    expect(stage.events('epoch')[0].result.total).toBe(7);
  });
});
