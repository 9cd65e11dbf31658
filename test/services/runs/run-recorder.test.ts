import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RunFolder } from '../../../src/services/runs/run-folder';
import { RunRecorder } from '../../../src/services/runs/run-recorder';
import { ScriptedEngine } from '../../engine/training/scripted-engine';
import { createTestFolder } from '../small-data-set';
import { someCheckpoint, someDescription, someEpoch } from './some-run';

/** Records epochs on a clock that stands at these milliseconds when they end; gives the epoch of the checkpoint after each. */
async function checkpointsAt(times: readonly number[], isLast: boolean): Promise<number[]> {
  const path = join(await createTestFolder(), 'run');
  const created = await RunFolder.create(path, someDescription, someCheckpoint(0));
  if (!created.ok) throw new Error(created.failure.message);
  let time = 0;
  const recorder = new RunRecorder(created.value, new ScriptedEngine(() => 0, []), () => time);
  const checkpoints: number[] = [];
  for (const [epoch, endedAt] of times.entries()) {
    time = endedAt;
    const ending = isLast && epoch === times.length - 1 ? 'completed' : undefined;
    const { position } = someCheckpoint(epoch + 1);
    expect(await recorder.add({ result: someEpoch(epoch), position, ending })).toMatchObject({ ok: true });
    const opened = await RunFolder.open(path);
    checkpoints.push(opened.ok ? opened.value.checkpoint.position.epoch : NaN);
  }
  if (isLast) {
    const finished = { ending: 'completed', weightsSha256: 'ef'.repeat(32) } as const;
    expect(await recorder.finish(finished)).toMatchObject({ ok: true });
    const epochs = times.map((_, epoch) => someEpoch(epoch));
    expect(await RunFolder.open(path)).toMatchObject({
      ok: true,
      value: { checkpoint: { finished }, epochs },
    });
  }
  return checkpoints;
}

describe('RunRecorder', () => {
  it('writes a checkpoint after the first epoch, and then one a second at most', async () => {
    expect(await checkpointsAt([10, 400, 1009, 1010, 1500, 2500], false)).toEqual([1, 1, 1, 4, 4, 6]);
  });

  it('writes a checkpoint after every epoch that takes long', async () => {
    expect(await checkpointsAt([5000, 10_000, 15_000], false)).toEqual([1, 2, 3]);
  });

  it('keeps the last epoch of a run back until the run is finished', async () => {
    expect(await checkpointsAt([5000, 10_000, 15_000], true)).toEqual([1, 2, 2]);
    expect(await checkpointsAt([5000], true)).toEqual([0]);
  });
});
