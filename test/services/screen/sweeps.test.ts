import { describe, expect, it } from 'vitest';
import type { SweepRequest } from '../../../src/contract/sweep';
import { sweepMap } from '../../../src/engine/sweep/sweep-map';
import { createHome, long, short, startWorkbench, untilRest, valueOf } from '../home';

const request: SweepRequest = {
  hyperparameters: short,
  axes: [
    { name: 'learningRate', values: [0.5, 3] },
    { name: 'hiddenLayers', values: [[4], []] },
  ],
  seeds: [1, 2],
};

describe('Sweeps', () => {
  it('queues all combinations with all seeds, whose stored runs alone give the map after a restart', async () => {
    const home = await createHome();
    const started = await startWorkbench(home);
    valueOf(await started.workbench.sweeps.start(request));
    const runs = started.workbench.snapshot().runs.filter(({ sweep }) => sweep);
    expect(runs).toHaveLength(8);
    for (const { id } of runs) await untilRest(started, id, { state: 'finished' });
    const before = sweepMap(started.workbench.snapshot().runs.filter(({ sweep }) => sweep))!;
    await started.workbench.close(null);

    const next = await startWorkbench(home);
    const map = sweepMap(next.workbench.snapshot().runs.filter(({ sweep }) => sweep))!;
    expect(map.across).toEqual([0.5, 3]);
    expect(map.up).toEqual([[], [4]]);
    expect(map.rows.flat().map((cell) => cell!.figure)).toEqual(
      before.rows.flat().map((cell) => cell!.figure),
    );
    expect(map.mark).toEqual({
      id: expect.any(String),
      name: 'Sweep of learning rate η and hidden layers',
      axes: ['learningRate', 'hiddenLayers'],
    });
  });

  it('ends all of its runs and no other, also those that are still to be made', async () => {
    const { workbench } = await startWorkbench(await createHome(), { cores: 1 });
    valueOf(await workbench.runs.queue({ hyperparameters: long, repeats: 1 }));
    const seeds = Array.from({ length: 60 }, (_, index) => index);
    const starting = workbench.sweeps.start({ ...request, hyperparameters: long, seeds });
    const swept = () => workbench.snapshot().runs.filter(({ sweep }) => sweep);
    await expect.poll(() => swept().length, { timeout: 20_000 }).toBeGreaterThan(2);
    valueOf(await workbench.sweeps.stop(swept()[0].sweep!.id));
    valueOf(await starting);
    const runs = swept();
    expect(runs.length).toBeLessThan(240);
    expect(new Set(runs.map(({ state }) => state))).toEqual(new Set(['stopped']));
    expect(workbench.snapshot().runs.filter(({ sweep }) => !sweep)[0].state).toBe('running');
    expect(await workbench.sweeps.stop(runs[0].sweep!.id)).toMatchObject({
      failure: { code: 'invalid-request' },
    });
  });

  it('refuses values that are out of range, and then makes no run', async () => {
    const { workbench } = await startWorkbench(await createHome());
    const count = workbench.snapshot().runs.length;
    const axes: SweepRequest['axes'] = [{ name: 'dropout', values: [0, 3] }];
    expect(await workbench.sweeps.start({ ...request, axes })).toMatchObject({
      failure: { code: 'invalid-hyperparameters', message: expect.stringContaining('“3”: Dropout') },
    });
    expect(workbench.snapshot().runs).toHaveLength(count);
  });
});
