import { describe, expect, it } from 'vitest';
import type { Hyperparameters } from '../../../src/contract/hyperparameters';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import { announceRun, describeProgress, describeRun } from '../../../src/renderer/training/run-text';
import { epochResult, runState } from '../fake-bridge';

describe('describeRun', () => {
  it('says what the run was started with', () => {
    expect(describeRun(runState())).toBe(
      '784-30-10 · η 3 · mini-batch 10 · 30 epochs · 50,000 images · seed 1',
    );
  });

  it('names what is out of the ordinary, and the images that are really there', () => {
    const hyperparameters = { ...defaultHyperparameters, hiddenLayers: [], epochs: 1, shuffle: false };
    const run = runState({ hyperparameters, startFrom: 'present-network', trainingImages: 5000 });
    expect(describeRun(run)).toBe(
      '784-10 · η 3 · mini-batch 10 · 1 epoch · 5,000 images · seed 1 · not shuffled · from the open network',
    );
  });
});

describe('describeRun beyond chapter 1', () => {
  it('names all that is done otherwise', () => {
    const hyperparameters: Hyperparameters = {
      ...defaultHyperparameters,
      hiddenActivation: 'relu',
      outputActivation: 'softmax',
      cost: 'cross-entropy',
      initialWeights: 'scaled-normal',
      l2: 5,
      l1: 0.1,
      dropout: 0.5,
      momentum: 0.9,
      schedule: 'halving',
      earlyStopping: 20,
      shift: 2,
      rotation: 15,
      scaling: 0.1,
      shear: 0.2,
      elastic: 1,
      strokeDigits: 20_000,
    };
    expect(describeRun(runState({ hyperparameters }))).toBe(
      '784-30-10 · η 3 · mini-batch 10 · 30 epochs · 50,000 images · seed 1 · ReLU · softmax · cross-entropy · ' +
        'weights N(0, 1/n) · L2 λ 5 · L1 λ 0.1 · dropout 0.5 · momentum 0.9 · η halved after 10 · ' +
        'early stopping after 20 · shift 2 · rotation 15° · scaling 0.1 · shear 0.2 · elastic 1 · ' +
        '20,000 stroke digits',
    );
  });
});

describe('describeProgress', () => {
  const progress = { runId: 1, epoch: 3, epochFraction: 0.5, isEvaluating: false, costs: [] };

  it('tells the time that is left once there is an estimate', () => {
    expect(describeProgress(runState(), progress, 0, true)).toBe('Training…');
    expect(describeProgress(runState(), { ...progress, secondsLeft: 0.9 }, 0, true)).toBe('0.9 s left');
  });

  it('tells how the run stands otherwise', () => {
    expect(describeProgress(null, null, 0, true)).toBe('Ready');
    expect(describeProgress(null, null, 0, false)).toBe('');
    expect(describeProgress(runState({ phase: 'loading' }), null, 0, true)).toBe('Preparing…');
    expect(describeProgress(runState({ phase: 'paused' }), progress, 0, true)).toBe('Paused');
    expect(describeProgress(runState({ phase: 'stopped' }), progress, 0, true)).toBe('Stopped');
    expect(describeProgress(runState({ phase: 'failed' }), progress, 0, true)).toBe('Failed');
    expect(describeProgress(runState({ phase: 'finished' }), progress, 18, true)).toBe('Done in 18 s');
    const early = runState({ phase: 'finished', ending: 'no-improvement' });
    expect(describeProgress(early, progress, 18, true)).toBe('Ended early after 18 s');
    const diverged = runState({ phase: 'failed', ending: 'diverged' });
    expect(describeProgress(diverged, progress, 0, true)).toBe('Diverged');
  });
});

describe('announceRun', () => {
  it('tells the result when a run pauses or ends', () => {
    const [best, last] = [epochResult(3, 9500), epochResult(4, 9400)];
    expect(announceRun(null, null, null)).toBe('');
    expect(announceRun(runState(), last, best)).toBe('Training.');
    expect(announceRun(runState({ phase: 'paused' }), last, best)).toBe(
      'Training paused. Epoch 4: 94.00 % correct.',
    );
    expect(announceRun(runState({ phase: 'finished' }), last, best)).toBe(
      'Training finished. Best: 95.00 % at epoch 3.',
    );
    expect(announceRun(runState({ phase: 'stopped' }), null, null)).toBe('Training stopped.');
    expect(announceRun(runState({ phase: 'finished', ending: 'lowest-rate' }), last, best)).toBe(
      'Training finished early. Best: 95.00 % at epoch 3.',
    );
    expect(announceRun(runState({ phase: 'failed', ending: 'diverged' }), null, null)).toBe(
      'Training diverged.',
    );
  });
});
