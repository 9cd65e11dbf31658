import { describe, expect, it } from 'vitest';
import { runStates } from '../../../src/contract/run';
import {
  describeTrainAction,
  trainAction,
  type TrainSituation,
} from '../../../src/renderer/run/train-action';
import { runSummary } from '../fake-bridge';

function situation(changes: Partial<TrainSituation> = {}): TrainSituation {
  return {
    run: runSummary(),
    finishedEpochs: 30,
    draft: 'unchanged',
    draftEpochs: 30,
    data: { name: 'MNIST', sha256: '0'.repeat(64) },
    ...changes,
  };
}

const labelOf = (changes: Partial<TrainSituation>) => describeTrainAction(trainAction(situation(changes)));

describe('trainAction', () => {
  it('pauses a run that trains, and resumes one that is paused', () => {
    expect(labelOf({ run: runSummary({ state: 'running' }), finishedEpochs: 12 })).toBe('Pause');
    expect(labelOf({ run: runSummary({ state: 'paused' }), finishedEpochs: 12 })).toBe('Resume');
  });

  it('goes on with a run that did not come to its planned end, and trains a finished one on for further epochs', () => {
    expect(labelOf({})).toBe('Train on +30');
    for (const state of ['stopped', 'interrupted', 'failed'] as const) {
      for (const finishedEpochs of [0, 12]) {
        const run = runSummary({ state, epochsDone: finishedEpochs });
        expect(labelOf({ run, finishedEpochs })).toBe('Go on');
        expect(trainAction(situation({ run, finishedEpochs }))).toEqual({
          kind: 'go-on',
          epochs: 30 - finishedEpochs,
        });
        // More epochs than it had planned are said.
        const more = { run, finishedEpochs, draft: 'more-epochs', draftEpochs: 45 } as const;
        expect(labelOf(more)).toBe(`Train on +${45 - finishedEpochs}`);
      }
    }
    expect(labelOf({ run: runSummary({ ending: 'no-improvement' }), finishedEpochs: 17 })).toBe(
      'Train on +13',
    );
  });

  it('offers no more epochs than a run may have', () => {
    expect(labelOf({ finishedEpochs: 9_990 })).toBe('Train on +10');
    expect(trainAction(situation({ finishedEpochs: 10_000 })).obstacle).toBe(
      'A run can have at most 10,000 epochs.',
    );
  });

  it('only brings to its end what was interrupted after its last epoch', () => {
    expect(labelOf({ run: runSummary({ state: 'interrupted' }), finishedEpochs: 30 })).toBe('Finish');
  });

  it('trains a new network once the settings are others than the run’s', () => {
    for (const state of runStates.filter((each) => each !== 'running' && each !== 'paused')) {
      expect(labelOf({ run: runSummary({ state }), draft: 'changed' })).toBe('Train');
    }
  });

  it('trains on where only more epochs are asked for', () => {
    expect(labelOf({ draft: 'more-epochs', draftEpochs: 45 })).toBe('Train on +15');
  });

  it('lets a run that waits for its turn begin at once', () => {
    expect(labelOf({ run: runSummary({ state: 'waiting' }), finishedEpochs: 0 })).toBe('Train now');
  });

  it('does not train on what has diverged', () => {
    expect(labelOf({ run: runSummary({ state: 'diverged' }), finishedEpochs: 2 })).toBe('Train');
  });

  it('trains a new network where the data are not those that the run learned from', () => {
    const data = { name: 'synthetic digits', sha256: '1'.repeat(64) };
    for (const state of ['finished', 'stopped', 'interrupted'] as const) {
      const action = trainAction(situation({ run: runSummary({ state }), finishedEpochs: 12, data }));
      expect(action).toEqual({ kind: 'train' });
    }
    expect(labelOf({ draft: 'more-epochs', draftEpochs: 45, data })).toBe('Train');
    // An opened model has learned from nothing that is known.
    expect(labelOf({ run: runSummary({ data: undefined }), data })).toBe('Train on +30');
  });

  it('goes on with a lesson, whose data are composed of the present ones', () => {
    const origin = { kind: 'fine-tuned', name: 'Seven', ownDigits: 4, testCorrectBefore: 9 } as const;
    const images = { trainingImages: 8, validationImages: 0, testImages: 9 };
    const learned = { name: 'MNIST and own digits', place: '', sha256: '1'.repeat(64), ...images };
    const run = runSummary({ state: 'interrupted', epochsDone: 0, origin, data: learned });
    expect(labelOf({ run, finishedEpochs: 0 })).toBe('Go on');
  });

  it('says why it cannot be done', () => {
    expect(trainAction(situation({ draft: 'wrong' })).obstacle).toMatch(/setting/);
    expect(trainAction(situation({ data: null })).obstacle).toMatch(/no training data/);
    const elsewhere = runSummary({ isElsewhere: true, state: 'running' });
    expect(trainAction(situation({ run: elsewhere })).obstacle).toMatch(/Another program/);
    expect(trainAction(situation({ run: runSummary({ isElsewhere: true }) })).obstacle).toBeDefined();
    expect(trainAction(situation()).obstacle).toBeUndefined();
  });

  it('lets a run that trains be paused whatever stands in the panel', () => {
    const run = runSummary({ state: 'running' });
    expect(trainAction(situation({ run, draft: 'wrong', data: null }))).toEqual({ kind: 'pause' });
  });
});
