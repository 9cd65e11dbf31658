import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { decodeModel } from '../../src/engine/formats/model-file';
import { drawWithMouse } from './drawing';
import type { StartedApp } from './harness';
import { expect, test } from './harness';
import { handOver } from './pictures';
import { InklingWindow } from './window';

const upright = [Array.from({ length: 20 }, (_, i) => [0.5, 0.2 + 0.03 * i] as const)];

/** Exports the network on screen. */
async function exportTo(window: InklingWindow, path: string): Promise<void> {
  await window.willSaveTo(path);
  await window.page.keyboard.press('ControlOrMeta+E');
  await expect.poll(() => existsSync(path)).toBe(true);
}

/** What the ten outputs make of an upright stroke. */
async function barsOf(window: InklingWindow): Promise<string[]> {
  await window.page.keyboard.press('c');
  await drawWithMouse(window.page, upright);
  return window.bars.allInnerTexts();
}

async function endInOrder({ app }: StartedApp, window: InklingWindow): Promise<void> {
  const closed = app.waitForEvent('close');
  await window.closeWindow();
  await closed;
}

test.describe('networks and their files', () => {
  test('the starter model is on screen at the very first start', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    expect(await window.title()).toBe('Starter model – Inkling');
    await expect(window.alerts).toBeEmpty();
    await drawWithMouse(window.page, upright);
    await expect(window.answer).toContainText('1');
  });

  test('a trained network is kept by itself, and is on screen at the next start', async ({
    launchApp,
  }, testInfo) => {
    const userDataFolder = testInfo.outputPath('user-data');
    const first = await launchApp({ userDataFolder });
    const window = new InklingWindow(first);
    await window.noteQuestions();
    await window.train(2);
    const counts = await window.transcriptCounts();
    const bars = await barsOf(window);
    const title = await window.title();
    await endInOrder(first, window);

    const second = new InklingWindow(await launchApp({ userDataFolder }));
    expect(await second.title()).toBe(title);
    expect(await second.transcriptCounts()).toEqual(counts);
    expect(await barsOf(second)).toEqual(bars);
  });

  test('a copy is exported with settings and curve, and the run on screen stays what it is', async ({
    inkling,
  }, testInfo) => {
    const window = new InklingWindow(inkling);
    const path = testInfo.outputPath('a copy.safetensors');
    await window.train(2);
    const title = await window.title();
    await exportTo(window, path);
    expect(await window.title()).toBe(title);
    const exported = decodeModel(readFileSync(path), path);
    expect(exported).toMatchObject({ ok: true, value: { provenance: { hyperparameters: { epochs: 2 } } } });
    const provenance = exported.ok ? exported.value.provenance : undefined;
    expect(provenance?.epochs.map(({ correct }) => correct)).toEqual(await window.transcriptCounts());
    expect(provenance?.points[0].epochs).toBe(0);
    expect(provenance?.costs.length).toBeGreaterThan(0);
  });

  test('a file that is opened brings its settings, curve and transcript', async ({ launchApp }, testInfo) => {
    const window = new InklingWindow(await launchApp());
    const path = testInfo.outputPath('from school.safetensors');
    await window.enter({ 'Hidden layers': '12', 'Learning rate': '2' });
    await window.train(3);
    const counts = await window.transcriptCounts();
    const bars = await barsOf(window);
    await exportTo(window, path);

    const other = new InklingWindow(await launchApp());
    await other.willOpen(path);
    await other.page.keyboard.press('ControlOrMeta+O');
    await expect.poll(() => other.title()).toBe('from school – Inkling');
    expect(await other.transcriptCounts()).toEqual(counts);
    await expect(other.field('Hidden layers')).toHaveValue('12');
    await expect(other.field('Learning rate')).toHaveValue('2');
    expect(await barsOf(other)).toEqual(bars);
  });

  test('the book’s JSON is written when the name ends so, and opened again without a history', async ({
    inkling,
  }, testInfo) => {
    const window = new InklingWindow(inkling);
    const path = testInfo.outputPath('network.json');
    await window.train(1);
    await exportTo(window, path);
    const { sizes, weights, biases, cost } = JSON.parse(readFileSync(path, 'utf8')) as {
      sizes: number[];
      weights: number[][][];
      biases: number[][][];
      cost: string;
    };
    expect(sizes).toEqual([784, 30, 10]);
    expect(weights[0]).toHaveLength(30);
    expect(biases[1][9]).toHaveLength(1);
    expect(cost).toBe('QuadraticCost');
    const bars = await barsOf(window);
    await window.choose('model.starter');
    await expect.poll(() => window.title()).toBe('Starter model – Inkling');
    await window.willOpen(path);
    await window.page.keyboard.press('ControlOrMeta+O');
    await expect.poll(() => window.title()).toBe('network – Inkling');
    await expect(window.page.getByText('Its history is not known').first()).toBeVisible();
    expect(await barsOf(window)).toEqual(bars);
  });

  test('a recent file is opened from the menu, and leaves the menu when it is gone', async ({
    inkling,
  }, testInfo) => {
    const window = new InklingWindow(inkling);
    const path = testInfo.outputPath('recent.safetensors');
    await window.train(1);
    await exportTo(window, path);
    await window.choose('model.starter');
    await expect.poll(() => window.title()).toBe('Starter model – Inkling');
    await window.willOpen(path);
    await window.choose('model.open');
    await expect.poll(() => window.title()).toBe('recent – Inkling');
    await expect.poll(() => window.menuItem(`recent:${path}`)).not.toBeNull();
    rmSync(path);
    await window.choose(`recent:${path}`);
    await expect(window.alerts).toContainText('recent.safetensors');
    await expect.poll(() => window.menuItem(`recent:${path}`)).toBeNull();
  });

  test('what is wrong with a file is named, and the run on screen stays', async ({ inkling }, testInfo) => {
    const window = new InklingWindow(inkling);
    const path = testInfo.outputPath('damaged.safetensors');
    writeFileSync(path, 'no network at all');
    const bars = await barsOf(window);
    await window.willOpen(path);
    await window.choose('model.open');
    await expect(window.alerts).toContainText('damaged.safetensors');
    expect(await window.title()).toBe('Starter model – Inkling');
    expect(await barsOf(window)).toEqual(bars);
  });

  test('a file that is named at the start and is not there is told', async ({ launchApp }, testInfo) => {
    const { page } = await launchApp({ args: [testInfo.outputPath('gone.safetensors')] });
    await expect(page.getByRole('alert')).toContainText('gone.safetensors');
  });

  test('the file that the desktop names at the start is on screen', async ({ launchApp }, testInfo) => {
    const window = new InklingWindow(await launchApp());
    const path = testInfo.outputPath('named.safetensors');
    await window.train(1);
    await exportTo(window, path);
    const named = new InklingWindow(await launchApp({ args: [path] }));
    expect(await named.title()).toBe('named – Inkling');
  });

  test('another run comes on screen without a question, also while one trains', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.noteQuestions();
    await window.train(1);
    await window.choose('model.starter');
    await expect.poll(() => window.title()).toBe('Starter model – Inkling');
    await window.enter({ 'Hidden layers': '100, 30', 'Mini-batch size': '1', Epochs: '500' });
    await window.chooseOnceEnabled('training.new');
    await expect(window.transcript).toContainText('Epoch 0:');
    await window.choose('model.starter');
    await expect.poll(() => window.title()).toBe('Starter model – Inkling');
    expect(await window.askedQuestions()).toEqual([]);
  });

  test('the window closes in the middle of a training without a question, and nothing is lost', async ({
    launchApp,
  }, testInfo) => {
    const userDataFolder = testInfo.outputPath('user-data');
    const first = await launchApp({ userDataFolder });
    const window = new InklingWindow(first);
    await window.enter({ 'Hidden layers': '100, 30', 'Mini-batch size': '1', Epochs: '500' });
    await window.chooseOnceEnabled('training.new');
    await expect(window.transcript).toContainText('Epoch 1:');
    await window.noteQuestions();
    await endInOrder(first, window);

    const second = new InklingWindow(await launchApp({ userDataFolder }));
    await expect(second.transcript).toContainText('Epoch 1:');
    const counts = await second.transcriptCounts();
    await second.chooseOnceEnabled('training.toggle');
    await expect.poll(async () => (await second.transcriptCounts()).length).toBeGreaterThan(counts.length);
    expect((await second.transcriptCounts()).slice(0, counts.length)).toEqual(counts);
    await second.chooseOnceEnabled('training.stop');
    await second.expectTrainingState('Training stopped.');
  });

  test('a model that is dropped on the window comes on screen', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    const { page } = window;
    const starter = readFileSync('resources/starter.safetensors');
    const layer = (outputs: number, inputs: number) => Array.from({ length: outputs }, () => Array(inputs).fill(0.1)); // prettier-ignore
    const network2 = { sizes: [784, 3, 10], weights: [layer(3, 784), layer(10, 3)], biases: [layer(3, 1), layer(10, 1)], cost: 'CrossEntropyCost' }; // prettier-ignore
    await handOver(page, 'drop', Buffer.from(JSON.stringify(network2)), 'book.json');
    await expect.poll(() => window.title()).toBe('book – Inkling');
    await handOver(page, 'drop', starter.subarray(0, 5000), 'broken.safetensors');
    await expect(window.alerts).toContainText('broken.safetensors: its header');
    expect(await window.title()).toBe('book – Inkling');

    await handOver(page, 'drop', Buffer.from('[[[5, 1], [5, 9]]]'), 'drawing.json');
    await expect(window.answer).not.toContainText('appears here');
    expect(await window.title()).toBe('book – Inkling');
  });
});
