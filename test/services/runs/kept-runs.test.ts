import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import { createNetwork, parametersOf } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import type { KeptRun } from '../../../src/services/runs/kept-runs';
import { KeptRuns } from '../../../src/services/runs/kept-runs';
import { createTestFolder } from '../small-data-set';

const run: KeptRun = {
  phase: 'finished',
  hyperparameters: defaultHyperparameters,
  startFrom: 'new-weights',
  trainingImages: 100,
  testImages: 30,
  validationImages: 20,
  engine: { name: 'WebAssembly kernels' },
  ending: 'completed',
  hasNetwork: true,
  epochs: [],
};
const model = {
  network: parametersOf(createNetwork([784, 4, 10], createRandom(1))),
  provenance: { appVersion: '0.1.0', createdAt: '2025-01-01T00:00:00.000Z', dataset: 'MNIST', epochs: [] },
};

describe('KeptRuns', () => {
  it('reads nothing where there is nothing', async () => {
    expect(await new KeptRuns(join(await createTestFolder(), 'runs')).read()).toEqual([]);
  });

  it('reads again what it has written, in the order of the names', async () => {
    const folder = join(await createTestFolder(), 'runs');
    const kept = new KeptRuns(folder);
    await kept.write('2', { ...run, phase: 'queued', hasNetwork: false });
    expect(await kept.write('1', run, model)).toEqual({ ok: true });
    const again = new KeptRuns(folder);
    expect(await again.read()).toEqual([
      { name: '1', run },
      { name: '2', run: { ...run, phase: 'queued', hasNetwork: false } },
    ]);
    expect(await again.readNetwork('1')).toMatchObject({ ok: true, value: { network: model.network } });
    expect(await again.readNetwork('2')).toMatchObject({ ok: false, failure: { code: 'model-unreadable' } });
  });

  it('passes over what is damaged', async () => {
    const folder = await createTestFolder();
    const kept = new KeptRuns(folder);
    await kept.write('1', run);
    await writeFile(join(folder, '0.json'), '{"phase":');
    await writeFile(join(folder, '2.json'), '{"phase":"unheard of"}');
    expect((await kept.read()).map(({ name }) => name)).toEqual(['1']);
  });

  it('removes a run with its network, also while that is still being written', async () => {
    const folder = await createTestFolder();
    const kept = new KeptRuns(folder);
    void kept.write('1', run, model);
    await kept.remove('1');
    await kept.settled();
    expect(await readdir(folder)).toEqual([]);
  });

  it('says why it cannot write', async () => {
    const folder = await createTestFolder();
    await writeFile(join(folder, 'file'), '');
    expect(await new KeptRuns(join(folder, 'file')).write('1', run)).toMatchObject({
      ok: false,
      failure: { code: 'file-not-written' },
    });
  });
});
