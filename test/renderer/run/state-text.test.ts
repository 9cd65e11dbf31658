import { describe, expect, it } from 'vitest';
import { runStates } from '../../../src/contract/run';
import type { TrainingProgress } from '../../../src/contract/trainer';
import { describeState } from '../../../src/renderer/run/state-text';
import { runIds, runSummary } from '../fake-bridge';

const progress: TrainingProgress = {
  runId: runIds.first,
  epoch: 12,
  epochFraction: 0.37,
  miniBatches: 1853,
  miniBatchesInEpoch: 5000,
  isEvaluating: false,
  secondsLeft: 0.9,
  costs: [],
};

describe('describeState', () => {
  it('has a word of its own for each state', () => {
    const words = runStates.map((state) => describeState(runSummary({ state }), null, 'full').word);
    expect(new Set(words).size).toBe(runStates.length);
  });

  it('says how long a run still takes, and in slow motion which mini-batch it is at', () => {
    const run = runSummary({ state: 'running' });
    expect(describeState(run, progress, 'full')).toMatchObject({ word: 'Learning', aside: '0.9 s left' });
    expect(describeState(run, progress, 'slow-motion').aside).toBe('mini-batch 1,853');
    expect(describeState(run, { ...progress, isEvaluating: true }, 'slow-motion').aside).toBe('testing');
    expect(describeState(run, null, 'full').aside).toBe('');
    expect(describeState({ ...run, epochsDone: 0 }, null, 'full').aside).toBe('starting…');
    // A network with convolutions is tested for seconds before it learns.
    const first = { ...progress, epoch: 0, miniBatches: 0, isEvaluating: true, secondsLeft: undefined };
    for (const speed of ['full', 'slow-motion'] as const) {
      expect(describeState(run, first, speed).aside).toBe('testing it first');
    }
  });

  it('says where in an epoch a run is paused, and nothing between two', () => {
    const run = runSummary({ state: 'paused', epochsDone: 12 });
    expect(describeState(run, progress, 'full').aside).toBe('mini-batch 1,853');
    expect(describeState(run, { ...progress, miniBatches: 0 }, 'full').aside).toBe('');
    expect(describeState({ ...run, epochsDone: 13 }, progress, 'full').aside).toBe('');
  });

  it('says how long a finished run took, and why it ended early', () => {
    expect(describeState(runSummary(), null, 'full')).toMatchObject({ word: 'Done', aside: 'in 2.0 s' });
    const early = describeState(runSummary({ ending: 'no-improvement' }), null, 'full');
    expect(early).toMatchObject({
      word: 'Ended early',
      explanation: expect.stringContaining('not improved'),
    });
  });

  it('explains a failure in the run’s own words', () => {
    const failed = runSummary({ state: 'failed', message: 'The trainer ended.' });
    expect(describeState(failed, null, 'full')).toMatchObject({
      word: 'Failed',
      explanation: 'The trainer ended.',
    });
  });

  it('only says that a file was opened while nothing else is known of it', () => {
    const origin = {
      kind: 'opened',
      file: 'digits.json',
      weightsSha256: '0'.repeat(64),
      isHistoryKnown: false,
    } as const;
    const opened = runSummary({ origin, epochsDone: 0 });
    expect(describeState(opened, null, 'full')).toMatchObject({ word: 'Opened', aside: '' });
    expect(describeState({ ...opened, epochsDone: 3 }, null, 'full').word).toBe('Done');
  });
});
