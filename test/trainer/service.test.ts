import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hyperparameters } from '../../src/contract/hyperparameters';
import { defaultHyperparameters } from '../../src/contract/hyperparameters';
import type { NetworkParameters } from '../../src/contract/network';
import type { TrainerCommand } from '../../src/contract/trainer';
import { createNetwork, parametersOf } from '../../src/engine/network/network';
import { createRandom } from '../../src/engine/random';
import { EngineMaker } from '../../src/trainer/engine';
import { timedTraining } from '../../src/trainer/timed-run';
import { createSmallDataSet } from '../engine/small-data-set';
import { Stage } from './stage';

const data = createSmallDataSet({ training: 600, validation: 50, test: 50 });
const hyperparameters: Hyperparameters = { ...defaultHyperparameters, epochs: 3 };

/** Steps that grow by themselves: each is far longer than the one before. */
const diverging: Hyperparameters = {
  ...hyperparameters,
  hiddenLayers: [20, 20],
  hiddenActivation: 'relu',
  cost: 'cross-entropy',
  learningRate: 1000,
  l2: 1000,
  momentum: 0.99,
  epochs: 50,
};

function start(changes: Partial<Extract<TrainerCommand, { type: 'start' }>> = {}): TrainerCommand {
  return { type: 'start', runId: 1, hyperparameters, isSingleStep: false, ...changes };
}

/** What the run comes to when nobody disturbs it. */
function undisturbedNetwork(): NetworkParameters {
  const engine = new EngineMaker(data).create(hyperparameters);
  Array.from(timedTraining(engine, hyperparameters, () => 0));
  return engine.parameters();
}

/** Lets every promise that is settled already have its consequences. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

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
    expect(ended).toMatchObject({ runId: 1, ending: 'completed' });
    expect(ended.network).toEqual(stage.events('epoch')[2].network);
    expect(ended.network).toEqual(undisturbedNetwork());
  });

  it('starts from new weights of the seed, or from the network that it is given', async () => {
    const stage = new Stage(data);
    const drawn = parametersOf(createNetwork([784, 30, 10], createRandom(1)));
    const given = parametersOf(createNetwork([784, 5, 10], createRandom(9)));
    stage.command(start());
    stage.command(start({ runId: 2, network: given }));
    await stage.next('ended');
    await stage.next('ended');
    const engine = { name: 'WebAssembly kernels' };
    expect(stage.events('started')).toEqual([
      { type: 'started', runId: 1, engine, network: drawn },
      { type: 'started', runId: 2, engine, network: given },
    ]);
  });

  it('comes to the same weights bit for bit when it is paused and resumed at any time', async () => {
    const expected = undisturbedNetwork();
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat({ max: 15 }), { maxLength: 5 }), async (pauses) => {
        const stage = new Stage(data);
        stage.onTurn = (turn) => {
          if (!pauses.includes(turn)) return;
          stage.command({ type: 'pause', runId: 1 });
          void stage.next('paused').then(() => stage.command({ type: 'resume', runId: 1 }));
        };
        stage.command(start());
        await stage.next('ended');
        expect(stage.events('paused').length).toBe(stage.events('resumed').length);
        expect(stage.events('ended')[0].network).toEqual(expected);
      }),
      { seed: 1, numRuns: 15 },
    );
  });

  it('does nothing while it is paused, whatever else is asked, and tells a pause once', async () => {
    const stage = new Stage(data);
    stage.onTurn = (turn) => turn === 1 && stage.command({ type: 'pause', runId: 1 });
    stage.command(start());
    await stage.next('paused');
    const told = stage.told.length;
    stage.command({ type: 'pause', runId: 1 });
    await settle();
    expect(stage.told.length).toBe(told);
    stage.command({ type: 'resume', runId: 1 });
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
    stage.command(start({ isSingleStep: true }));
    await stage.next('paused');
    expect(stage.course).toEqual(['loaded', 'started', 'epoch', 'paused']);
    expect(stage.events('paused')[0].network).toEqual(stage.events('epoch')[0].network);
  });

  it('steps to the end of the epoch in work, or through a whole one, and ends with the last', async () => {
    const stage = new Stage(data);
    stage.onTurn = (turn) => turn === 1 && stage.command({ type: 'pause', runId: 1 });
    stage.command(start());
    for (let steps = 0; steps < 3; steps++) {
      await stage.next('paused');
      stage.command({ type: 'step', runId: 1 });
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
    stage.onTurn = (turn) => turn === 0 && stage.command({ type: 'step', runId: 1 });
    stage.command(start());
    await stage.next('paused');
    expect(stage.course).toEqual(['loaded', 'started', 'epoch', 'paused']);
  });

  it('stops in the middle of an epoch with the network of that moment', async () => {
    const stage = new Stage(data);
    stage.onTurn = (turn) => turn === 1 && stage.command({ type: 'stop', runId: 1 });
    stage.command(start());
    await stage.next('ended');
    expect(stage.course).toEqual(['loaded', 'started', 'ended']);
    const [ended] = stage.events('ended');
    expect(ended.ending).toBe('stopped');
    expect(ended.network).not.toEqual(stage.events('started')[0].network);
  });

  it('stops while it draws stroke digits, before the first epoch', async () => {
    const stage = new Stage(data);
    stage.onTurn = (turn) => {
      if (turn === 3) stage.command({ type: 'stop', runId: 1 });
    };
    const ended = stage.next('ended');
    const asked = { ...hyperparameters, strokeDigits: 5000 };
    stage.command({ type: 'start', runId: 1, hyperparameters: asked, isSingleStep: false });
    await ended;
    expect(stage.course).toEqual(['loaded', 'started', 'ended']);
    expect(stage.events('ended')[0]).toMatchObject({ ending: 'stopped' });
  });

  it('stops while it is paused, without going on first', async () => {
    const stage = new Stage(data);
    stage.command(start({ isSingleStep: true }));
    await stage.next('paused');
    stage.command({ type: 'stop', runId: 1 });
    await stage.next('ended');
    expect(stage.course).toEqual(['loaded', 'started', 'epoch', 'paused', 'ended']);
    expect(stage.events('ended')[0]).toMatchObject({
      ending: 'stopped',
      network: stage.events('paused')[0].network,
    });
  });

  it('ends early when validation accuracy gets no better, without a pause in between', async () => {
    const stage = new Stage(data);
    stage.command(
      start({
        hyperparameters: { ...hyperparameters, learningRate: 1e-6, epochs: 100, earlyStopping: 2 },
        isSingleStep: true,
      }),
    );
    for (let steps = 0; steps < 2; steps++) {
      await stage.next('paused');
      stage.command({ type: 'step', runId: 1 });
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
      stage.command({ type: 'stop', runId: 1 });
      stage.command({ type: 'pause', runId: 1 });
      stage.command({ type: 'resume', runId: 1 });
    };
    stage.command(start());
    await stage.next('ended');
    expect(stage.course).toEqual(['loaded', 'started', 'ended']);
  });

  it('ignores commands for a run that is not the present one', async () => {
    const stage = new Stage(data);
    stage.command({ type: 'stop', runId: 1 });
    stage.onTurn = () => {
      for (const type of ['pause', 'step', 'stop'] as const) stage.command({ type, runId: 7 });
    };
    stage.command(start({ runId: 8 }));
    await stage.next('ended');
    expect(stage.course).toEqual(['loaded', 'started', 'epoch', 'epoch', 'epoch', 'ended']);
    stage.command({ type: 'pause', runId: 8 });
    await settle();
    expect(stage.course.at(-1)).toBe('ended');
  });

  it('ends a run that is still on before it begins the next', async () => {
    const stage = new Stage(data);
    stage.onTurn = (turn) => turn === 1 && stage.command(start({ runId: 2 }));
    stage.command(start());
    await stage.next('ended');
    await stage.next('ended');
    expect(stage.course.slice(1, 4)).toEqual(['started', 'ended', 'started']);
    expect(stage.events('ended').map(({ runId, ending }) => [runId, ending])).toEqual([
      [1, 'stopped'],
      [2, 'completed'],
    ]);
    expect(stage.events('ended')[1].network).toEqual(undisturbedNetwork());
  });

  it('learns from new data with the next run', async () => {
    const stage = new Stage(data);
    stage.command({ type: 'load', data: createSmallDataSet({ training: 10, test: 7 }) });
    stage.command(start());
    await stage.next('ended');
    expect(stage.events('epoch')[0].result.total).toBe(7);
  });
});

describe('TrainerService, what it tells on the way', () => {
  const long = { ...hyperparameters, epochs: 20 };

  it('tells progress at most 20 times and networks at most 5 times a second', async () => {
    const stage = new Stage(data);
    stage.command(start({ hyperparameters: long }));
    await stage.next('ended');
    const times = (type: string) =>
      stage.told.filter(({ event }) => event.type === type).map(({ atMs }) => atMs);
    // What is left of the progress is told at the end, however soon.
    const progress = times('progress').slice(0, -1);
    expect(progress.length).toBeGreaterThan(10);
    progress.slice(1).forEach((atMs, index) => expect(atMs - progress[index]).toBeGreaterThanOrEqual(50));
    const networks = stage.told.filter(({ event }) => event.type === 'network' || event.type === 'epoch');
    expect(times('network').length + times('epoch').length).toBe(networks.length);
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
    const [small, large] = [
      await networksPerSecond([200, 200, 200, 200]),
      await networksPerSecond([400, 400, 400]),
    ];
    expect(small).toBeGreaterThan(3);
    expect(small).toBeLessThanOrEqual(5);
    expect(large).toBeGreaterThan(0);
    expect(large).toBeLessThanOrEqual(1);
  });

  it('tells every point of the cost curve once, in order, at most 50 an epoch', async () => {
    const stage = new Stage(data);
    stage.onTurn = (turn) => {
      if (turn % 7 !== 3) return;
      stage.command({ type: 'pause', runId: 1 });
      void stage.next('paused').then(() => stage.command({ type: 'resume', runId: 1 }));
    };
    stage.command(start());
    await stage.next('ended');
    const positions = stage
      .events('progress')
      .flatMap(({ progress }) => progress.costs.map(({ epochs }) => epochs));
    expect(positions).toEqual(Array.from({ length: 90 }, (_, index) => expect.closeTo((index + 1) / 30, 9)));
    expect(stage.events('progress').every(({ progress }) => progress.runId === 1)).toBe(true);
  });
});
