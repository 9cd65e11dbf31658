import { describe, expect, it } from 'vitest';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import { bookExperiments, experimentsLike } from '../../../src/renderer/comparison/book-figures';
import { differingSettings, valueText } from '../../../src/renderer/comparison/settings-table';
import { someRun } from '../runs/some-runs';

describe('differingSettings', () => {
  it('lists only what differs, with the value of each run', () => {
    const runs = [
      someRun(1),
      someRun(2, { learningRate: 0.5, cost: 'cross-entropy' }),
      someRun(3, { hiddenLayers: [] }, { engine: 'plain' }),
    ];
    expect(differingSettings(runs, false)).toEqual([
      { head: 'hidden', values: ['30', '30', 'none'] },
      { head: 'η', values: ['3', '0.5', '3'] },
      { head: 'cost', values: ['quadratic', 'cross-entropy', 'quadratic'] },
      { head: 'engine', values: ['kernels', 'kernels', 'plain'] },
    ]);
  });

  it('has the seed where it is asked for, the start of a run, and nothing for one run', () => {
    const taught = { kind: 'fine-tuned', name: 'mine', ownDigits: 3, testCorrectBefore: 9 } as const;
    expect(differingSettings([someRun(1), someRun(2, {}, { origin: taught })], true)).toEqual([
      { head: 'seed', values: ['1', '2'] },
      { head: 'start', values: ['new weights', '“mine”, taught'] },
    ]);
    expect(differingSettings([someRun(1), someRun(2)], false)).toEqual([]);
    expect(differingSettings([someRun(1)], true)).toEqual([]);
  });
});

describe('valueText', () => {
  it('has a text for every setting', () => {
    for (const name of Object.keys(defaultHyperparameters) as (keyof typeof defaultHyperparameters)[]) {
      expect(valueText(name, defaultHyperparameters), name).not.toBe('');
    }
    expect(valueText('hiddenLayers', { ...defaultHyperparameters, hiddenLayers: [100, 30] })).toBe('100, 30');
  });
});

describe('experimentsLike', () => {
  it('finds the experiments of the book with the settings of the runs', () => {
    const slow = { ...defaultHyperparameters, hiddenLayers: [100], learningRate: 0.001, seed: 9, epochs: 5 };
    expect(experimentsLike([slow]).map(({ name }) => name)).toEqual(['100 hidden, η 0.001']);
    expect(experimentsLike([{ ...slow, miniBatchSize: 20 }])).toEqual([bookExperiments[0]]);
    expect(experimentsLike([slow, defaultHyperparameters])).toHaveLength(2);
  });
});
