import { describe, expect, it } from 'vitest';
import type { Hyperparameters } from '../../../src/contract/hyperparameters';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import { runStates } from '../../../src/contract/run';
import { announceRun, describeFacts, describeRun } from '../../../src/renderer/run/run-text';
import { epochResult, runIds, runSummary } from '../fake-bridge';

const advanced: Hyperparameters = {
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

describe('describeFacts', () => {
  it('says in short what a run is', () => {
    expect(describeFacts(runSummary())).toBe('784-30-10 · η 3 · mini-batch 10 · seed 1');
  });

  it('says where its network comes from', () => {
    const taught = {
      kind: 'fine-tuned',
      from: runIds.second,
      name: 'Mine',
      ownDigits: 40,
      testCorrectBefore: 1,
    };
    expect(describeFacts(runSummary({ origin: taught as never }))).toMatch(
      /“Mine”, taught 40 of your digits$/,
    );
    const continued = { kind: 'continued', from: runIds.second, name: 'Mine', epochs: 1 } as const;
    expect(describeFacts(runSummary({ origin: continued }))).toMatch(/continued from “Mine” after 1 epoch$/);
    const untrained = { ...continued, epochs: 0 };
    expect(describeFacts(runSummary({ origin: untrained }))).toMatch(/continued from “Mine”$/);
  });

  it('makes up no settings for a file that tells none', () => {
    const origin = {
      kind: 'opened',
      file: 'a.json',
      weightsSha256: '0'.repeat(64),
      isHistoryKnown: false,
    } as const;
    expect(describeFacts(runSummary({ origin }))).toBe(
      '784-30-10 · training history unknown · opened from a.json',
    );
  });
});

describe('describeRun', () => {
  it('says all that a run was made with, and the images that were really there', () => {
    const hyperparameters = { ...defaultHyperparameters, hiddenLayers: [], epochs: 1, shuffle: false };
    const data = { ...runSummary().data!, trainingImages: 5000 };
    expect(describeRun(runSummary({ hyperparameters, data }))).toBe(
      '784-10 · η 3 · mini-batch 10 · 1 epoch · 5,000 images · seed 1 · not shuffled',
    );
  });

  it('names all that goes beyond chapter 1', () => {
    expect(describeRun(runSummary({ hyperparameters: advanced }))).toBe(
      '784-30-10 · η 3 · mini-batch 10 · 30 epochs · 50,000 images · seed 1 · ReLU · softmax · cross-entropy · ' +
        'weights N(0, 1/n) · L2 λ 5 · L1 λ 0.1 · dropout 0.5 · momentum 0.9 · η halved after 10 · ' +
        'early stopping after 20 · shift 2 · rotation 15° · scaling 0.1 · shear 0.2 · elastic 1 · 20,000 stroke digits',
    );
  });
});

describe('announceRun', () => {
  it('says something of every state but waiting', () => {
    for (const state of runStates.filter((each) => each !== 'waiting')) {
      expect(announceRun(runSummary({ state }), null, null)).not.toBe('');
    }
    expect(announceRun(null, null, null)).toBe('');
  });

  it('names the split of every percentage', () => {
    const last = epochResult(29, 9500);
    expect(announceRun(runSummary({ state: 'paused' }), last, last)).toBe(
      'Training paused. Epoch 29: 95.00 % of the test images.',
    );
    expect(announceRun(runSummary(), last, last)).toBe(
      'Training finished. Best epoch: 29, 95.00 % of the test images.',
    );
  });
});
