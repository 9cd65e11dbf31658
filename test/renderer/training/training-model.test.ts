import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { CostPoint } from '../../../src/contract/run';
import { HyperparametersModel } from '../../../src/renderer/hyperparameters/hyperparameters-model';
import { TrainingModel, type RunObserver } from '../../../src/renderer/training/training-model';
import { NoticesModel } from '../../../src/renderer/ui/notices-model';
import { epochResult, FakeBridge, runState } from '../fake-bridge';

function createModel() {
  const bridge = new FakeBridge();
  const notices = new NoticesModel();
  const openNetwork = signal({ sizes: [784, 30, 10], activations: sigmoidThroughout });
  const hyperparameters = new HyperparametersModel(openNetwork);
  return { bridge, notices, hyperparameters, model: new TrainingModel(bridge, notices, hyperparameters) };
}

function costs(...epochs: number[]): CostPoint[] {
  return epochs.map((position) => ({ epochs: position, miniBatchCost: 0.2, runningCost: 0.1 }));
}

const progress = (runId: number, epoch: number, epochFraction: number, points: CostPoint[] = []) => ({
  runId,
  epoch,
  epochFraction,
  isEvaluating: false,
  costs: points,
});

/** Writes down what it is told. */
function recorder() {
  const told: string[] = [];
  const observer: RunObserver = {
    reset: (run) => void told.push(`reset ${run?.runId ?? 'none'}`),
    addEpochs: (results) => void told.push(`epochs ${results.map(({ epoch }) => epoch).join()}`),
    addCosts: (points) => void told.push(`costs ${points.length}`),
  };
  return { told, observer };
}

describe('TrainingModel', () => {
  it('starts a run from the panel, and pauses and resumes it', async () => {
    const { bridge, model, hyperparameters } = createModel();
    bridge.answer('training.start', runState({ phase: 'loading' }));
    hyperparameters.enter('epochs', '3');
    await model.toggle();
    expect(bridge.asked[0]).toMatchObject({
      name: 'training.start',
      parameters: [{ hyperparameters: { epochs: 3 }, startFrom: 'new-weights', isSingleStep: false }],
    });
    await model.toggle();
    model.runChanged(runState());
    await model.toggle();
    model.runChanged(runState({ phase: 'paused' }));
    await model.toggle();
    expect(bridge.names()).toEqual(['training.start', 'training.pause', 'training.resume']);
  });

  it('steps within a run, and starts a run of one step without one', async () => {
    const { bridge, model } = createModel();
    bridge.answer('training.start', runState({ phase: 'loading' }));
    await model.step();
    expect(bridge.asked[0].parameters).toMatchObject([{ isSingleStep: true }]);
    await model.step();
    model.runChanged(runState({ phase: 'stopped' }));
    await model.step();
    expect(bridge.names()).toEqual(['training.start', 'training.step', 'training.start']);
  });

  it('asks for one run only while main has not answered', async () => {
    const { bridge, model } = createModel();
    await Promise.all([model.toggle(), model.toggle(), model.step()]);
    expect(bridge.names()).toEqual(['training.start']);
    expect(model.isStarting.value).toBe(false);
  });

  it('does not start while an entry is wrong', async () => {
    const { bridge, model, hyperparameters } = createModel();
    hyperparameters.enter('epochs', '');
    await model.toggle();
    expect(bridge.names()).toEqual([]);
  });

  it('keeps the newer state when an event overtakes the answer', async () => {
    const { bridge, model } = createModel();
    bridge.answer('training.start', runState({ phase: 'loading' }));
    const starting = model.toggle();
    model.runChanged(runState({ phase: 'running' }));
    await starting;
    expect(model.run.value?.phase).toBe('running');
  });

  it('tells why a run could not start or failed', async () => {
    const { bridge, model, notices } = createModel();
    bridge.fail('training.start', 'data-missing', 'There is no data.');
    await model.toggle();
    model.runChanged(runState({ phase: 'failed', failureMessage: 'The trainer ended.' }));
    expect(notices.notices.value.map(({ message }) => message)).toEqual([
      'There is no data.',
      'The trainer ended.',
    ]);
    expect(model.isActive.value).toBe(false);
  });

  it('names the last and the first best epoch', () => {
    const { model } = createModel();
    model.runChanged(runState());
    for (const [epoch, correct] of [9000, 9500, 9500, 9400].entries()) {
      model.epochFinished({ runId: 1, result: epochResult(epoch, correct) });
    }
    expect(model.best.value?.epoch).toBe(1);
    expect(model.last.value?.epoch).toBe(3);
    expect(model.finishedEpochs.value).toBe(4);
  });

  it('drops what comes from a run that is no longer on screen', () => {
    const { model } = createModel();
    model.runChanged(runState({ runId: 2 }));
    model.runChanged(runState({ runId: 1, phase: 'stopped' }));
    model.epochFinished({ runId: 1, result: epochResult(0, 9000) });
    model.progressed(progress(1, 0, 0.5, costs(0.5)));
    expect(model.run.value).toMatchObject({ runId: 2, phase: 'running' });
    expect(model.epochs).toEqual([]);
    expect(model.costs).toEqual([]);
  });

  it('takes an epoch or a cost point that it knows already only once', () => {
    const { model } = createModel();
    model.restore(runState(), [epochResult(0, 9000), epochResult(1, 9100)]);
    model.epochFinished({ runId: 1, result: epochResult(1, 9100) });
    model.progressed(progress(1, 2, 0.5, costs(2.1, 2.2)));
    model.progressed(progress(1, 2, 0.6, costs(2.2, 2.3)));
    expect(model.epochs).toHaveLength(2);
    expect(model.costs.map((point) => point.epochs)).toEqual([2.1, 2.2, 2.3]);
  });

  it('measures the run and the epoch in work', () => {
    const { model } = createModel();
    expect(model.runFraction.value).toBe(0);
    model.runChanged(runState());
    model.progressed(progress(1, 0, 0.5));
    expect(model.epochFraction.value).toBe(0.5);
    expect(model.runFraction.value).toBeCloseTo(0.5 / 30);
    model.epochFinished({ runId: 1, result: epochResult(0, 9000) });
    expect(model.epochFraction.value).toBe(0);
    expect(model.runFraction.value).toBeCloseTo(1 / 30);
    for (let epoch = 1; epoch < 30; epoch++) {
      model.epochFinished({ runId: 1, result: epochResult(epoch, 9000) });
    }
    expect(model.runFraction.value).toBe(1);
  });

  it('tells an observer what was and what comes, until it stops listening', () => {
    const { model } = createModel();
    model.restore(runState(), [epochResult(0, 9000), epochResult(1, 9100)]);
    const { told, observer } = recorder();
    const stop = model.observe(observer);
    expect(told).toEqual(['reset 1', 'epochs 0,1', 'costs 0']);
    model.progressed(progress(1, 2, 0.1, costs(2.1)));
    model.epochFinished({ runId: 1, result: epochResult(2, 9200) });
    model.runChanged(runState({ runId: 2 }));
    expect(told.slice(3)).toEqual(['costs 1', 'epochs 2', 'reset 2']);
    stop();
    model.epochFinished({ runId: 2, result: epochResult(0, 9200) });
    expect(told).toHaveLength(6);
  });
});
