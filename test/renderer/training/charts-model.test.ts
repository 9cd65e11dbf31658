import { describe, expect, it } from 'vitest';
import { ChartsModel } from '../../../src/renderer/training/charts-model';
import { earlyPoint, GrowingRun, runSummary, untrainedPoint } from './run-fixtures';

describe('ChartsModel', () => {
  it('knows the network before training once it is evaluated, and forgets it with its run', () => {
    const run = new GrowingRun();
    const charts = new ChartsModel(run);
    expect(charts.start.value).toBeNull();
    run.addPoints(untrainedPoint);
    run.addPoints(earlyPoint(0.5, 800));
    expect(charts.start.value).toEqual(untrainedPoint);
    run.show(runSummary());
    expect(charts.start.value).toBeNull();
  });
});
