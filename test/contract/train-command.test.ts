import { describe, expect, it } from 'vitest';
import { defaultHyperparameters } from '../../src/contract/hyperparameters';
import { commandOfRun, trainCommand } from '../../src/contract/train-command';
import { runSummary } from '../renderer/training/run-fixtures';

const sha256 = '0'.repeat(64);
const data = { name: 'Synthetic digits', sha256, trainingImages: 2, validationImages: 1, testImages: 1 };

describe('trainCommand', () => {
  it('names what differs from the book’s first experiment', () => {
    expect(trainCommand(defaultHyperparameters)).toBe('inkling train');
    const other = { hiddenLayers: [100, 30], learningRate: 0.5, shuffle: false, cost: 'cross-entropy' };
    expect(trainCommand({ ...defaultHyperparameters, ...other } as typeof defaultHyperparameters)).toBe(
      'inkling train --sizes 784,100,30,10 --eta 0.5 --no-shuffle --cost cross-entropy',
    );
  });
});

describe('commandOfRun', () => {
  it('names synthetic digits, which the terminal would not take by itself', () => {
    const run = { ...runSummary(), data: { ...data, place: 'synthetic' } };
    expect(commandOfRun(run)).toEqual({ ok: true, value: 'inkling train --data synthetic' });
  });

  it('begins with the network of the run that it continued, and counts only its own epochs', () => {
    const run = runSummary({ kind: 'continued', from: 'run-000002', name: 'first', epochs: 30 }, 40);
    expect(commandOfRun(run)).toEqual({
      ok: true,
      value: 'inkling train --epochs 10 --init-from run-000002',
    });
  });

  it.each([
    ['an unknown history', { kind: 'opened', file: 'a.onnx', weightsSha256: sha256, isHistoryKnown: false }],
    ['a person’s digits', { kind: 'fine-tuned', name: 'first', ownDigits: 20, testCorrectBefore: 9000 }],
    ['the network of a file', { kind: 'continued', name: 'a file', epochs: 0 }],
  ] as const)('refuses %s', (_, origin) => {
    expect(commandOfRun(runSummary(origin))).toMatchObject({ failure: { code: 'training-not-possible' } });
  });
});
