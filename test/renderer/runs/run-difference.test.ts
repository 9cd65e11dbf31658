import { describe, expect, it } from 'vitest';
import { defaultHyperparameters, type Hyperparameters } from '../../../src/contract/hyperparameters';
import { augmentationNames, hyperparameterChoices } from '../../../src/contract/hyperparameter-fields';
import { describeDifference, describeSettings } from '../../../src/renderer/runs/run-difference';
import { runSummary } from '../fake-bridge';

const runWith = (changes: Partial<Hyperparameters>) =>
  runSummary({ hyperparameters: { ...defaultHyperparameters, ...changes } });
const difference = (changes: Partial<Hyperparameters>, other: Partial<Hyperparameters> = {}) =>
  describeDifference(runWith(changes), runWith(other));

describe('describeDifference', () => {
  it('says in a few words what a run does otherwise, and nothing else', () => {
    expect(difference({ learningRate: 0.5, cost: 'cross-entropy', l2: 5 })).toBe(
      'η 0.5 · cross-entropy · L2 λ 5',
    );
    expect(difference({ hiddenLayers: [], seed: 7 })).toBe('no hidden layer · seed 7');
    expect(difference({ hiddenLayers: [100, 30], epochs: 1 })).toBe('100, 30 hidden · 1 epoch');
    expect(difference({})).toBe('same settings');
  });

  it('says that something is not done where the run on screen does it', () => {
    const other = { dropout: 0.5, shuffle: false, earlyStopping: 5, schedule: 'halving' } as const;
    expect(difference({}, other)).toBe('shuffled · no dropout · η constant · no early stopping');
    expect(difference(other)).toBe('not shuffled · dropout 0.5 · η halved after 10 · early stopping after 5');
  });

  it('says in one word that training images stay as they are', () => {
    expect(difference({ seed: 7 }, { shift: 2, rotation: 10, strokeDigits: 100 })).toBe(
      'no stroke digits · seed 7 · no augmentation',
    );
    expect(difference({ shift: 1 }, { shift: 2, rotation: 10 })).toBe('shift 1 · no rotation');
  });

  it('has words for every setting', () => {
    const others: Partial<Record<keyof Hyperparameters, Hyperparameters[keyof Hyperparameters]>> = {
      hiddenLayers: [7],
      shuffle: false,
    };
    for (const name of Object.keys(defaultHyperparameters) as (keyof Hyperparameters)[]) {
      const options = name in hyperparameterChoices && hyperparameterChoices[name as 'cost'].options;
      const other = options
        ? Object.keys(options).find((option) => option !== defaultHyperparameters[name])
        : Number(defaultHyperparameters[name]) + 1;
      const settings = { schedule: 'halving', [name]: others[name] ?? other } as Partial<Hyperparameters>;
      expect(difference(settings, { schedule: name === 'schedule' ? 'constant' : 'halving' }), name).toMatch(
        /\S/,
      );
      expect(difference(settings, { schedule: name === 'schedule' ? 'constant' : 'halving' }), name).not.toBe(
        'same settings',
      );
    }
    expect(augmentationNames.map((name) => difference({ [name]: 0.5 })).join()).toContain('rotation 0.5°');
  });

  it('does not count what has no effect', () => {
    expect(difference({ patience: 3 })).toBe('same settings');
    expect(difference({ hiddenLayers: [], hiddenActivation: 'tanh' }, { hiddenLayers: [] })).toBe(
      'same settings',
    );
  });

  it('names other data, another engine, and where the network comes from', () => {
    const present = runSummary();
    const synthetic = { ...present.data!, name: 'Synthetic digits', sha256: '1'.repeat(64) };
    expect(describeDifference(runSummary({ data: synthetic, engine: 'plain' }), present)).toBe(
      'Synthetic digits · plain engine',
    );
    const taught = { kind: 'fine-tuned', name: 'A', ownDigits: 20, testCorrectBefore: 9500 } as const;
    expect(describeDifference(runSummary({ origin: taught }), present)).toBe('taught 20 of your digits');
  });

  it('admits where it knows nothing', () => {
    const origin = {
      kind: 'opened',
      file: 'a.safetensors',
      weightsSha256: '0'.repeat(64),
      isHistoryKnown: false,
    } as const;
    expect(describeDifference(runSummary({ origin }), runSummary())).toBe('settings not known');
    expect(describeDifference(runSummary(), runSummary({ origin }))).toBe(
      '30 hidden · η 3 · mini-batch 10 · 30 epochs',
    );
  });
});

describe('describeSettings', () => {
  it('names the usual settings and what else is out of the ordinary', () => {
    expect(describeSettings(defaultHyperparameters)).toBe('30 hidden · η 3 · mini-batch 10 · 30 epochs');
    expect(describeSettings({ ...defaultHyperparameters, momentum: 0.9, seed: 8 })).toBe(
      '30 hidden · η 3 · mini-batch 10 · 30 epochs · momentum 0.9',
    );
  });
});
