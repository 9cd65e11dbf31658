import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { DrawnDigit } from '../../../src/contract/my-digits';
import { createRandom } from '../../../src/engine/random';
import { syntheticStrokes } from '../../../src/engine/synthesis/synthetic-strokes';
import { readModelFile } from '../../../src/services/models/model-library';
import type { Home, Started } from '../home';
import { createHome, short, startWorkbench, starter, trainToEnd, untilRest, valueOf } from '../home';
import { smallTestImages } from '../small-data-set';

const drawn = [1, 7].map((digit) => ({
  digit,
  strokes: syntheticStrokes(digit, createRandom(digit)),
})) as unknown as DrawnDigit[];

async function start(home?: Home): Promise<Started> {
  const started = await startWorkbench(home ?? (await createHome()));
  if (started.workbench.myDigits.digits.length === 0) valueOf(await started.workbench.myDigits.add(drawn));
  return started;
}

async function teachToEnd(started: Started): Promise<string> {
  const { id } = valueOf(await started.workbench.lessons.teach());
  await untilRest(started, id, { state: 'finished' });
  return id;
}

describe('Lessons', () => {
  it('teach the network on screen in a run of its own, which says what was taught', async () => {
    const home = await createHome();
    const started = await start(home);
    const { workbench } = started;
    const before = workbench.screen.id;
    const id = await teachToEnd(started);
    const { details, network } = workbench.screen;
    expect(details).toMatchObject({
      id,
      name: 'Starter model, with my digits',
      origin: { kind: 'fine-tuned', from: before, name: 'Starter model', ownDigits: 2 },
      data: { name: 'MNIST and own digits' },
    });
    expect(network).not.toEqual(starter);
    expect(details.epochs).toHaveLength(3);
    const path = `${home.folder}/taught.safetensors`;
    valueOf(await workbench.models.export(path));
    const { taught } = valueOf(await readModelFile(path)).provenance;
    expect(taught).toMatchObject({ ownDigits: 2, from: 'Starter model' });
    expect(taught!.testCorrectBefore).toBeLessThanOrEqual(smallTestImages);
    valueOf(await workbench.screen.show(before));
    expect(workbench.screen.network).toEqual(starter);
  });

  it('teach the same to the same network', async () => {
    const taughtNetwork = async () => {
      const started = await start();
      await teachToEnd(started);
      return started.workbench.screen.network;
    };
    expect(await taughtNetwork()).toEqual(await taughtNetwork());
  });

  it('can be given up: the run before is on screen again, and the lesson is gone', async () => {
    const started = await start();
    const { workbench } = started;
    const trained = await trainToEnd(started, short);
    const { network } = workbench.screen;
    const { id } = valueOf(await workbench.lessons.teach());
    expect(await workbench.lessons.giveUp()).toEqual({ ok: true });
    expect(workbench.snapshot()).toMatchObject({ run: { id: trained.id }, network });
    expect(workbench.snapshot().runs.map((run) => run.id)).not.toContain(id);
    expect(await workbench.lessons.giveUp()).toMatchObject({ failure: { code: 'invalid-request' } });
  });

  it('can be given up while they are prepared: nothing changes', async () => {
    const { workbench } = await start();
    const before = workbench.snapshot();
    const teaching = workbench.lessons.teach();
    while (!(await workbench.lessons.giveUp()).ok) await nextTurn();
    expect(await teaching).toMatchObject({ failure: { code: 'cancelled' } });
    expect(workbench.snapshot()).toMatchObject({ run: { id: before.run.id }, runs: before.runs });
  });

  it('go on after the app was closed in their middle, to the network of an undisturbed lesson', async () => {
    const home = await createHome();
    const slowToTeach = { ...short, hiddenLayers: [300], epochs: 1 };
    const undisturbed = await start();
    await trainToEnd(undisturbed, slowToTeach);
    await teachToEnd(undisturbed);
    const first = await start(home);
    await trainToEnd(first, slowToTeach);
    const { id } = valueOf(await first.workbench.lessons.teach());
    valueOf(first.workbench.training.setSpeed('slow-motion'));
    await first.events.until('run.progress', ({ epochFraction }) => epochFraction > 0);
    await first.workbench.close(null);
    const second = await start(home);
    valueOf(await second.workbench.myDigits.delete([1, 2]));
    expect(second.workbench.screen.summary).toMatchObject({ id, state: 'interrupted' });
    valueOf(await second.workbench.training.goOn({ epochs: 3, speed: 'full' }));
    await untilRest(second, id, { state: 'finished' });
    expect(second.workbench.screen.network).toEqual(undisturbed.workbench.screen.network);
  });

  it('fail without digits, and without data to rehearse', async () => {
    const { workbench, events } = await startWorkbench(await createHome({ hasData: false }));
    expect(await workbench.lessons.teach()).toMatchObject({ failure: { code: 'invalid-request' } });
    valueOf(await workbench.myDigits.add(drawn));
    await events.until('data.status', ({ phase }) => phase === 'unavailable');
    expect(await workbench.lessons.teach()).toMatchObject({ failure: { code: 'data-missing' } });
    expect(workbench.snapshot().runs).toHaveLength(1);
  });
});
