import { describe, expect, it } from 'vitest';
import type { RunSummary } from '../../../src/contract/run';
import type { TrainingProgress } from '../../../src/contract/trainer';
import { largestModelBytes } from '../../../src/contract/model-files';
import { RunLibrary } from '../../../src/renderer/run/run-library';
import { NoticesModel } from '../../../src/renderer/ui/notices-model';
import { FakeBridge, runIds, runSummary, snapshotWith } from '../fake-bridge';

const older = runSummary({ id: runIds.first, createdAt: '2026-01-01T10:00:00.000Z', name: 'Older' });
const newer = runSummary({ id: runIds.second, createdAt: '2026-01-02T10:00:00.000Z', name: 'Newer' });

const progress: TrainingProgress = {
  ...{ runId: runIds.first, epoch: 1, epochFraction: 0.5, miniBatches: 9, miniBatchesInEpoch: 10 },
  ...{ isEvaluating: false, secondsLeft: 1, costs: [] },
};

function createLibrary() {
  const bridge = new FakeBridge();
  const notices = new NoticesModel();
  const library = new RunLibrary(bridge, notices);
  library.restore([older, newer], snapshotWith().storage);
  const names = () => library.runs.value.map(({ name }) => name);
  return { bridge, notices, library, names };
}

describe('RunLibrary', () => {
  it('has the newest run first, also when one is added', () => {
    const { library, names } = createLibrary();
    expect(names()).toEqual(['Newer', 'Older']);
    const newest = runSummary({ id: runIds.third, createdAt: '2026-01-03T10:00:00.000Z', name: 'Newest' });
    library.changed([newest]);
    expect(names()).toEqual(['Newest', 'Newer', 'Older']);
  });

  it('keeps a run in its place when it changes, and forgets one that is gone', () => {
    const { library, names } = createLibrary();
    library.changed([{ ...older, name: 'Renamed' }]);
    expect(names()).toEqual(['Newer', 'Renamed']);
    library.removed([runIds.second]);
    expect(names()).toEqual(['Renamed']);
  });

  it('has the progress of what trains, and forgets it when that rests or is gone', () => {
    const { library } = createLibrary();
    for (const { id } of [older, newer]) library.progressed({ ...progress, runId: id });
    library.changed([{ ...older, state: 'running' }]);
    expect([...library.progress.value.keys()]).toEqual([older.id, newer.id]);
    library.changed([{ ...older, state: 'finished' }]);
    expect([...library.progress.value.keys()]).toEqual([newer.id]);
    library.removed([newer.id]);
    expect(library.progress.value.size).toBe(0);
  });

  it('deletes runs at once, and offers to undo that', async () => {
    const { bridge, library, notices } = createLibrary();
    await library.delete([runIds.first]);
    const [notice] = notices.notices.value;
    expect(notice).toMatchObject({ message: 'Deleted “Older”.', action: { label: 'Undo' } });
    await notices.act(notice);
    expect(bridge.asked.at(-1)).toEqual({ name: 'runs.restore', parameters: [[runIds.first]] });
    expect(notices.notices.value).toEqual([]);
  });

  it('can restore what was deleted, the last first, also once the notice has left', async () => {
    const { bridge, library, notices } = createLibrary();
    await library.delete([runIds.first]);
    await library.delete([runIds.second]);
    notices.notices.value = [];
    expect(library.deletions.value.map(({ what }) => what)).toEqual(['“Newer”', '“Older”']);
    await library.undelete(library.deletions.value[0]);
    expect(bridge.asked.at(-1)).toEqual({ name: 'runs.restore', parameters: [[runIds.second]] });
    expect(library.deletions.value.map(({ what }) => what)).toEqual(['“Older”']);
    bridge.fail('runs.restore', 'file-not-written', 'The disk is full.');
    await library.undelete(library.deletions.value[0]);
    expect(library.deletions.value).toHaveLength(1);
  });

  it('knows which runs are stopping until they have ended, and stops each once', async () => {
    const { bridge, library } = createLibrary();
    const stopped = [library.stop(runIds.first), library.stop(runIds.first)];
    expect([...library.stopping.value]).toEqual([runIds.first]);
    await Promise.all(stopped);
    expect(bridge.names()).toEqual(['runs.stop']);
    expect(library.stopping.value.size).toBe(0);
  });

  it('knows that the runs of a sweep are stopping', async () => {
    const { library } = createLibrary();
    const sweep = { id: runIds.third, name: 'A sweep', axes: [] } as unknown as RunSummary['sweep'];
    library.changed([
      { ...older, state: 'running', sweep },
      { ...newer, state: 'finished', sweep },
    ]);
    const stopped = library.stopSweep(runIds.third);
    expect([...library.stopping.value]).toEqual([runIds.first]);
    await stopped;
    expect(library.stopping.value.size).toBe(0);
  });

  it('offers nothing to undo where nothing was deleted', async () => {
    const { bridge, library, notices } = createLibrary();
    bridge.fail('runs.delete', 'run-in-use', 'It is training.');
    await library.delete([runIds.first]);
    expect(notices.notices.value.map(({ message, action }) => [message, action])).toEqual([
      ['It is training.', undefined],
    ]);
  });

  it('opens a file that is dropped, unless it is far too large', async () => {
    const { bridge, library, notices } = createLibrary();
    await library.openDropped(new File(['{}'], 'network.json'));
    expect(bridge.asked.at(-1)).toMatchObject({
      name: 'model.open-content',
      parameters: [{ name: 'network.json' }],
    });
    const large = new File([], 'large.safetensors');
    Object.defineProperty(large, 'size', { value: largestModelBytes + 1 });
    await library.openDropped(large);
    expect(bridge.asked).toHaveLength(1);
    expect(notices.notices.value).toHaveLength(1);
  });
});
