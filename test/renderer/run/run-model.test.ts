import { describe, expect, it } from 'vitest';
import type { CostPoint } from '../../../src/contract/run';
import type { TrainingProgress } from '../../../src/contract/trainer';
import { RunModel } from '../../../src/renderer/run/run-model';
import type { RunObserver } from '../../../src/figures/charts/run-observer';
import { epochResult, neverAnswers5, runDetails, runIds, runSummary, runWithEpochs } from '../fake-bridge';

function costs(...epochs: number[]): CostPoint[] {
  const range = { lowerQuartile: 0.05, upperQuartile: 0.2 };
  return epochs.map((position) => ({ epochs: position, miniBatchCost: 0.2, runningCost: 0.1, ...range }));
}

function progress(runId: string, epoch: number, changes: Partial<TrainingProgress> = {}): TrainingProgress {
  const none = { epochFraction: 0, miniBatches: 0, miniBatchesInEpoch: 5000, isEvaluating: false, costs: [] };
  return { runId, epoch, ...none, ...changes };
}

const untrained = { epochs: 0, validationCorrect: 100, validationTotal: 1000 };

/** Writes down what it is told. */
function recorder() {
  const told: string[] = [];
  const observer: RunObserver = {
    reset: (run) => void told.push(`reset ${run?.id ?? 'none'}`),
    addPoints: (points) => void told.push(`points ${points.map((point) => point.epochs).join()}`),
    addEpochs: (results) => void told.push(`epochs ${results.map(({ epoch }) => epoch).join()}`),
    addCosts: (points) => void told.push(`costs ${points.length}`),
  };
  return { told, observer };
}

describe('RunModel', () => {
  it('shows a run with its whole curve', () => {
    const model = new RunModel();
    model.show(runWithEpochs(3, { points: [untrained], costs: costs(1, 2, 3) }));
    expect(model.run.value).toMatchObject({ id: runIds.first, state: 'finished' });
    expect(model.last.value?.epoch).toBe(2);
    expect(model.finishedEpochs.value).toBe(3);
    expect(model.points).toEqual([untrained]);
    expect(model.runningCost.value).toBe(0.1);
  });

  it('leaves nothing of the run before when another comes on screen', () => {
    const model = new RunModel();
    model.show(runWithEpochs(3, { points: [untrained], costs: costs(1), state: 'running' }));
    model.progressed(progress(runIds.first, 3, { epochFraction: 0.5 }));
    model.diagnosed({ runId: runIds.first, findings: [neverAnswers5] });
    model.show(runDetails({ id: runIds.second, epochsDone: 0 }));
    expect([model.last.value, model.best.value, model.runningCost.value, model.progress.value]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect([model.points, model.epochs, model.costs, model.findings.value]).toEqual([[], [], [], null]);
    expect(model.fraction.value).toBe(0);
  });

  it('drops whatever comes from a run that is not on screen', () => {
    const model = new RunModel();
    model.show(runDetails({ id: runIds.second, state: 'running', epochsDone: 0 }));
    model.changed(runSummary({ id: runIds.first, state: 'stopped' }));
    model.epochFinished({ runId: runIds.first, result: epochResult(0, 9000) });
    model.pointAdded({ runId: runIds.first, point: untrained });
    model.progressed(progress(runIds.first, 0, { costs: costs(0.5) }));
    model.diagnosed({ runId: runIds.first, findings: [neverAnswers5] });
    expect(model.run.value).toMatchObject({ id: runIds.second, state: 'running' });
    expect([model.points, model.epochs, model.costs, model.findings.value]).toEqual([[], [], [], null]);
  });

  it('takes what it knows already only once', () => {
    const model = new RunModel();
    model.show(runWithEpochs(2, { points: [untrained], state: 'running' }));
    model.pointAdded({ runId: runIds.first, point: untrained });
    model.epochFinished({ runId: runIds.first, result: epochResult(1, 9001) });
    model.progressed(progress(runIds.first, 2, { costs: costs(2.1, 2.2) }));
    model.progressed(progress(runIds.first, 2, { costs: costs(2.2, 2.3) }));
    expect(model.points).toHaveLength(1);
    expect(model.epochs).toHaveLength(2);
    expect(model.costs.map((point) => point.epochs)).toEqual([2.1, 2.2, 2.3]);
  });

  it('replaces the costs between two kept ones by the next of these, for all who follow', () => {
    const model = new RunModel();
    const { told, observer } = recorder();
    model.show(runDetails({ state: 'running', epochsDone: 0 }));
    const stop = model.observe(observer);
    const interim = costs(0.001, 0.002).map((point) => ({ ...point, isInterim: true as const }));
    model.progressed(progress(runIds.first, 0, { costs: [interim[0]] }));
    model.progressed(progress(runIds.first, 0, { costs: [interim[1]] }));
    expect(model.costs).toHaveLength(2);
    told.length = 0;
    model.progressed(progress(runIds.first, 0, { costs: costs(0.02) }));
    expect(model.costs).toEqual(costs(0.02));
    expect(told).toEqual([`reset ${runIds.first}`, 'points ', 'epochs ', 'costs 1']);
    told.length = 0;
    const later = costs(0.041).map((point) => ({ ...point, isInterim: true as const }));
    model.progressed(progress(runIds.first, 0, { costs: [...interim, ...costs(0.04), ...later] }));
    expect(told).toEqual(['costs 2']);
    expect(model.costs).toEqual([...costs(0.02, 0.04), ...later]);
    stop();
  });

  it('names the last epoch and the first best one, by validation accuracy', () => {
    const model = new RunModel();
    model.show(runDetails({ state: 'running', epochsDone: 0 }));
    const correct = [9000, 9500, 9500, 9600];
    const validationCorrect = [9000, 9510, 9510, 9400];
    for (const [epoch, validation] of validationCorrect.entries()) {
      const result = { ...epochResult(epoch, correct[epoch]), validationCorrect: validation };
      model.epochFinished({ runId: runIds.first, result });
    }
    expect(model.best.value?.epoch).toBe(1);
    expect(model.last.value?.epoch).toBe(3);
  });

  it('measures the run and the epoch in work', () => {
    const model = new RunModel();
    expect(model.fraction.value).toBe(0);
    model.show(runDetails({ state: 'running', epochsDone: 0 }));
    model.progressed(progress(runIds.first, 0, { epochFraction: 0.5 }));
    expect(model.epochFraction.value).toBe(0.5);
    expect(model.fraction.value).toBeCloseTo(0.5 / 30);
    model.epochFinished({ runId: runIds.first, result: epochResult(0, 9000) });
    expect(model.epochFraction.value).toBe(0);
    expect(model.fraction.value).toBeCloseTo(1 / 30);
  });

  it('tells an observer of the curves so far and of what comes, until that is ended', () => {
    const model = new RunModel();
    const { told, observer } = recorder();
    model.show(runWithEpochs(2, { points: [untrained], costs: costs(1, 2), state: 'running' }));
    const stop = model.observe(observer);
    expect(told.splice(0)).toEqual([`reset ${runIds.first}`, 'points 0', 'epochs 0,1', 'costs 2']);
    model.epochFinished({ runId: runIds.first, result: epochResult(2, 9300) });
    model.progressed(progress(runIds.first, 3, { costs: costs(3.5) }));
    expect(told.splice(0)).toEqual(['epochs 2', 'costs 1']);
    model.show(runDetails({ id: runIds.second }));
    expect(told.splice(0)).toEqual([`reset ${runIds.second}`, 'points ', 'epochs ', 'costs 0']);
    stop();
    model.show(runDetails());
    expect(told).toEqual([]);
  });
});
