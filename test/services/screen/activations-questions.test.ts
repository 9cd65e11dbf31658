import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countCorrect } from '../../../src/engine/evaluation/accuracy';
import { readModelFile } from '../../../src/services/models/model-library';
import type { Home, Started } from '../home';
import { createHome, full, small, startWorkbench, untilRest, valueOf } from '../home';

const cases = join(import.meta.dirname, '../../engine/formats/cases');
const relu = { hidden: 'relu', output: 'softmax' } as const;
const tanh = { hidden: 'tanh', output: 'softmax' } as const;
const needed = { ok: false, failure: { code: 'activations-needed' } };

/** A file of another program, a network of 784, 4, 10. */
async function foreignFile({ folder }: Home, name: string, from = 'sequential-float32'): Promise<string> {
  const path = join(folder, name);
  await copyFile(join(cases, `${from}.safetensors`), path);
  return path;
}

/** Opens a file and answers its question. */
async function openWith({ workbench }: Started, path: string, activations: typeof relu | typeof tanh) {
  expect(await workbench.models.open(path)).toMatchObject(needed);
  const [{ id }] = workbench.models.questions.open;
  return workbench.models.giveActivations(id, activations);
}

/** Deletes the opened run on screen, once its accuracy has been measured and written. */
async function deleteShown({ workbench, events }: Started): Promise<void> {
  const { id } = workbench.screen;
  await events.until('run.point', ({ runId }) => runId === id);
  valueOf(await workbench.runs.delete([id]));
}

describe('a model file that does not say its activations', () => {
  it('leaves the screen as it is until they are given', async () => {
    const home = await createHome();
    const started = await startWorkbench(home);
    const { workbench, events } = started;
    const path = await foreignFile(home, 'torch.safetensors');
    events.forget();
    expect(await workbench.models.open(path)).toMatchObject(needed);
    const question = { id: 1, name: 'torch.safetensors', sizes: [784, 4, 10] };
    expect(events.of('questions.changed')).toEqual([[question]]);
    expect(workbench.snapshot()).toMatchObject({ questions: [question], run: { name: 'Starter model' } });
    expect(workbench.settings.recentPaths).toEqual([]);
    expect(await workbench.models.giveActivations(1, relu)).toEqual({ ok: true, value: path });
    expect(workbench.snapshot()).toMatchObject({
      questions: [],
      run: {
        name: 'torch',
        origin: { kind: 'opened', file: 'torch.safetensors' },
        hyperparameters: { hiddenLayers: [4], hiddenActivation: 'relu', outputActivation: 'softmax' },
      },
      network: { activations: relu },
      recentPaths: [path],
    });
    expect(await workbench.models.giveActivations(1, tanh)).toMatchObject({ failure: { code: 'cancelled' } });
  });

  it('is not asked about again, in this start or the next, not even when it was trained on since', async () => {
    const home = await createHome();
    const first = await startWorkbench(home);
    const path = await foreignFile(home, 'torch.safetensors');
    valueOf(await openWith(first, path, tanh));
    const { id } = first.workbench.screen;
    valueOf(await first.workbench.models.openIncluded('starter'));
    expect(valueOf(await first.workbench.models.open(path)).id).toBe(id);
    await first.workbench.close(null);

    const next = await startWorkbench(home, { modelPath: path });
    expect(next.workbench.screen.id).toBe(id);
    const trained = valueOf(await next.workbench.training.goOn({ epochs: 1, ...full }));
    await untilRest(next, trained.id, { state: 'finished' });
    const content = { name: 'copy.safetensors', bytes: await readFile(path) };
    const copy = valueOf(await next.workbench.models.openContent(content));
    expect(copy.id).toBe(id);
    expect(next.workbench.screen.network.activations).toEqual(tanh);
    expect(next.workbench.models.questions.open).toEqual([]);
  });

  it('is asked about again once its run is deleted, and can then get others', async () => {
    const home = await createHome();
    const started = await startWorkbench(home);
    const { workbench } = started;
    const path = await foreignFile(home, 'torch.safetensors');
    valueOf(await openWith(started, path, tanh));
    await deleteShown(started);
    valueOf(await openWith(started, path, relu));
    expect(workbench.screen.network.activations).toEqual(relu);
  });

  it('is a different run than the same weights with other activations', async () => {
    const home = await createHome();
    const started = await startWorkbench(home);
    const { workbench } = started;
    valueOf(await openWith(started, await foreignFile(home, 'torch.safetensors'), tanh));
    const { id } = workbench.screen;
    const path = join(home.folder, 'exported.safetensors');
    valueOf(await workbench.models.export(path));
    expect(valueOf(await workbench.models.open(path)).id).toBe(id);
    await deleteShown(started);
    valueOf(await openWith(started, await foreignFile(home, 'again.safetensors'), relu));
    expect(valueOf(await workbench.models.open(path)).id).not.toBe(workbench.snapshot().runs.at(-1)?.id);
    expect(workbench.screen.network.activations).toEqual(tanh);
  });

  it('is told at the start by its question alone', async () => {
    const home = await createHome();
    const modelPath = await foreignFile(home, 'torch.safetensors');
    const { workbench } = await startWorkbench(home, { modelPath });
    const { notice, questions, run } = workbench.snapshot();
    expect({ notice, name: run.name }).toEqual({ notice: undefined, name: 'Starter model' });
    expect(questions).toMatchObject([{ name: 'torch.safetensors' }]);
  });

  it('waits behind others, and stands in the row once', async () => {
    const home = await createHome();
    const { workbench } = await startWorkbench(home);
    const [torch, keras] = [
      await foreignFile(home, 'torch.safetensors'),
      await foreignFile(home, 'keras.safetensors', 'keras'),
    ];
    for (const path of [torch, keras, torch]) expect(await workbench.models.open(path)).toMatchObject(needed);
    const { questions } = workbench.models;
    expect(questions.open.map(({ id, name }) => [id, name])).toEqual([
      [1, 'torch.safetensors'],
      [2, 'keras.safetensors'],
    ]);
    questions.close(1);
    questions.close(1);
    expect(questions.open.map(({ id }) => id)).toEqual([2]);
  });

  it('is tried on test images, once there are any', async () => {
    const home = await createHome();
    const { workbench, events } = await startWorkbench(home);
    await events.until('data.status', ({ phase }) => phase === 'ready');
    const path = await foreignFile(home, 'torch.safetensors');
    await workbench.models.open(path);
    const model = valueOf(await readModelFile(path, relu));
    const { testImages, testLabels } = small.contents;
    const correct = countCorrect(model.network, {
      images: testImages.subarray(16),
      labels: testLabels.subarray(8),
    });
    const { questions } = workbench.models;
    expect(await questions.try(1, relu)).toEqual({ correct, total: 30 });
    const [older, newer] = await Promise.all([questions.try(1, tanh), questions.try(1, relu)]);
    expect([older, newer]).toEqual([null, { correct, total: 30 }]);
    expect(await questions.try(7, relu)).toBeNull();
    const without = await startWorkbench(await createHome({ hasData: false }));
    await without.workbench.models.open(path);
    expect(await without.workbench.models.questions.try(1, relu)).toBeNull();
  });
});
