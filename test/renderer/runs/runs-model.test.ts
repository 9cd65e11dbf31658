import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { sigmoidThroughout } from '../../../src/contract/network';
import { HyperparametersModel } from '../../../src/renderer/hyperparameters/hyperparameters-model';
import { RunsModel } from '../../../src/renderer/runs/runs-model';
import { NoticesModel } from '../../../src/renderer/ui/notices-model';
import { epochResult, FakeBridge, listedRun } from '../fake-bridge';

function createModel() {
  const bridge = new FakeBridge();
  const notices = new NoticesModel();
  const openNetwork = signal({ sizes: [784, 30, 10], activations: sigmoidThroughout });
  const hyperparameters = new HyperparametersModel(openNetwork);
  return { bridge, notices, hyperparameters, runs: new RunsModel(bridge, notices, hyperparameters) };
}

const progress = (runId: number, epoch: number, epochFraction: number) => ({
  runId,
  epoch,
  epochFraction,
  isEvaluating: false,
  costs: [],
});

describe('RunsModel', () => {
  it('takes over the list that it finds, and goes on from there', () => {
    const { runs } = createModel();
    runs.restore([{ run: listedRun(1), epochs: [epochResult(0, 9000)] }]);
    runs.epochFinished({ runId: 1, result: epochResult(0, 9000) });
    runs.epochFinished({ runId: 1, result: epochResult(1, 9200) });
    runs.epochFinished({ runId: 1, result: epochResult(2, 9100) });
    const [row] = runs.rows.value;
    expect(row.epochs.value.map(({ epoch }) => epoch)).toEqual([0, 1, 2]);
    expect(row.last.value?.correct).toBe(9100);
    expect(row.best.value?.correct).toBe(9200);
    expect(row.fraction.value).toBeCloseTo(3 / 30);
  });

  it('keeps the rows of runs that change, and drops those that are gone', () => {
    const { runs } = createModel();
    runs.changed([listedRun(1), listedRun(2, { phase: 'queued' })]);
    const [first, second] = runs.rows.value;
    runs.epochFinished({ runId: 2, result: epochResult(0, 9000) });
    runs.changed([listedRun(2, { phase: 'finished', hasNetwork: true }), listedRun(3)]);
    expect(runs.rows.value).toHaveLength(2);
    expect(runs.rows.value[0]).toBe(second);
    expect(runs.rows.value).not.toContain(first);
    expect(second.run.value.phase).toBe('finished');
    expect(second.epochs.value).toHaveLength(1);
    expect(runs.hasEnded.value).toBe(true);
  });

  it('follows the progress of each run, also between two epochs', () => {
    const { runs } = createModel();
    runs.changed([listedRun(1), listedRun(2)]);
    const [first, second] = runs.rows.value;
    runs.progressed(progress(1, 0, 0.5));
    runs.progressed(progress(9, 0, 0.5));
    expect(first.fraction.value).toBeCloseTo(0.5 / 30);
    expect(second.fraction.value).toBe(0);
    runs.epochFinished({ runId: 1, result: epochResult(0, 9000) });
    expect(first.fraction.value).toBeCloseTo(1 / 30);
  });

  it('marks the best of the runs that have ended with a network', () => {
    const { runs } = createModel();
    runs.changed([listedRun(1), listedRun(2), listedRun(3)]);
    [9000, 9300, 9400].forEach((correct, index) =>
      runs.epochFinished({ runId: index + 1, result: epochResult(0, correct) }),
    );
    expect(runs.bestRunId.value).toBeNull();
    const ended = { phase: 'finished', hasNetwork: true } as const;
    runs.changed([listedRun(1, ended), listedRun(2), listedRun(3)]);
    expect(runs.bestRunId.value).toBeNull();
    runs.changed([listedRun(1, ended), listedRun(2, ended), listedRun(3, { phase: 'failed' })]);
    expect(runs.bestRunId.value).toBe(2);
  });

  it('queues the panel’s entries as often as chosen', async () => {
    const { runs, bridge, hyperparameters } = createModel();
    runs.repeats.value = 5;
    await runs.queue();
    expect(bridge.asked).toEqual([
      {
        name: 'runs.queue',
        parameters: [{ hyperparameters: hyperparameters.value.value, startFrom: 'new-weights', repeats: 5 }],
      },
    ]);
    hyperparameters.enter('epochs', 'many');
    await runs.queue();
    expect(bridge.asked).toHaveLength(1);
  });

  it('queues a run again in its own place, and leaves it where that fails', async () => {
    const { runs, bridge, notices } = createModel();
    const run = listedRun(4, { phase: 'stopped' });
    runs.changed([run]);
    await runs.queueAgain(runs.rows.value[0]);
    expect(bridge.asked).toEqual([
      {
        name: 'runs.queue',
        parameters: [{ hyperparameters: run.hyperparameters, startFrom: 'new-weights', repeats: 1 }],
      },
      { name: 'runs.remove', parameters: [4] },
    ]);
    bridge.fail('runs.queue', 'data-missing', 'There is nothing to learn from.');
    await runs.queueAgain(runs.rows.value[0]);
    expect(bridge.names()).toEqual(['runs.queue', 'runs.remove', 'runs.queue']);
    expect(notices.notices.value).toMatchObject([{ message: 'There is nothing to learn from.' }]);
  });

  it('asks main for everything else, and tells what fails', async () => {
    const { runs, bridge, notices } = createModel();
    bridge.fail('runs.open', 'model-unreadable', 'This run has left no network.');
    await runs.stop(1);
    await runs.remove(2);
    await runs.open(3);
    await runs.removeEnded();
    expect(bridge.asked).toEqual([
      { name: 'runs.stop', parameters: [1] },
      { name: 'runs.remove', parameters: [2] },
      { name: 'runs.open', parameters: [3] },
      { name: 'runs.remove-ended', parameters: [] },
    ]);
    expect(notices.notices.value).toMatchObject([{ message: 'This run has left no network.' }]);
  });
});
