import { describe, expect, it } from 'vitest';
import { Curves } from '../../../src/figures/charts/curves';
import {
  accuracyChart,
  costChart,
  feedAccuracy,
  feedCost,
  plannedEpochs,
} from '../../../src/figures/charts/run-charts';
import {
  cost,
  earlyPoint,
  epoch,
  GrowingRun,
  runSummary,
  untrainedPoint,
} from '../../renderer/training/run-fixtures';

function growingRun() {
  const run = new GrowingRun();
  run.addPoints(untrainedPoint, earlyPoint(0.5, 800));
  run.addEpochs(epoch(0, 9129));
  run.addCosts(cost(0.5, 0.3), cost(1, 0.2));
  return run;
}

describe('feedAccuracy', () => {
  it('begins with the untrained network and ends the first epoch at 1', () => {
    const curves = new Curves(accuracyChart);
    growingRun().observe(feedAccuracy(curves));
    expect(curves.points(0)).toEqual([
      { x: 0, y: 0.1001 },
      { x: 1, y: 0.9129 },
    ]);
    expect(curves.points(1).map(({ x }) => x)).toEqual([0, 0.5, 1]);
    expect(curves.points(2).map(({ x }) => x)).toEqual([0, 1]);
    expect(curves.noted).toEqual({ x: 0, y: 0.1001, text: 'untrained 10.0 %' });
    expect(curves.xMaximum).toBe(30);
  });

  it('calls no network untrained that has learned before', () => {
    const curves = new Curves(accuracyChart);
    const run = new GrowingRun();
    run.show(
      runSummary({
        kind: 'fine-tuned',
        from: 'run-000000',
        name: 'Mine',
        ownDigits: 30,
        testCorrectBefore: 9457,
      }),
    );
    run.addPoints({ ...untrainedPoint, correct: 9457 });
    run.observe(feedAccuracy(curves));
    expect(curves.noted?.text).toBe('before the lesson 94.6 %');
  });

  it('leaves out what was not evaluated', () => {
    const curves = new Curves(accuracyChart);
    const run = new GrowingRun();
    run.addEpochs({
      ...epoch(0, 9129),
      validationCorrect: 0,
      validationTotal: 0,
      trainingCorrect: undefined,
      trainingTotal: undefined,
    });
    run.observe(feedAccuracy(curves));
    expect([0, 1, 2].map((curve) => curves.points(curve).length)).toEqual([1, 0, 0]);
  });
});

describe('accuracyChart', () => {
  it('says the split of every figure', () => {
    const words = accuracyChart.words([0.9457, 0.9483, undefined], null);
    expect(words.map(({ text, figure }) => `${text[0]} ${figure}`)).toEqual([
      'validation 94.83 %',
      'test 94.57 %',
    ]);
  });

  it('says at the curves’ ends what stands under the cursor', () => {
    const words = accuracyChart.words([0.9457, 0.9483, 0.96], [undefined, 0.5, undefined]);
    expect(words).toEqual([{ value: 0.9483, isMain: false, text: ['validation'], figure: '50.00 %' }]);
  });
});

describe('costChart', () => {
  it('has a band from the lower to the upper quartile around the running mean', () => {
    const curves = new Curves(costChart('log'));
    growingRun().observe(feedCost(curves));
    expect([0, 1, 2].map((curve) => curves.points(curve).at(-1))).toEqual([
      { x: 1, y: 0.2 },
      { x: 1, y: 0.1 },
      { x: 1, y: 0.4 },
    ]);
  });

  it('puts the word for the band beside its middle as it is drawn', () => {
    const middle = (scale: 'linear' | 'log') => costChart(scale).words([0.05, 0.001, 0.1], null)[1].value;
    expect(middle('linear')).toBeCloseTo(0.0505);
    expect(middle('log')).toBeCloseTo(0.01);
  });

  it('reads the cost under the cursor, if there was one yet', () => {
    const { words } = costChart('linear');
    expect(words([0.05, 0.001, 0.1], [0.2, 0.1, 0.4])).toMatchObject([
      { value: 0.05, figure: '0.2' },
      { text: ['middle half', '0.1 to 0.4'] },
    ]);
    expect(words([0.05, 0.001, 0.1], [undefined, undefined, undefined])).toEqual([]);
  });
});

describe('plannedEpochs', () => {
  it('is the length of the x axis, in passes over the training images', () => {
    expect(plannedEpochs(null)).toBe(30);
    expect(plannedEpochs(runSummary({ kind: 'new' }, 60))).toBe(60);
    expect(plannedEpochs({ ...runSummary({ kind: 'new' }, 5), epochsDone: 8 })).toBe(8);
  });
});
