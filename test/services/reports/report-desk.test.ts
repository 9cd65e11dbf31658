import { describe, expect, it } from 'vitest';
import { createHome, short, startWorkbench, trainToEnd, valueOf } from '../home';

describe('ReportDesk', () => {
  it('reports on a run with the data set at hand, and compares it with another', async () => {
    const started = await startWorkbench(await createHome());
    const { workbench } = started;
    valueOf(await workbench.data.useSynthetic());
    await trainToEnd(started, { ...short, trainingImages: 1000, epochs: 2 });
    const first = workbench.screen.summary;
    await trainToEnd(started, { ...short, trainingImages: 1000, epochs: 1, seed: 9 });
    const second = workbench.screen.summary;

    const { weightsSha256 } = workbench.snapshot().runs.find(({ id }) => id === first.id)!;
    expect(weightsSha256).toHaveLength(64);
    const alone = valueOf(await workbench.reports.make([first.id]));
    expect(alone).toContain(`<h1>${first.name}</h1>`);
    expect(alone).toContain('of synthetic digits, by the last network');
    expect(alone).toContain(weightsSha256);
    expect(workbench.reports.nameOf([first.id])).toBe(first.name);

    const together = valueOf(await workbench.reports.make([first.id, second.id]));
    expect(together).toContain('<h1>2 runs compared</h1>');
    expect(workbench.reports.nameOf([first.id, second.id])).toBe(`${first.name} and 1 more`);
  });

  it('fails when a run is not there', async () => {
    const { workbench } = await startWorkbench(await createHome());
    expect(await workbench.reports.make(['run-000000'])).toMatchObject({
      failure: { code: 'run-unreadable' },
    });
  });
});
