import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeModel } from '../../src/engine/formats/model-file';
import { drawWithMouse } from './drawing';
import { expect, test } from './harness';
import { handOver } from './pictures';
import { InklingWindow } from './window';

const upright = [Array.from({ length: 20 }, (_, i) => [0.5, 0.2 + 0.03 * i] as const)];

test.describe('keeping the network', () => {
  test('starts with the starter model at the very first start', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    expect(await window.title()).toContain('Starter model');
    await expect(window.alerts).toBeEmpty();
    await drawWithMouse(window.page, upright);
    await expect(window.answer).toContainText('1');
  });

  test('saves, tells name and unsaved state, and comes back at the next start', async ({
    launchApp,
  }, testInfo) => {
    const userDataFolder = testInfo.outputPath('user-data');
    const path = testInfo.outputPath('first network.safetensors');
    const first = await launchApp({ userDataFolder });
    const window = new InklingWindow(first);
    await window.train(2);
    await expect.poll(() => window.title()).toContain('(edited)');
    await expect(window.page.getByText('· edited')).toBeVisible();
    await window.willSaveTo(path);
    await window.page.keyboard.press('ControlOrMeta+S');
    await expect.poll(() => window.title()).toBe('first network.safetensors – Inkling');
    const saved = decodeModel(readFileSync(path), path);
    expect(saved.ok && saved.value.provenance.epochs).toHaveLength(2);
    await drawWithMouse(window.page, upright);
    const bars = await window.bars.allInnerTexts();
    await first.close();

    const second = new InklingWindow(await launchApp({ userDataFolder }));
    expect(await second.title()).toBe('first network.safetensors – Inkling');
    await drawWithMouse(second.page, upright);
    await expect.poll(() => second.bars.allInnerTexts()).toEqual(bars);
  });

  test('saves again without asking, and elsewhere when asked', async ({ inkling }, testInfo) => {
    const window = new InklingWindow(inkling);
    const [one, two] = [testInfo.outputPath('one.safetensors'), testInfo.outputPath('two.safetensors')];
    await window.train(1);
    await window.willSaveTo(one);
    await window.button('Save').click();
    await expect.poll(() => existsSync(one)).toBe(true);
    const before = readFileSync(one);
    await window.page.getByRole('radio', { name: 'This network' }).check();
    await window.train(1);
    await window.willSaveTo(two);
    await window.choose('model.save');
    await expect.poll(() => readFileSync(one).equals(before)).toBe(false);
    expect(existsSync(two)).toBe(false);
    await window.choose('model.save-as');
    await expect.poll(() => existsSync(two)).toBe(true);
    expect(await window.suggestedPaths()).toEqual([one]);
    await expect.poll(() => window.title()).toBe('two.safetensors – Inkling');
  });

  test('writes the book’s JSON when the name ends so, and opens it again', async ({ inkling }, testInfo) => {
    const window = new InklingWindow(inkling);
    const path = testInfo.outputPath('network.json');
    await window.train(1);
    await window.willSaveTo(path);
    await window.choose('model.save-as');
    await expect.poll(() => existsSync(path)).toBe(true);
    const written: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const { sizes, weights, biases, cost } = written as {
      sizes: number[];
      weights: number[][][];
      biases: number[][][];
      cost: string;
    };
    expect(sizes).toEqual([784, 30, 10]);
    expect(weights[0]).toHaveLength(30);
    expect(biases[1][9]).toHaveLength(1);
    expect(cost).toBe('QuadraticCost');
    await drawWithMouse(window.page, upright);
    const bars = await window.bars.allInnerTexts();
    await window.choose('model.starter');
    await expect.poll(() => window.bars.allInnerTexts()).not.toEqual(bars);
    await window.willOpen(path);
    await window.page.keyboard.press('ControlOrMeta+O');
    await expect.poll(() => window.bars.allInnerTexts()).toEqual(bars);
  });

  test('opens a recent network', async ({ inkling }, testInfo) => {
    const window = new InklingWindow(inkling);
    const path = testInfo.outputPath('recent.safetensors');
    await window.train(1);
    await window.willSaveTo(path);
    await window.button('Save').click();
    await expect.poll(() => window.title()).toBe('recent.safetensors – Inkling');
    await window.choose('model.starter');
    await expect.poll(() => window.title()).toContain('Starter');
    await window.choose(`recent:${path}`);
    await expect.poll(() => window.title()).toBe('recent.safetensors – Inkling');
  });

  test('makes a new network of the panel’s shape', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.enter({ 'Hidden layers': '20, 15' });
    await window.page.keyboard.press('ControlOrMeta+N');
    await expect.poll(() => window.title()).toContain('Untitled');
    await expect(window.page.getByRole('radio', { name: 'This network' })).toBeEnabled();
    await window.enter({ 'Hidden layers': '20' });
    await expect(window.page.getByRole('radio', { name: 'This network' })).toBeDisabled();
  });

  test('names what is wrong with a file, and leaves the network as it is', async ({ inkling }, testInfo) => {
    const window = new InklingWindow(inkling);
    const path = testInfo.outputPath('damaged.safetensors');
    writeFileSync(path, 'no network at all');
    await drawWithMouse(window.page, upright);
    const bars = await window.bars.allInnerTexts();
    await window.willOpen(path);
    await window.button('Open').click();
    await expect(window.alerts).toContainText('damaged.safetensors');
    expect(await window.title()).toContain('Starter model');
    expect(await window.bars.allInnerTexts()).toEqual(bars);
  });

  test('says so when the file that was open last is gone', async ({ launchApp }, testInfo) => {
    const userDataFolder = testInfo.outputPath('user-data');
    const { page, close } = await launchApp({
      userDataFolder,
      args: [testInfo.outputPath('gone.safetensors')],
    });
    await expect(page.getByRole('alert')).toContainText('gone.safetensors');
    await expect(page.getByRole('alert')).toContainText('The starter model is open instead');
    await close();
  });

  test('opens the file that the desktop names at the start', async ({ launchApp }, testInfo) => {
    const window = new InklingWindow(await launchApp());
    const path = testInfo.outputPath('named.safetensors');
    await window.train(1);
    await window.willSaveTo(path);
    await window.button('Save').click();
    await expect.poll(() => existsSync(path)).toBe(true);
    const named = new InklingWindow(await launchApp({ args: [path] }));
    expect(await named.title()).toBe('named.safetensors – Inkling');
  });

  test('asks before an unsaved network is lost', async ({ inkling }, testInfo) => {
    const window = new InklingWindow(inkling);
    const path = testInfo.outputPath('kept.safetensors');
    await window.train(1);
    await window.willAnswer('Cancel');
    await window.choose('model.starter');
    await expect
      .poll(() => window.askedQuestions())
      .toEqual([expect.stringContaining('Save the network “Untitled”')]);
    expect(await window.title()).toContain('Untitled');
    await window.willAnswer('Save');
    await window.willSaveTo(undefined);
    await window.choose('model.new');
    await expect.poll(() => window.askedQuestions()).toHaveLength(1);
    expect(await window.title()).toContain('(edited)');
    await window.willSaveTo(path);
    await window.choose('model.starter');
    await expect.poll(() => window.title()).toContain('Starter');
    expect(existsSync(path)).toBe(true);
  });

  test('asks before it closes with a running training', async ({ inkling }, testInfo) => {
    const window = new InklingWindow(inkling);
    const path = testInfo.outputPath('half trained.safetensors');
    await window.enter({ 'Hidden layers': '100, 30', 'Mini-batch size': '1', Epochs: '500' });
    await window.button('Train').click();
    await expect(window.transcript).toContainText('Epoch 0:');
    await window.willAnswer('Cancel');
    await window.closeWindow();
    await expect.poll(() => window.askedQuestions()).toEqual([expect.stringContaining('still running')]);
    await expect(window.button('Pause')).toBeVisible();
    await window.willAnswer('Save');
    await window.willSaveTo(path);
    const closed = inkling.app.waitForEvent('close');
    await window.closeWindow();
    await closed;
    const saved = decodeModel(readFileSync(path), path);
    expect(saved.ok && saved.value.network.sizes).toEqual([784, 100, 30, 10]);
  });

  test('closes without a question when nothing would be lost', async ({ inkling }) => {
    const closed = inkling.app.waitForEvent('close');
    await new InklingWindow(inkling).closeWindow();
    await closed;
  });

  test('keeps the network that a new run replaces, and brings it back', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.train(2);
    await drawWithMouse(window.page, upright);
    const bars = await window.bars.allInnerTexts();
    await window.enter({ Seed: '5' });
    await window.train(1);
    expect(await window.bars.allInnerTexts()).not.toEqual(bars);
    await window.choose('model.previous');
    await expect.poll(() => window.bars.allInnerTexts()).toEqual(bars);
    expect(existsSync(join(inkling.userDataFolder, 'previous.safetensors'))).toBe(true);
  });

  test('opens a model that is dropped on the window', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    const { page } = window;
    const starter = readFileSync('resources/starter.safetensors');
    await handOver(page, 'drop', starter, 'from Ann.safetensors');
    await expect.poll(() => window.title()).toBe('from Ann.safetensors – Inkling');
    const layer = (outputs: number, inputs: number) => Array.from({ length: outputs }, () => Array(inputs).fill(0.1)); // prettier-ignore
    const network2 = { sizes: [784, 3, 10], weights: [layer(3, 784), layer(10, 3)], biases: [layer(3, 1), layer(10, 1)], cost: 'CrossEntropyCost' }; // prettier-ignore
    await handOver(page, 'drop', Buffer.from(JSON.stringify(network2)), 'book.json');
    await expect.poll(() => window.title()).toBe('book.json – Inkling');
    await handOver(page, 'drop', starter.subarray(0, 5000), 'broken.safetensors');
    await expect(window.alerts).toContainText('broken.safetensors: its header');
    expect(await window.title()).toBe('book.json – Inkling');

    await handOver(page, 'drop', Buffer.from('[[[5, 1], [5, 9]]]'), 'drawing.json');
    await expect(window.answer).toContainText(/then \d/);
    expect(await window.title()).toBe('book.json – Inkling');
  });
});
