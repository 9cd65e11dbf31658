import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { DrawnDigit } from '../../../src/contract/my-digits';
import { unknownProvenance } from '../../../src/contract/models';
import { sigmoidThroughout } from '../../../src/contract/network';
import { syntheticStrokes } from '../../../src/engine/synthesis/synthetic-strokes';
import { createNetwork, parametersOf } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import { readModelFile, writeModelFile } from '../../../src/services/models/model-library';
import { Workbench } from '../../../src/services/workbench';
import { EventLog } from '../event-log';
import { createSmallDataSet, createTestFolder, smallTestImages, writeDataFolder } from '../small-data-set';
import { InProcessChannel } from '../training/in-process-channel';

const small = createSmallDataSet();
const starter = parametersOf(createNetwork([784, 8, 10], createRandom(7)));
const drawn = [1, 7].map((digit) => ({
  digit,
  strokes: syntheticStrokes(digit, createRandom(digit)),
})) as unknown as DrawnDigit[];

async function start({ hasData = true } = {}) {
  const folder = await createTestFolder();
  const [resourcesFolder, userDataFolder] = [join(folder, 'resources'), join(folder, 'user data')];
  await mkdir(resourcesFolder);
  await writeModelFile(join(resourcesFolder, 'starter.safetensors'), {
    network: starter,
    provenance: { ...unknownProvenance, epochs: [] },
  });
  if (hasData) await writeDataFolder(join(resourcesFolder, 'mnist'), small);
  const events = new EventLog();
  const workbench = new Workbench({
    resourcesFolder,
    userDataFolder,
    appVersion: '0.1.0',
    emit: events.emit,
    published: { files: small.published, mirrors: [] },
    fork: () => new InProcessChannel(),
  });
  // Nothing is being written any more when the folders are removed.
  onTestFinished(() => workbench.close(null));
  await workbench.start();
  return { workbench, events, userDataFolder };
}

const phase = ({ events }: { events: EventLog }, wanted: string) =>
  events.until('run.changed', (run) => run.phase === wanted);

describe('Lessons', () => {
  it('teach the open network, which then says what it was taught, and can be brought back as it was', async () => {
    const started = await start();
    const { workbench, userDataFolder } = started;
    await workbench.myDigits.add(drawn);
    const run = await workbench.lessons.teach();
    expect(run).toMatchObject({ ok: true, value: { startFrom: 'present-network' } });
    await phase(started, 'finished');
    const { document, network, epochs } = workbench.snapshot();
    expect(network).not.toEqual(starter);
    expect(network.activations).toEqual(sigmoidThroughout);
    expect(epochs).toHaveLength(3);
    expect(document).toMatchObject({ name: 'Untitled', isEdited: true, hasPrevious: true });
    const { dataset, taught } = document.provenance;
    expect(dataset).toBe('MNIST and own digits');
    expect(taught).toMatchObject({ ownDigits: 2, from: 'Starter model' });
    expect(taught?.testCorrectBefore).toBeLessThanOrEqual(smallTestImages);

    const path = join(userDataFolder, 'taught.safetensors');
    await workbench.saveModel(path);
    const saved = await readModelFile(path);
    expect(saved.ok && saved.value.provenance.taught).toEqual(taught);

    await workbench.bringBackPrevious();
    expect(workbench.snapshot().network).toEqual(starter);
  });

  it('teach the same to the same network', async () => {
    const taughtNetwork = async () => {
      const started = await start();
      await started.workbench.myDigits.add(drawn);
      await started.workbench.lessons.teach();
      await phase(started, 'finished');
      return started.workbench.snapshot().network;
    };
    expect(await taughtNetwork()).toEqual(await taughtNetwork());
  });

  it('can be given up: the document is again what it was', async () => {
    const started = await start();
    const { workbench } = started;
    await workbench.myDigits.add(drawn);
    const before = workbench.snapshot().document;
    await workbench.lessons.teach();
    expect(await workbench.lessons.giveUp()).toEqual({ ok: true });
    expect(workbench.snapshot()).toMatchObject({ document: before, network: starter });
    expect(workbench.isTraining()).toBe(false);
    expect(await workbench.lessons.giveUp()).toMatchObject({
      ok: false,
      failure: { code: 'invalid-request' },
    });
  });

  it('fail without digits, and without data to rehearse', async () => {
    const { workbench } = await start({ hasData: false });
    expect(await workbench.lessons.teach()).toMatchObject({
      ok: false,
      failure: { code: 'invalid-request' },
    });
    await workbench.myDigits.add(drawn);
    expect(await workbench.lessons.teach()).toMatchObject({ ok: false, failure: { code: 'data-missing' } });
    expect(workbench.snapshot().document.hasPrevious).toBe(false);
  });

  it('fail when another network is opened while they are prepared', async () => {
    const { workbench } = await start();
    await workbench.myDigits.add(drawn);
    const teaching = workbench.lessons.teach();
    await workbench.newModel({
      hiddenLayers: [5],
      hiddenActivation: 'sigmoid',
      outputActivation: 'sigmoid',
      initialWeights: 'standard-normal',
      seed: 1,
    });
    expect(await teaching).toMatchObject({ ok: false, failure: { code: 'training-not-possible' } });
    expect(workbench.snapshot().network.sizes).toEqual([784, 5, 10]);
  });
});
