import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeModelFile } from '../../../src/services/models/model-library';
import { unknownProvenance } from '../../../src/contract/models';
import { createHome, short, startWorkbench, trainToEnd, valueOf } from '../home';

describe('Checkup', () => {
  it('says what ails each run at rest on screen, and again to a new page', async () => {
    const home = await createHome();
    const started = await startWorkbench(home);
    const { workbench, events } = started;
    valueOf(await workbench.data.useSynthetic());
    await trainToEnd(started, {
      ...short,
      hiddenLayers: [30],
      initialWeights: 'scaled-normal',
      trainingImages: 10_000,
      epochs: 2,
    });
    const { network, id } = workbench.screen;
    const healthy = await events.until('run.diagnosis', ({ runId }) => runId === id);
    expect(healthy.findings.map(({ illness }) => illness)).toEqual(['too-few-epochs']);

    const last = network.layers.length - 1;
    network.layers[last].bias[5] = -1000;
    const path = join(home.folder, 'sick.safetensors');
    valueOf(await writeModelFile(path, { network, provenance: unknownProvenance }));
    const sick = valueOf(await workbench.models.open(path));
    expect(sick.evaluated).toBeUndefined();
    const { findings } = await events.until('run.diagnosis', ({ runId }) => runId === sick.id);
    // The file does not say how it was trained: there is nothing to train again.
    expect(findings).toMatchObject([{ headline: 'It never answers 5:', remedies: [] }]);
    // What it reads is known to the list of runs from then on.
    const { evaluated } = workbench.snapshot().runs.find(({ id: each }) => each === sick.id)!;
    expect(evaluated).toMatchObject({ epochs: 0, total: 2000, correct: expect.any(Number) });

    events.forget();
    workbench.snapshot();
    await events.until('run.diagnosis', (told) => told.findings.length > 0);
  });
});
