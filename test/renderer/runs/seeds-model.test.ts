import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import { hyperparameterFields } from '../../../src/contract/hyperparameter-fields';
import { maximumRepeats } from '../../../src/contract/run';
import { HyperparametersModel } from '../../../src/renderer/hyperparameters/hyperparameters-model';
import { RunLibrary } from '../../../src/renderer/run/run-library';
import { SeedsModel } from '../../../src/renderer/runs/seeds-model';
import { NoticesModel } from '../../../src/renderer/ui/notices-model';
import { FakeBridge, runSummary } from '../fake-bridge';

function modelWith(...seedsThatWereTrained: number[]) {
  const bridge = new FakeBridge();
  const library = new RunLibrary(bridge, new NoticesModel());
  const runs = seedsThatWereTrained.map((seed) =>
    runSummary({ id: `run-${1_000_000 + seed}`, hyperparameters: { ...defaultHyperparameters, seed } }),
  );
  library.restore(runs, { bytes: 0, limitBytes: null, dueIds: [] });
  const hyperparameters = new HyperparametersModel({ network: signal(null), trainingImages: signal(50_000) });
  hyperparameters.show(defaultHyperparameters);
  return { bridge, library, hyperparameters, seeds: new SeedsModel({ library, hyperparameters }) };
}

describe('SeedsModel', () => {
  it('queues the settings in Train with one seed after another, from their own on', async () => {
    const { seeds, bridge, hyperparameters } = modelWith();
    hyperparameters.enter('seed', '100');
    seeds.text.value = '20';
    await seeds.queue();
    expect(bridge.asked).toEqual([
      {
        name: 'runs.queue',
        parameters: [{ hyperparameters: { ...defaultHyperparameters, seed: 100 }, repeats: 20 }],
      },
    ]);
  });

  it('goes on after the last seed of these settings, whose runs would come out the same', () => {
    const { seeds, hyperparameters } = modelWith(1, 2, 9);
    expect(seeds.firstSeed.value).toBe(10);
    hyperparameters.enter('seed', '5');
    expect(seeds.firstSeed.value).toBe(5);
    hyperparameters.enter('seed', '1');
    hyperparameters.enter('learningRate', '0.5');
    expect(seeds.firstSeed.value).toBe(1);
  });

  it('says why it queues nothing', async () => {
    const { seeds, bridge, hyperparameters } = modelWith();
    for (const text of ['', 'many', '0', '2.5', String(maximumRepeats + 1)]) {
      seeds.text.value = text;
      expect(seeds.obstacle.value).toBe(`Choose from 1 to ${maximumRepeats} runs.`);
    }
    seeds.text.value = '3';
    hyperparameters.enter('seed', String(hyperparameterFields.seed.maximum - 1));
    expect(seeds.obstacle.value).toBe(`The last seed is ${hyperparameterFields.seed.maximum}.`);
    hyperparameters.enter('epochs', 'many');
    expect(seeds.obstacle.value).toBe('A setting in Train is wrong.');
    await seeds.queue();
    expect(bridge.asked).toEqual([]);
  });
});
