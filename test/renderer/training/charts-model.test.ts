import { describe, expect, it } from 'vitest';
import { ChartsModel } from '../../../src/renderer/training/charts-model';
import { Curves } from '../../../src/figures/charts/curves';
import { accuracyChart, feedAccuracy } from '../../../src/figures/charts/run-charts';
import { earlyPoint, epoch, GrowingRun, runSummary, untrainedPoint } from './run-fixtures';

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

  it('says how the lines are to be read, as the chart draws them', () => {
    const run = new GrowingRun();
    const { linesCaption } = new ChartsModel(run);
    const curves = new Curves(accuracyChart);
    run.observe(feedAccuracy(curves));
    const captions = [
      () => run.addPoints(untrainedPoint, earlyPoint(0.5, 120)),
      () => run.addEpochs(epoch(0, 1139)),
      () => run.addEpochs(epoch(1, 1500)),
      () => run.addEpochs(epoch(2, 1600)),
      () => run.addEpochs(epoch(3, 5100)),
      () => run.show(runSummary()),
    ].map((happen) => {
      happen();
      expect(linesCaption.value).toBe(curves.yAxis().caption);
      return linesCaption.value;
    });
    const halving = 'each line halves the mistakes';
    // The lines stay as they are until a run has stayed low for some epochs.
    expect(captions).toEqual([halving, halving, halving, 'lines 5 % apart', halving, halving]);
  });
});
