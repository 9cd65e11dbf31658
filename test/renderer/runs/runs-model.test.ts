import { describe, expect, it, vi } from 'vitest';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import type { RunSummary } from '../../../src/contract/run';
import { RunLibrary } from '../../../src/renderer/run/run-library';
import { RunModel } from '../../../src/renderer/run/run-model';
import { RunsModel } from '../../../src/renderer/runs/runs-model';
import { NoticesModel } from '../../../src/renderer/ui/notices-model';
import { epochResult, FakeBridge, runDetails, runSummary } from '../fake-bridge';

function modelWith(...runs: RunSummary[]) {
  const bridge = new FakeBridge();
  const notices = new NoticesModel();
  const library = new RunLibrary(bridge, notices);
  library.restore(runs, { bytes: 0, limitBytes: null, dueIds: [] });
  const training = new RunModel();
  return { bridge, notices, library, training, runs: new RunsModel({ library, training }) };
}

/** Made in the order of their numbers, so that the last one stands first; each has its own settings. */
function run(number: number, changes: Partial<RunSummary> = {}): RunSummary {
  const createdAt = new Date(Date.UTC(2026, 0, 1, 10, number)).toISOString();
  const hyperparameters = { ...defaultHyperparameters, learningRate: number };
  return runSummary({
    ...{ id: `run-00000${number}`, name: `run ${number}`, createdAt, hyperparameters },
    ...changes,
  });
}

/** Two seeds with equal settings and a third run; the second seed is the better one. */
function modelWithGroup() {
  const seeds = [1, 2].map((seed) =>
    run(seed, { hyperparameters: { ...defaultHyperparameters, seed }, ...best(9000 + seed, 9000 + seed) }),
  );
  const model = modelWith(...seeds, run(5));
  const group = () => model.runs.list.rows.value.find(({ isGroup }) => isGroup)!;
  return { ...model, group };
}

const best = (correct: number, validationCorrect: number) => ({
  best: { ...epochResult(3, correct), validationCorrect },
});

describe('RunsModel', () => {
  it('marks the run with the highest validation accuracy at its best epoch, whatever its test accuracy', () => {
    const { runs } = modelWith(run(1, best(9500, 9400)), run(2, best(9400, 9450)), run(3, best(9600, 9300)));
    expect(runs.bestId.value).toBe('run-000002');
  });

  it('leaves the mark with the first of equals, and gives none before there are two to choose from', () => {
    const { runs, library } = modelWith(run(1, best(9500, 9400)));
    expect(runs.bestId.value).toBeNull();
    library.changed([run(2, best(9600, 9400))]);
    expect(runs.bestId.value).toBe('run-000001');
  });

  it('marks a run that still trains, whose best epoch stays, and passes over one without a network', () => {
    const { runs, library } = modelWith(
      run(1, best(9000, 9000)),
      run(2, best(9100, 9100)),
      run(3, { ...best(9050, 9050), state: 'running' }),
      run(4, { ...best(9900, 9900), hasNetwork: false }),
    );
    expect(runs.bestId.value).toBe('run-000002');
    library.changed([run(3, { ...best(9900, 9900), state: 'running' })]);
    expect(runs.bestId.value).toBe('run-000003');
  });

  it('puts a run on screen and chooses it', async () => {
    const { runs, bridge } = modelWith(run(1), run(2));
    await runs.show('run-000001');
    expect(bridge.asked).toEqual([{ name: 'runs.show', parameters: ['run-000001'] }]);
    expect([...runs.selection.chosen.value]).toEqual(['run-000001']);
    expect(runs.current.value?.name).toBe('run 1');
  });

  it('describes the run on screen: in its group, when the group closes, and when it is only listed later', () => {
    const { runs, training, library, group } = modelWithGroup();
    const described = () => runs.current.value?.id;
    training.show(runDetails(run(1, { hyperparameters: { ...defaultHyperparameters, seed: 1 } })));
    runs.follow('run-000001');
    // The better one of the group is another run.
    expect([described(), runs.selection.current.value]).toEqual(['run-000001', group().id]);
    runs.list.open(group().id, true);
    expect([described(), runs.selection.current.value]).toEqual(['run-000001', 'run-000001']);
    runs.list.open(group().id, false);
    expect([described(), runs.selection.current.value]).toEqual(['run-000001', group().id]);
    training.show(runDetails(run(7)));
    runs.follow('run-000007');
    library.changed([run(7)]);
    expect(described()).toBe('run-000007');
  });

  it('begins at the run on screen', () => {
    const { runs, training } = modelWith(run(1), run(2));
    training.show(runDetails({ id: 'run-000001' }));
    expect(runs.selection.current.value).toBe('run-000001');
  });

  it('compares with the same run on screen until that has other settings', () => {
    const { runs, training } = modelWith(run(1));
    training.show(runDetails(run(1)));
    const before = runs.onScreen.value;
    training.changed(run(1, { epochsDone: 3, seconds: 1 }));
    expect(runs.onScreen.value).toBe(before);
    training.changed(run(1, { hyperparameters: { ...run(1).hyperparameters, epochs: 60 } }));
    expect(runs.onScreen.value).not.toBe(before);
  });

  it('says what the runs beside the one on screen do that have not ended here', () => {
    const { runs, library, training } = modelWith(run(1, { state: 'running' }), run(2));
    training.show({ ...runDetails(), ...run(1, { state: 'running' }) });
    expect(runs.othersText.value).toBeNull();
    library.changed([run(3, { state: 'paused' }), run(4, { state: 'running', isElsewhere: true }), run(5)]);
    expect(runs.othersText.value).toBe('1 other run paused');
    training.show({ ...runDetails(), ...run(5) });
    expect(runs.othersText.value).toBe('2 other runs: 1 paused, 1 learning');
    library.changed([run(1), run(3, { state: 'waiting' }), run(6, { state: 'waiting' })]);
    expect(runs.othersText.value).toBe('2 other runs waiting');
  });

  it('renames in place, and keeps the old name where the new one is empty, the same, or given up', async () => {
    const { runs, bridge } = modelWith(run(1));
    runs.beginRename('run-000001');
    await runs.rename('run-000001', ' my first ');
    expect(bridge.asked.at(-1)).toEqual({
      name: 'runs.label',
      parameters: ['run-000001', { name: 'my first' }],
    });
    for (const name of ['', '  ', 'run 1']) {
      runs.beginRename('run-000001');
      await runs.rename('run-000001', name);
      expect(runs.renamingId.value).toBeNull();
    }
    runs.beginRename('run-000001');
    runs.giveUpRename();
    await runs.rename('run-000001', 'left the field afterwards');
    expect(bridge.asked).toHaveLength(1);
  });

  it('writes a note that has changed, and sets and takes the star', async () => {
    const { runs, bridge } = modelWith(run(1, { note: 'old' }), run(2, { isStarred: true }));
    await runs.note('run-000001', 'old ');
    await runs.note('run-000001', 'try η 0.5');
    await runs.star('run-000001');
    await runs.star('run-000002');
    expect(bridge.asked.map(({ parameters }) => parameters)).toEqual([
      ['run-000001', { note: 'try η 0.5' }],
      ['run-000001', { isStarred: true }],
      ['run-000002', { isStarred: false }],
    ]);
  });

  it('deletes the chosen runs without asking, and offers to undo it', async () => {
    const { runs, bridge, notices } = modelWith(run(1), run(2), run(3));
    runs.selection.choose('run-000003');
    runs.selection.extendTo('run-000002');
    expect(runs.chosenWith('run-000001')).toEqual(['run-000001']);
    await runs.delete(runs.chosenWith('run-000002'));
    const ids = ['run-000003', 'run-000002'];
    expect(bridge.asked).toEqual([{ name: 'runs.delete', parameters: [ids] }]);
    const [notice] = notices.notices.value;
    expect(notice).toMatchObject({ message: 'Deleted 2 runs.', action: { label: 'Undo' } });
    await notices.act(notice);
    expect(bridge.asked.at(-1)).toEqual({ name: 'runs.restore', parameters: [ids] });
  });

  it('restores what was deleted last, and then offers it no longer', async () => {
    const { runs, bridge, notices } = modelWith(run(1), run(2));
    expect(runs.undelete()).toBe(false);
    await runs.delete(['run-000001']);
    await runs.delete(['run-000002']);
    expect(runs.undelete()).toBe(true);
    await vi.waitFor(() => expect(notices.notices.value).toHaveLength(1));
    expect(bridge.asked.at(-1)).toEqual({ name: 'runs.restore', parameters: [['run-000002']] });
    expect(notices.notices.value[0].message).toBe('Deleted “run 1”.');
  });

  it('leaves runs that are training where they are when others are deleted with them', async () => {
    const { runs, bridge, notices } = modelWith(run(1), run(2, { state: 'running' }));
    await runs.delete(['run-000002', 'run-000001']);
    expect(bridge.asked).toEqual([{ name: 'runs.delete', parameters: [['run-000001']] }]);
    bridge.fail('runs.delete', 'invalid-request', 'A run that is training cannot be deleted. Stop it first.');
    await runs.delete(['run-000002']);
    expect(notices.notices.value.at(-1)).toMatchObject({
      message: 'A run that is training cannot be deleted. Stop it first.',
    });
  });

  it('shows the best run of a group, also below the list', async () => {
    const { runs, bridge, group } = modelWithGroup();
    await runs.show(group().id);
    expect(bridge.asked).toEqual([{ name: 'runs.show', parameters: ['run-000002'] }]);
    expect(runs.current.value?.id).toBe('run-000002');
    runs.follow('run-000001');
    expect(runs.selection.current.value).toBe(group().id);
  });

  it('opens a group, goes into it and out again, as in a tree', () => {
    const { runs, group } = modelWithGroup();
    const { id } = group();
    runs.selection.choose(id);
    runs.openGroup(id);
    expect(group().isOpen).toBe(true);
    runs.openGroup(id);
    expect(runs.selection.current.value).toBe('run-000002');
    runs.closeGroup('run-000002');
    expect(runs.selection.current.value).toBe(id);
    runs.closeGroup(id);
    expect(group().isOpen).toBe(false);
    for (const turn of ['openGroup', 'closeGroup'] as const) runs[turn]('run-000005');
    expect(runs.list.rows.value).toHaveLength(2);
  });

  it('stars and deletes all runs of a group, and renames none of them', async () => {
    const { runs, bridge, group } = modelWithGroup();
    await runs.star(group().id);
    expect(bridge.asked.map(({ parameters }) => parameters)).toEqual([
      ['run-000002', { isStarred: true }],
      ['run-000001', { isStarred: true }],
    ]);
    runs.beginRename(group().id);
    expect(runs.renamingId.value).toBeNull();
    expect(runs.idsOf([group().id, 'run-000005'])).toHaveLength(3);
    await runs.delete([group().id, 'run-000002']);
    expect(bridge.asked.at(-1)).toEqual({
      name: 'runs.delete',
      parameters: [['run-000002', 'run-000001']],
    });
  });
});
