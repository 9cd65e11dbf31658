import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import type { Hyperparameters } from '../../../src/contract/hyperparameters';
import type { NetworkParameters } from '../../../src/contract/network';
import { createNetwork, parametersOf } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import { writeModelFile } from '../../../src/services/models/model-library';
import { unknownProvenance } from '../../../src/contract/models';
import {
  createHome,
  full,
  long,
  middling,
  short,
  startWorkbench,
  starter,
  trainToEnd,
  untilEpoch,
  untilRest,
  valueOf,
} from '../home';

/** The weights that a run comes to in a home of its own. */
async function trainAlone(hyperparameters: Hyperparameters): Promise<NetworkParameters> {
  const started = await startWorkbench(await createHome());
  await trainToEnd(started, hyperparameters);
  return started.workbench.screen.network;
}

describe('training on', () => {
  it('goes on with the curve at the epoch where the run ended, to the weights of all epochs at once', async () => {
    const started = await startWorkbench(await createHome());
    const { workbench, events } = started;
    const first = await trainToEnd(started, short);
    events.forget();
    const run = valueOf(await workbench.training.goOn({ epochs: 6, ...full }));
    expect(run).toMatchObject({ id: first.id, epochs: first.epochs, hyperparameters: { epochs: 6 } });
    await untilRest(started, first.id, { epochsDone: 6 });
    expect(events.of('run.epoch').map(({ result }) => result.epoch)).toEqual([3, 4, 5]);
    // The page keeps its chart: it is the same run.
    expect(events.of('run.shown')).toEqual([]);
    expect(workbench.screen.network).toEqual(await trainAlone({ ...short, epochs: 6 }));
    expect(workbench.snapshot().runs.filter(({ origin }) => origin.kind === 'new')).toHaveLength(1);
  });

  it('makes one more epoch in a step after the end', async () => {
    const started = await startWorkbench(await createHome());
    const { workbench, events } = started;
    const { id } = await trainToEnd(started, short);
    valueOf(await workbench.training.goOn({ epochs: 4, speed: 'full', step: 'epoch' }));
    await events.until('run.changed', (run) => run.id === id && run.epochsDone === 4);
    await untilEpoch(started, id, 3);
    expect(workbench.screen.details.epochs.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3]);
  });

  it('leaves an opened network as it is, and makes a run of its own whose name says so', async () => {
    const started = await startWorkbench(await createHome());
    const { workbench } = started;
    await started.events.until('run.point', () => true);
    const opened = workbench.screen.details;
    const { id } = valueOf(await workbench.training.goOn({ epochs: 2, ...full }));
    await untilRest(started, id, { epochsDone: 2 });
    const { details, network } = workbench.screen;
    expect(details).toMatchObject({
      name: 'Starter model, trained on',
      origin: { kind: 'continued', from: opened.id, name: 'Starter model', epochs: 0 },
      data: { name: 'MNIST', trainingImages: 100 },
    });
    expect(details.epochs.map(({ epoch }) => epoch)).toEqual([0, 1]);
    expect(network).not.toEqual(starter);
    // It goes on in its own place.
    expect(valueOf(await workbench.training.goOn({ epochs: 3, ...full })).id).toBe(id);
    await untilRest(started, id, { epochsDone: 3 });
    // Opened again, it is the one run that is there.
    expect(valueOf(await workbench.models.openIncluded('starter'))).toMatchObject({
      id: opened.id,
      name: 'Starter model',
      epochsDone: 0,
    });
    expect(workbench.screen.network).toEqual(starter);
    expect(workbench.snapshot().runs).toHaveLength(2);
  });

  it('goes on with the epochs that an opened file tells, and leaves its run as it is', async () => {
    const home = await createHome();
    const started = await startWorkbench(home);
    const { workbench } = started;
    await trainToEnd(started, short);
    const path = join(home.folder, 'mine.safetensors');
    valueOf(await workbench.models.export(path));
    const opened = valueOf(await workbench.models.open(path));
    const refused = await workbench.training.goOn({ epochs: short.epochs, ...full });
    expect(refused).toMatchObject({
      failure: { code: 'training-not-possible', message: expect.stringContaining('3 epochs') },
    });
    const trained = valueOf(await workbench.training.goOn({ epochs: 6, ...full }));
    expect(trained).toMatchObject({
      name: 'mine, trained on',
      origin: { kind: 'continued', from: opened.id, epochs: 3 },
      hyperparameters: { epochs: 6 },
    });
    expect(trained.epochs).toEqual(opened.epochs);
    await untilRest(started, trained.id, { epochsDone: 6 });
    const listed = workbench.snapshot().runs.find((run) => run.id === opened.id);
    expect(listed).toMatchObject({ epochsDone: 3, state: 'finished' });
    // Nor can it be trained in place from the list, as the terminal's `resume` does.
    expect(await workbench.runs.resume(opened.id)).toMatchObject({
      failure: { code: 'training-not-possible', message: expect.stringContaining('stays as it is') },
    });
  });

  it('refuses without data, and while it trains already', async () => {
    const home = await createHome({ hasData: false });
    const without = await startWorkbench(home);
    await without.events.until('data.status', ({ phase }) => phase === 'unavailable');
    const request = { hyperparameters: short, ...full };
    for (const refused of [
      await without.workbench.training.start(request),
      await without.workbench.training.goOn({ epochs: 9, ...full }),
      await without.workbench.training.branch(request),
      await without.workbench.runs.queue({ hyperparameters: short, repeats: 2 }),
    ]) {
      expect(refused).toMatchObject({ failure: { code: 'data-missing' } });
    }
    expect(without.workbench.snapshot().runs).toHaveLength(1);

    const { workbench } = await startWorkbench(await createHome());
    valueOf(await workbench.training.start({ hyperparameters: long, ...full }));
    expect(await workbench.training.goOn({ epochs: 10_000, ...full })).toMatchObject({
      failure: { code: 'training-not-possible' },
    });
  });
});

describe('training on with other settings', () => {
  it('is a run of its own, whose curve goes on where the other ended', async () => {
    const started = await startWorkbench(await createHome());
    const { workbench } = started;
    const first = await trainToEnd(started, short);
    const { network } = workbench.screen;
    const hyperparameters = { ...short, learningRate: 1e-6, epochs: 2 };
    const { id } = valueOf(await workbench.training.branch({ hyperparameters, ...full }));
    expect(workbench.screen.network).toEqual(network);
    await untilRest(started, id, { state: 'finished' });
    const { details } = workbench.screen;
    expect(details).toMatchObject({
      id,
      origin: { kind: 'continued', from: first.id, name: first.name, epochs: 3 },
      hyperparameters: { learningRate: 1e-6, epochs: 5 },
    });
    expect(details.epochs.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3, 4]);
    expect(details.epochs.slice(0, 3)).toEqual(first.epochs);
    const positions = details.costs.map(({ epochs }) => epochs);
    expect(positions).toEqual(positions.toSorted((one, other) => one - other));
    const [weight, before] = [workbench.screen.network, network].map(({ layers }) => layers[0].weight);
    expect(Math.max(...weight.map((value, index) => Math.abs(value - before[index])))).toBeLessThan(1e-3);
    expect(valueOf(await workbench.screen.show(first.id)).epochs).toEqual(first.epochs);
    expect(workbench.screen.network).toEqual(network);
  });

  it('is refused where layers or activations do not fit', async () => {
    const { workbench } = await startWorkbench(await createHome());
    const branch = (changes: Partial<Hyperparameters>) =>
      workbench.training.branch({ hyperparameters: { ...short, ...changes }, ...full });
    expect(await branch({ hiddenLayers: [30] })).toMatchObject({
      failure: { code: 'training-not-possible', message: expect.stringContaining('(8)') },
    });
    expect(await branch({ outputActivation: 'softmax' })).toMatchObject({
      failure: { code: 'training-not-possible' },
    });
    expect(workbench.snapshot().runs).toHaveLength(1);
  });
});

describe('a run is never lost', () => {
  it('whatever is trained or opened after it', async () => {
    const home = await createHome();
    const started = await startWorkbench(home);
    const { workbench } = started;
    const first = await trainToEnd(started, short);
    const { network } = workbench.screen;
    const second = valueOf(
      await workbench.training.start({ hyperparameters: { ...long, hiddenLayers: [9] }, ...full }),
    );
    await untilEpoch(started, second.id, 1);
    valueOf(await workbench.runs.stop(second.id));
    const { network: stopped } = workbench.screen;
    await trainToEnd(started, { ...short, hiddenLayers: [10] });
    valueOf(await workbench.models.openIncluded('starter'));
    await workbench.close(null);

    const next = await startWorkbench(home);
    const runs = next.workbench.snapshot().runs.filter(({ origin }) => origin.kind === 'new');
    expect(runs.map(({ hyperparameters }) => hyperparameters.hiddenLayers)).toEqual([[10], [9], [8]]);
    valueOf(await next.workbench.screen.show(first.id));
    expect(next.workbench.screen.network).toEqual(network);
    valueOf(await next.workbench.screen.show(second.id));
    expect(next.workbench.screen.network).toEqual(stopped);
  });

  it('also when the app is closed while it trains: it goes on to the very same weights', async () => {
    const home = await createHome();
    const hyperparameters = middling;
    const first = await startWorkbench(home);
    const { id } = valueOf(await first.workbench.training.start({ hyperparameters, ...full }));
    await untilEpoch(first, id, 3);
    await first.workbench.close({ x: 0, y: 0, width: 1200, height: 800, isMaximized: false });

    const second = await startWorkbench(home);
    const { run } = second.workbench.snapshot();
    expect(run).toMatchObject({ id, state: 'interrupted' });
    expect(run.epochs.length).toBeGreaterThanOrEqual(4);
    expect(second.workbench.settings.windowBounds).toMatchObject({ width: 1200 });
    valueOf(await second.workbench.training.goOn({ epochs: middling.epochs, ...full }));
    await untilRest(second, id, { state: 'finished' });
    expect(second.workbench.screen.network).toEqual(await trainAlone(hyperparameters));
  });
});

describe('the network of a file', () => {
  it('keeps its activations, and settings that can train it', async () => {
    const home = await createHome();
    const path = join(home.folder, 'other.safetensors');
    const activations = { hidden: 'relu', output: 'softmax' } as const;
    const network = { ...parametersOf(createNetwork([784, 8, 10], createRandom(8))), activations };
    valueOf(await writeModelFile(path, { network, provenance: unknownProvenance }));
    const { workbench } = await startWorkbench(home);
    const { hyperparameters } = valueOf(await workbench.models.open(path));
    expect(hyperparameters).toMatchObject({
      hiddenLayers: [8],
      hiddenActivation: 'relu',
      outputActivation: 'softmax',
    });
    const branch = valueOf(await workbench.training.branch({ hyperparameters, ...full }));
    valueOf(await workbench.runs.stop(branch.id));
  });
});
