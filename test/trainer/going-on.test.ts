import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Hyperparameters } from '../../src/contract/hyperparameters';
import { engineNames } from '../../src/contract/run';
import type { AccuracyPoint, CostPoint, EpochResult } from '../../src/contract/run';
import type { Checkpoint, TrainerCommand, TrainerEvent } from '../../src/contract/trainer';
import { createNewNetwork } from '../../src/engine/network/network';
import { createSmallDataSet } from '../engine/small-data-set';
import { data, hyperparameters, start, undisturbedNetwork } from './runs';
import { Stage } from './stage';

type Start = Extract<TrainerCommand, { type: 'start' }>;

const everything: Hyperparameters = {
  ...hyperparameters,
  ...{ hiddenLayers: [12], epochs: 3, learningRate: 0.1, miniBatchSize: 7, hiddenActivation: 'tanh' },
  ...{ cost: 'cross-entropy', momentum: 0.5, dropout: 0.2, l1: 0.1, l2: 0.1, shift: 1, strokeDigits: 30 },
};

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A trainer process from its start to its end, or to its death at a turn; what it told comes back copied, as from a process. */
async function live(command: TrainerCommand, dieAtTurn = Infinity): Promise<TrainerEvent[]> {
  const stage = new Stage(data, 20);
  await new Promise<void>((resolve) => {
    stage.onTurn = (turn) => {
      if (turn < dieAtTurn) return undefined;
      resolve();
      return new Promise(() => undefined);
    };
    void Promise.race([stage.next('ended'), stage.next('refused')]).then(resolve);
    stage.command(command);
  });
  return structuredClone(stage.told.map(({ event }) => event));
}

/** What would be on disk: the newest checkpoint, with what was told before it. */
interface Kept {
  checkpoint?: Checkpoint;
  epochs: EpochResult[];
  points: AccuracyPoint[];
  costs: CostPoint[];
}

function keep(before: Kept, told: readonly TrainerEvent[]): Kept {
  let kept = before;
  const next = { epochs: [...before.epochs], points: [...before.points], costs: [...before.costs] };
  for (const event of told) {
    if (event.type === 'epoch') {
      next.epochs.push({ ...event.result, trainSeconds: 0, evaluateSeconds: 0 });
      next.costs.push(...event.costs);
    }
    if (event.type === 'point') next.points.push(event.point);
    if ('checkpoint' in event && event.checkpoint) {
      kept = {
        epochs: [...next.epochs],
        points: [...next.points],
        costs: [...next.costs],
        checkpoint: event.checkpoint,
      };
    }
  }
  return kept;
}

const nothing: Kept = { epochs: [], points: [], costs: [] };
const goOn = (checkpoint: Checkpoint): Start['start'] => ({ kind: 'checkpoint', checkpoint });

describe('TrainerService, with a run that goes on', () => {
  it.each(engineNames)(
    'comes to the same end however often its process dies, with the %s engine',
    async (engine) => {
      const asked = { hyperparameters: everything, engine };
      const expected = keep(nothing, await live(start(asked)));
      expect(expected.checkpoint!.network).toEqual(undisturbedNetwork(everything, engine));
      const deaths = fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(deaths, async (turns) => {
          let kept = nothing;
          for (const turn of [...turns, Infinity]) {
            const from = kept.checkpoint ? { start: goOn(kept.checkpoint) } : {};
            kept = keep(kept, await live(start({ ...asked, ...from }), turn));
          }
          expect({ ...kept, checkpoint: { ...kept.checkpoint, trainSeconds: 0 } }).toEqual({
            ...expected,
            checkpoint: { ...expected.checkpoint, trainSeconds: 0 },
          });
        }),
        { seed: 1, numRuns: 10 },
      );
    },
  );

  it('tells with its start where it goes on', async () => {
    const told = await live(start(), 16);
    const { checkpoint } = keep(nothing, told);
    expect(checkpoint!.position.imagesDone).toBeGreaterThan(0);
    const [started] = await live(start({ start: goOn(checkpoint!) })).then((events) =>
      events.filter(({ type }) => type === 'started'),
    );
    expect(started).toMatchObject({ checkpoint });
  });

  it('adds epochs to a run that has ended, and does nothing where none is left', async () => {
    const { checkpoint } = keep(nothing, await live(start()));
    const five = { ...hyperparameters, epochs: 5 };
    const longer = keep(nothing, await live(start({ hyperparameters: five, start: goOn(checkpoint!) })));
    expect(longer.epochs.map(({ epoch }) => epoch)).toEqual([3, 4]);
    expect(longer.points).toEqual([]);
    expect(longer.checkpoint!.network).toEqual(undisturbedNetwork(five));
    const again = await live(start({ start: goOn(checkpoint!) }));
    expect(again.map(({ type }) => type)).toEqual(['loaded', 'started', 'ended']);
    expect(again.at(-1)).toMatchObject({ ending: 'completed', checkpoint });
  });

  it('goes beyond early stopping only where it is asked to', async () => {
    const asked = { ...hyperparameters, learningRate: 1e-6, epochs: 100, earlyStopping: 2 };
    const first = await live(start({ hyperparameters: asked }));
    const { checkpoint, epochs } = keep(nothing, first);
    const command = (isBeyondEnding: boolean) =>
      start({
        hyperparameters: asked,
        start: { kind: 'checkpoint', checkpoint: checkpoint!, isBeyondEnding },
      });
    const ended = await live(command(false));
    expect(ended.map(({ type }) => type)).toEqual(['loaded', 'started', 'ended']);
    expect(ended.at(-1)).toMatchObject({ ending: 'no-improvement' });
    const further = await live(command(true));
    expect(keep(nothing, further).epochs.map(({ epoch }) => epoch)).toEqual([
      epochs.length,
      epochs.length + 1,
    ]);
    expect(further.at(-1)).toMatchObject({ ending: 'no-improvement' });
  });

  it('goes on from another run’s network, with its epochs counted on and its curve placed behind', async () => {
    const network = createNewNetwork({ ...hyperparameters, seed: 7 });
    const told = await live(start({ start: { kind: 'network', network, epoch: 2 } }));
    const { epochs, points, costs } = keep(nothing, told);
    expect(epochs.map(({ epoch }) => epoch)).toEqual([2]);
    expect(points).toEqual([]);
    expect(costs[0].epochs).toBeGreaterThan(2);
    expect(costs.at(-1)!.epochs).toBe(3);
  });

  it('begins a plain run in all the precision of the network that it is given', async () => {
    const network = createNewNetwork(hyperparameters);
    network.layers[0].weight[5] = 1 / 3;
    const told = await live(start({ engine: 'plain', start: { kind: 'network', network, epoch: 0 } }), 0);
    const [checkpoint] = told.flatMap((event) => (event.type === 'started' ? [event.checkpoint] : []));
    expect(checkpoint.state['network.0.weight']).toEqual(network.layers[0].weight);
    expect(checkpoint.state['network.1.bias']).toEqual(network.layers[1].bias);
    expect(checkpoint.network.layers[0].weight[5]).toBe(Math.fround(1 / 3));
  });

  it('counts the seconds that were spent on the epoch before', async () => {
    const before = await live(start({ hyperparameters: everything }));
    const checkpoint = before
      .flatMap((event) => (event.type === 'checkpoint' ? [event.checkpoint] : []))
      .find(({ position }) => position.imagesDone > 0);
    expect(checkpoint!.trainSeconds).toBeGreaterThan(0);
    const told = await live(
      start({ hyperparameters: everything, start: goOn({ ...checkpoint!, trainSeconds: 1000 }) }),
    );
    const [first] = told.flatMap((event) => (event.type === 'epoch' ? [event.result] : []));
    expect(first.trainSeconds).toBeGreaterThan(1000);
  });
});

describe('TrainerService, with a checkpoint that does not fit', () => {
  const refused = async (changes: Partial<Start>) => {
    const told = await live(start(changes));
    expect(told.map(({ type }) => type)).toEqual(['loaded', 'refused']);
    const [, event] = told;
    return event.type === 'refused' ? event.message : '';
  };

  it('refuses to go on with the plain engine where the run began with kernels', async () => {
    const fast = keep(nothing, await live(start())).checkpoint!;
    expect(await refused({ engine: 'plain', start: goOn(fast) })).toBe(
      'This run began with the fast engine and has to continue with it.',
    );
    vi.stubGlobal('WebAssembly', undefined);
    expect(await refused({ start: goOn(fast) })).toContain('the fast engine, which cannot be used here (');
  });

  it('goes on with the plain engine where there were no kernels when the run began, and says so', async () => {
    vi.stubGlobal('WebAssembly', undefined);
    const asked = { hyperparameters: { ...hyperparameters, epochs: 1 } };
    const told = await live(start(asked));
    expect(told[1]).toMatchObject({
      type: 'started',
      engine: { engine: 'plain', remark: expect.any(String) },
    });
    const plain = keep(nothing, told).checkpoint!;
    const without = await live(start({ start: goOn(plain) }));
    vi.unstubAllGlobals();
    const withKernels = await live(start({ start: goOn(plain) }));
    for (const further of [without, withKernels]) {
      expect(further[1]).toMatchObject({
        type: 'started',
        engine: { engine: 'plain', remark: expect.stringContaining('fast engine') },
      });
      expect(keep(nothing, further).checkpoint!.network).toEqual(
        undisturbedNetwork(hyperparameters, 'plain'),
      );
    }
  });

  it('refuses one of other settings or other data', async () => {
    const { checkpoint } = keep(nothing, await live(start()));
    const message =
      'This run cannot be resumed: its checkpoint does not match its settings and training images.';
    for (const changes of [{ momentum: 0.5 }, { trainingImages: 500 }, { strokeDigits: 10 }]) {
      const other = { ...hyperparameters, ...changes };
      expect(await refused({ hyperparameters: other, start: goOn(checkpoint!) })).toBe(message);
    }
    const stage = new Stage(createSmallDataSet({ training: 599 }));
    stage.command(start({ start: goOn(checkpoint!) }));
    await stage.next('refused');
    // The next run is none the worse for it.
    stage.command(start({ runId: 'run-two' }));
    await stage.next('ended');
    expect(stage.course).toContain('epoch');
  });
});
