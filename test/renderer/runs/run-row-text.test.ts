import { describe, expect, it } from 'vitest';
import { canGoOn, runStates, type RunState } from '../../../src/contract/run';
import {
  badgeText,
  canStop,
  differencesOf,
  describeSeeds,
  fractionDone,
  groupStateText,
  listRule,
  stateExplanation,
  stateWord,
} from '../../../src/renderer/runs/run-row-text';
import { runIds, runSummary } from '../fake-bridge';
import { someRun } from './some-runs';

const progress = (epoch: number, epochFraction: number) => ({
  runId: runSummary().id,
  epoch,
  epochFraction,
  miniBatches: 0,
  miniBatchesInEpoch: 5000,
  isEvaluating: false,
  costs: [],
});

describe('stateWord', () => {
  it('has a word for every state', () => {
    const words = runStates.map((state) => stateWord(runSummary({ state })));
    expect(new Set(words).size).toBe(runStates.length);
    expect(words.every((word) => word.length > 0)).toBe(true);
  });

  it('says when another program trains it', () => {
    expect(stateWord(runSummary({ state: 'running', isElsewhere: true }))).toBe('In another program');
  });
});

describe('stateExplanation', () => {
  it('tells why a run failed', () => {
    expect(stateExplanation(runSummary({ state: 'failed', message: 'The disk is full.' }))).toBe(
      'The disk is full.',
    );
    expect(stateExplanation(runSummary({ state: 'finished' }))).toBeUndefined();
  });
});

describe('canGoOn', () => {
  it('is true of a run that did not come to its planned end and can', () => {
    expect(canGoOn(runSummary({ state: 'interrupted', epochsDone: 3 }))).toBe(true);
    expect(canGoOn(runSummary({ state: 'stopped', epochsDone: 3 }))).toBe(true);
    expect(canGoOn(runSummary({ state: 'stopped', epochsDone: 30 }))).toBe(false);
    expect(canGoOn(runSummary({ state: 'interrupted', isElsewhere: true }))).toBe(false);
    for (const state of ['finished', 'diverged', 'running', 'waiting'] as const) {
      expect(canGoOn(runSummary({ state, epochsDone: 3 }))).toBe(false);
    }
  });
});

describe('canStop', () => {
  it('is true of a run that trains or waits here', () => {
    const stoppable = runStates.filter((state) => canStop(runSummary({ state })));
    expect(stoppable).toEqual(['waiting', 'running', 'paused']);
    expect(canStop(runSummary({ state: 'running', isElsewhere: true }))).toBe(false);
  });
});

describe('fractionDone', () => {
  it('counts finished epochs and the part of the one in work', () => {
    const run = runSummary({ epochsDone: 3 });
    expect(fractionDone(run, null)).toBeCloseTo(3 / 30);
    expect(fractionDone(run, progress(3, 0.5))).toBeCloseTo(3.5 / 30);
    // Told before the summary was.
    expect(fractionDone(run, progress(2, 0.9))).toBeCloseTo(3 / 30);
  });
});

describe('describeSeeds', () => {
  it('names a few seeds, and the ends of many', () => {
    expect(describeSeeds(7, 1)).toBe('seed 7');
    expect(describeSeeds(7, 3)).toBe('seeds 7, 8, 9');
    expect(describeSeeds(100, 20)).toBe('seeds 100 to 119');
  });
});

describe('badgeText', () => {
  const [first, second] = [runSummary(), runSummary({ id: runIds.second })];

  it('calls a run the best, and of a group only says that it is among its runs', () => {
    expect(badgeText({ id: 'a', runs: [first], isGroup: false }, first.id)).toBe('Best');
    expect(badgeText({ id: 'a', runs: [second, first], isGroup: true }, first.id)).toBe('Has best');
    expect(badgeText({ id: 'a', runs: [second], isGroup: false }, first.id)).toBeNull();
    expect(badgeText({ id: 'a', runs: [second], isGroup: false }, null)).toBeNull();
  });
});

describe('listRule', () => {
  it('says the order only where no column head shows it', () => {
    expect(listRule(null)).toMatch(
      /^Newest first\. “Best” marks the run with the highest validation accuracy/,
    );
    expect(listRule({ column: 'name', direction: 'ascending' })).toMatch(/^“Best” marks/);
  });
});

describe('groupStateText', () => {
  it('says the state once if it is the same for all, and counts otherwise', () => {
    const runs = (...states: RunState[]) => states.map((state) => runSummary({ state }));
    expect(groupStateText(runs('finished', 'finished'))).toBe('Done');
    expect(groupStateText(runs('finished', 'waiting', 'finished'))).toBe('2 done, 1 waiting');
  });
});

describe('differencesOf', () => {
  it('begins with what few rows have, which a narrow list would cut', () => {
    const other = someRun(1, { hiddenLayers: [100] });
    const rows = [1, 2].map((l2) => {
      const run = someRun(1, { learningRate: 0.5, cost: 'cross-entropy', l2 });
      return { id: `row-${l2}`, runs: [run], isGroup: false };
    });
    expect(differencesOf(rows, other)).toEqual([
      'L2 λ 1 · 30 hidden · η 0.5 · cross-entropy',
      'L2 λ 2 · 30 hidden · η 0.5 · cross-entropy',
    ]);
  });
});
