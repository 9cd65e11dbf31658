import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { RunSummary } from '../../../src/contract/run';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import { DataModel } from '../../../src/renderer/data/data-model';
import { HyperparametersModel } from '../../../src/renderer/hyperparameters/hyperparameters-model';
import { RunLibrary } from '../../../src/renderer/run/run-library';
import { RunModel } from '../../../src/renderer/run/run-model';
import { RunsModel } from '../../../src/renderer/runs/runs-model';
import { RepeatModel } from '../../../src/renderer/sweep/repeat-model';
import { SweepFormModel } from '../../../src/renderer/sweep/sweep-form-model';
import { SweepModel } from '../../../src/renderer/sweep/sweep-model';
import { NoticesModel } from '../../../src/renderer/ui/notices-model';
import { ViewsModel } from '../../../src/renderer/ui/views-model';
import { epochResult, FakeBridge, runSummary, snapshotWith } from '../fake-bridge';

function modelsWith(...runs: RunSummary[]) {
  const bridge = new FakeBridge();
  const notices = new NoticesModel();
  const views = new ViewsModel();
  const library = new RunLibrary(bridge, notices);
  library.restore(runs, { bytes: 0, limitBytes: null, dueIds: [] });
  library.cores.value = 2;
  const data = new DataModel(bridge, notices);
  data.status.value = snapshotWith().data;
  const hyperparameters = new HyperparametersModel({ network: signal(null), trainingImages: signal(50_000) });
  hyperparameters.show(defaultHyperparameters);
  const training = new RunModel();
  const sweepForm = new SweepFormModel({ data, library, hyperparameters });
  const list = new RunsModel({ library, training });
  const sweep = new SweepModel({ library, runs: list, training, hyperparameters, sweepForm, views });
  const repeats = new RepeatModel({ data, library, notices, views });
  return { bridge, notices, views, library, data, hyperparameters, sweepForm, sweep, repeats, list };
}

/** A run of a sweep of the learning rate, 2 s an epoch; `validation`: images of 10,000 read correctly. */
function swept(
  place: number,
  learningRate: number,
  changes: Partial<RunSummary> & { validation?: number } = {},
) {
  const { validation = 9000, ...others } = changes;
  return runSummary({
    id: `run-00000${place}`,
    createdAt: `2026-01-01T10:00:0${place}.000Z`,
    hyperparameters: { ...defaultHyperparameters, learningRate, epochs: 5 },
    best: { ...epochResult(0, 9000), validationCorrect: validation, validationTotal: 10_000 },
    epochsDone: 5,
    seconds: 10,
    sweep: { id: 'sweep-0001', name: 'Sweep of learning rate η', axes: ['learningRate'] },
    ...others,
  });
}

describe('SweepFormModel', () => {
  it('proposes values around those in Train, and queues them with all seeds', async () => {
    const { sweepForm, sweep, bridge, hyperparameters } = modelsWith();
    hyperparameters.enter('l2', '5');
    sweepForm.open();
    expect(sweepForm.first.value).toEqual({ name: 'learningRate', text: '0.3, 1, 3, 10' });
    expect(sweepForm.count.value).toBe(36);
    sweepForm.chooseSecond(null);
    sweepForm.seeds.value = '4-5';
    await sweep.queue();
    expect(sweepForm.isOpen.value).toBe(false);
    expect(bridge.asked).toEqual([
      {
        name: 'runs.sweep',
        parameters: [
          {
            hyperparameters: { ...defaultHyperparameters, l2: 5, epochs: 5 },
            axes: [{ name: 'learningRate', values: [0.3, 1, 3, 10] }],
            seeds: [4, 5],
          },
        ],
      },
    ]);
  });

  it('says which field is wrong, and queues nothing then', async () => {
    const { sweepForm, bridge, hyperparameters } = modelsWith();
    sweepForm.open();
    const faultAfter = (change: () => void) => {
      change();
      return sweepForm.fault.value;
    };
    expect(faultAfter(() => (sweepForm.epochs.value = '0'))).toMatchObject({ field: 'epochs' });
    expect(faultAfter(() => (sweepForm.seeds.value = 'x'))).toMatchObject({ field: 'seeds' });
    expect(faultAfter(() => (sweepForm.second.value = { name: 'hiddenLayers', text: 'a' }))).toMatchObject({
      field: 'second',
      message: expect.stringContaining('Hidden layers: “a” is not a hidden layer'),
    });
    sweepForm.chooseSecond('hiddenLayers');
    [sweepForm.seeds.value, sweepForm.epochs.value] = ['1', '5'];
    expect(faultAfter(() => hyperparameters.enter('miniBatchSize', 'x'))?.message).toContain(
      'in Train is wrong',
    );
    await sweepForm.queue();
    expect(bridge.asked).toEqual([]);
  });

  it('says how long it will take, and how sure that is', () => {
    const none = modelsWith();
    none.sweepForm.open();
    expect(none.sweepForm.estimate.value).toContain('not known yet');
    // 2 s an epoch.
    const { sweepForm } = modelsWith(runSummary({ epochsDone: 30, seconds: 60 }));
    sweepForm.open();
    sweepForm.chooseSecond(null);
    expect(sweepForm.estimate.value).toBe('About 1 min on 2 cores, judging by one similar run.');
    sweepForm.second.value = { name: 'hiddenLayers', text: '500' };
    expect(sweepForm.estimate.value).toMatch(/^Very roughly \d+ min on 2 cores: only quite different runs/);
  });
});

describe('SweepModel', () => {
  it('shows the newest sweep, and does with its best what is asked', async () => {
    const { sweep, sweepForm, bridge, hyperparameters, views } = modelsWith(
      swept(1, 1, { validation: 9100 }),
      swept(2, 3, { validation: 9500 }),
      swept(3, 10, { validation: 5000 }),
      runSummary({ id: 'run-000009' }),
    );
    const map = sweep.map.value!;
    expect(map.rows[0].map((cell) => cell!.figure!.mean)).toEqual([0.91, 0.95, 0.5]);
    await sweep.putOnScreen(map.best!);
    expect(bridge.asked).toEqual([{ name: 'runs.show', parameters: ['run-000002'] }]);
    sweep.useSettings(swept(1, 1) && map.rows[0][0]!);
    expect(hyperparameters.value.value).toMatchObject({ learningRate: 1, epochs: 5 });
    expect(views.shown.value).toBe('train');
    sweep.refineAround(map.best!);
    expect(sweepForm.isOpen.value).toBe(true);
    expect(sweepForm.first.value).toEqual({ name: 'learningRate', text: '1.7, 3, 5.5' });
    expect(sweepForm.second.value).toBeNull();
    sweep.close();
    expect(sweep.map.value).toBeNull();
    sweep.show('sweep-0001');
    expect(sweep.map.value).not.toBeNull();
  });

  it('tells the time that is left, and stops one cell or all', async () => {
    const { sweep, bridge } = modelsWith(
      swept(1, 1),
      swept(2, 3, { state: 'waiting', best: undefined, epochsDone: 0, seconds: 0 }),
      swept(3, 10, { state: 'waiting', best: undefined, epochsDone: 0, seconds: 0 }),
      swept(4, 30, { state: 'running', best: undefined, epochsDone: 1, seconds: 2 }),
    );
    // 8 s are left of the one that trains; of the others 10 s each, on two cores.
    expect(sweep.secondsLeft.value).toBeCloseTo(18);
    expect(sweep.canStop.value).toBe(true);
    await sweep.stopCell(sweep.map.value!.rows[0][3]!);
    await sweep.stopAll();
    expect(bridge.asked).toEqual([
      { name: 'runs.stop', parameters: ['run-000004'] },
      { name: 'runs.stop-sweep', parameters: ['sweep-0001'] },
    ]);
  });
});

describe('SweepModel, while a sweep is queued,', () => {
  const newer = (place: number, changes: Partial<RunSummary> = {}) =>
    swept(place, place, {
      sweep: { id: 'sweep-0002', name: 'Sweep of learning rate η', axes: ['learningRate'] },
      ...changes,
    });

  it('shows its map as soon as there is a run, also when the earlier one is closed meanwhile', async () => {
    for (const closesAt of ['never', 'before', 'meanwhile']) {
      const { sweep, sweepForm, library } = modelsWith(swept(1, 1));
      const shownId = () => sweep.shown.value?.mark.id;
      if (closesAt === 'before') sweep.close();
      sweepForm.open();
      const queued = sweep.queue();
      expect(shownId()).toBe(closesAt === 'before' ? undefined : 'sweep-0001');
      if (closesAt === 'meanwhile') sweep.close();
      library.changed([newer(2, { state: 'waiting' })]);
      expect(shownId()).toBe('sweep-0002');
      await queued;
      expect(shownId()).toBe('sweep-0002');
      sweep.close();
      expect(sweep.map.value).toBeNull();
    }
  });

  it('counts the runs that are still to be made, and does not tell a time before they are', async () => {
    const { sweep, sweepForm, library } = modelsWith(swept(1, 1));
    sweepForm.open();
    sweepForm.chooseSecond(null);
    sweepForm.seeds.value = '1-2';
    expect(sweepForm.count.value).toBe(8);
    const queued = sweep.queue();
    // The earlier sweep has all of its runs.
    expect(sweep.progress.value).toBe('1 run done');
    library.changed([newer(2), newer(3)]);
    expect(sweep.progress.value).toBe('2 of 8 runs done');
    expect(sweep.canStop.value).toBe(true);
    library.changed([newer(4, { state: 'waiting', best: undefined, epochsDone: 0, seconds: 0 })]);
    expect(sweep.secondsLeft.value).toBeNull();
    // A person stops it: no more are made.
    await queued;
    expect(sweep.progress.value).toBe('2 of 3 runs done');
    expect(sweep.secondsLeft.value).toBeCloseTo(10);
  });

  it('makes the run of a cell the selected one, also when it is on screen already', async () => {
    const { sweep, list } = modelsWith(swept(1, 1, { validation: 9500 }), swept(2, 3));
    list.selection.choose('run-000002');
    await sweep.putOnScreen(sweep.map.value!.best!);
    expect(list.current.value?.id).toBe('run-000001');
  });
});

describe('RepeatModel', () => {
  it('queues ten runs with the next free seeds', async () => {
    const first = runSummary();
    const other = runSummary({ id: 'run-000002', hyperparameters: { ...defaultHyperparameters, seed: 7 } });
    const { repeats, bridge, notices } = modelsWith(first, other);
    await repeats.repeat(first);
    expect(bridge.asked).toEqual([
      {
        name: 'runs.queue',
        parameters: [{ hyperparameters: { ...defaultHyperparameters, seed: 8 }, repeats: 10 }],
      },
    ]);
    expect(notices.notices.value[0].message).toContain('with seeds 8 to 17.');
  });

  it('offers to show the runs until they are shown', async () => {
    const { repeats, notices, views } = modelsWith();
    await repeats.repeat(runSummary());
    expect(notices.notices.value[0].action?.label).toBe('Show Runs');
    views.show('network');
    expect(notices.notices.value).toHaveLength(1);
    views.show('runs');
    expect(notices.notices.value).toEqual([]);
  });

  it('says why a run cannot be repeated', () => {
    const { repeats, data } = modelsWith();
    const obstacleTo = (origin: RunSummary['origin']) => repeats.obstacleTo(runSummary({ origin }));
    expect(obstacleTo({ kind: 'new' })).toBeNull();
    expect(obstacleTo({ kind: 'opened', file: 'a', weightsSha256: '', isHistoryKnown: false })).toContain(
      'does not say how this network was trained',
    );
    expect(obstacleTo({ kind: 'voting', voters: [], weightsSha256: '' })).toContain('several that vote');
    expect(obstacleTo({ kind: 'continued', name: 'a', epochs: 1 })).toContain('weights of another run');
    data.status.value = { phase: 'checking' };
    expect(obstacleTo({ kind: 'new' })).toContain('no training data');
  });
});
