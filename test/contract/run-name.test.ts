import { describe, expect, it } from 'vitest';
import type { Hyperparameters } from '../../src/contract/hyperparameters';
import { defaultHyperparameters, hyperparametersSchema } from '../../src/contract/hyperparameters';
import { presets } from '../../src/contract/presets';
import { modelEndings } from '../../src/contract/model-files';
import { nameOfLesson, nameOfNewRun, nameOfOpened, nameOfVoting } from '../../src/contract/run-name';

const named = (changes: Partial<Hyperparameters>) => nameOfNewRun({ ...defaultHyperparameters, ...changes });

describe('nameOfNewRun', () => {
  it.each(presets)('calls $name by its label', ({ hyperparameters, label }) => {
    expect(nameOfNewRun(hyperparameters)).toBe(label);
  });

  it('says the seed where it is not the preset’s, and of each of several runs', () => {
    const book100 = presets.find(({ name }) => name === 'book-100')!.hyperparameters;
    expect(nameOfNewRun({ ...book100, seed: 7 })).toBe('100 hidden neurons, seed 7');
    expect(nameOfNewRun(book100, true)).toBe(`100 hidden neurons, seed ${book100.seed}`);
    expect(named({ hiddenLayers: [50], seed: 7 })).toBe('50 hidden, seed 7');
    expect(named({ hiddenLayers: [50] })).toBe('50 hidden');
    expect(named({ hiddenLayers: [50], seed: 7, epochs: 3 })).toBe('50 hidden, seed 7, 3 epochs');
  });

  it('says in short what differs from the first experiment', () => {
    expect(named({ hiddenLayers: [300, 100], learningRate: 0.5, epochs: 60 })).toBe(
      '300, 100 hidden, η 0.5, 60 epochs',
    );
    expect(named({ hiddenLayers: [], cost: 'cross-entropy', trainingImages: 1000 })).toBe(
      'No hidden layer, 1,000 images, cross-entropy',
    );
  });

  it.each(Object.keys(hyperparametersSchema.entries) as (keyof Hyperparameters)[])(
    'tells runs apart that differ in %s',
    (name) => {
      const other: Partial<Hyperparameters> = {
        hiddenLayers: [17],
        shuffle: false,
        hiddenActivation: 'tanh',
        outputActivation: 'softmax',
        cost: 'cross-entropy',
        initialWeights: 'scaled-normal',
      };
      const changed = { [name]: other[name] ?? 1.5 };
      // Patience has no effect without a schedule.
      const common: Partial<Hyperparameters> = { hiddenLayers: [40], schedule: 'halving', patience: 3 };
      if (name === 'schedule') changed.schedule = 'constant';
      expect(named({ ...common, ...changed })).not.toBe(named(common));
    },
  );

  it('is never longer than a name may be', () => {
    const name = named({
      hiddenLayers: [2000, 2000, 2000, 2000, 2000, 2000, 2000, 2000],
      hiddenActivation: 'relu',
      outputActivation: 'softmax',
      cost: 'cross-entropy',
      initialWeights: 'scaled-normal',
      learningRate: 0.123456,
      l1: 0.123456,
      l2: 0.123456,
      dropout: 0.123456,
    });
    expect(name.length).toBeLessThanOrEqual(120);
    expect(name.endsWith('…')).toBe(true);
  });

  it('ends with a whole part where it says not all', () => {
    const { hyperparameters } = presets.find(({ name }) => name === 'handwriting')!;
    expect(nameOfNewRun({ ...hyperparameters, hiddenLayers: [100], epochs: 30 })).toBe(
      '100 hidden, η 0.03, ReLU, softmax, cross-entropy, weights N(0, 1/n), L2 λ 0.5, η halving, patience 2, shift 1.5…',
    );
  });
});

describe('nameOfLesson', () => {
  it('says that it knows my digits, and does not say it twice', () => {
    expect(nameOfLesson('30 hidden neurons')).toBe('30 hidden neurons, with my digits');
    expect(nameOfLesson('30 hidden neurons, with my digits')).toBe('30 hidden neurons, with my digits');
    expect(nameOfLesson('x'.repeat(120)).length).toBe(120);
  });
});

describe('nameOfVoting', () => {
  it.each([
    [['30 hidden neurons, seed 1', '30 hidden neurons, seed 2'], '2 voting: 30 hidden neurons'],
    [
      ['30 hidden neurons', '30 hidden neurons, seed 2', '30 hidden neurons, seed 3'],
      '3 voting: 30 hidden neurons',
    ],
    [['mine', 'yours'], '2 voting'],
    [['seed 1', 'seed 2'], '2 voting'],
  ])('says how many of what: %j', (names, name) => {
    expect(nameOfVoting(names)).toBe(name);
  });

  it('is no longer than a name may be', () => {
    expect(nameOfVoting(['x'.repeat(120), 'x'.repeat(120)]).length).toBe(120);
  });
});

describe('nameOfOpened', () => {
  it('is the file’s name without its ending', () => {
    expect(nameOfOpened('my network.v2.safetensors')).toBe('my network.v2');
    expect(nameOfOpened('net.JSON')).toBe('net');
    expect(nameOfOpened('.json')).toBe('.json');
    for (const ending of modelEndings) expect(nameOfOpened(`from Ann${ending}`)).toBe('from Ann');
    expect(nameOfOpened(`${'long '.repeat(50)}.json`).length).toBeLessThanOrEqual(120);
  });
});
