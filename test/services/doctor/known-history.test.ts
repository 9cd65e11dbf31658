import { describe, expect, it } from 'vitest';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import type { RunOrigin } from '../../../src/contract/run';
import { knownHistoryOf } from '../../../src/services/doctor/known-history';

const sha256 = 'a'.repeat(64);
const result = {
  ...{ epoch: 0, correct: 9000, total: 10_000, validationCorrect: 9000, validationTotal: 10_000 },
  ...{ cost: 0.1, trainSeconds: 1, evaluateSeconds: 1 },
};

function run(origin: RunOrigin, changes: { epochs?: (typeof result)[]; state?: 'diverged' } = {}) {
  const counts = { trainingImages: 50_000, validationImages: 10_000, testImages: 10_000 };
  return {
    origin,
    hyperparameters: defaultHyperparameters,
    data: { name: 'MNIST', place: '/mnist', sha256, ...counts },
    state: 'finished' as const,
    epochs: [result],
    ...changes,
  };
}

const opened = { kind: 'opened', file: 'a.safetensors', weightsSha256: sha256 } as const;

describe('what the doctor may judge of a run', () => {
  it('is everything of a run that began here with the present data', () => {
    const { history, isOfPresentData } = knownHistoryOf(run({ kind: 'new' }), sha256);
    expect(history).toMatchObject({ settings: defaultHyperparameters, epochs: [result], state: 'finished' });
    expect(isOfPresentData).toBe(true);
    expect(knownHistoryOf(run({ kind: 'new' }), 'b'.repeat(64)).isOfPresentData).toBe(false);
  });

  it('is its course, but not the data, of a run that continues another', () => {
    const known = knownHistoryOf(run({ kind: 'continued', name: 'A run', epochs: 3 }), sha256);
    expect(known.history).toBeDefined();
    expect(known.isOfPresentData).toBe(false);
  });

  it('is only the network where its training is unknown, was a lesson, or has not finished an epoch', () => {
    const lesson = { kind: 'fine-tuned', name: 'A run', ownDigits: 20, testCorrectBefore: 9000 } as const;
    expect(knownHistoryOf(run(lesson), sha256).history).toBeUndefined();
    expect(knownHistoryOf(run({ ...opened, isHistoryKnown: false }), sha256).history).toBeUndefined();
    expect(knownHistoryOf(run({ ...opened, isHistoryKnown: true }), sha256).history).toBeDefined();
    expect(knownHistoryOf(run({ kind: 'new' }, { epochs: [] }), sha256).history).toBeUndefined();
    expect(
      knownHistoryOf(run({ kind: 'new' }, { epochs: [], state: 'diverged' }), sha256).history,
    ).toBeDefined();
  });
});
