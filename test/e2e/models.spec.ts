import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { modelEndings, readableModelEndings } from '../../src/contract/model-files';
import { decodeModel } from '../../src/engine/formats/model-file';
import { drawWithMouse } from './drawing';
import { expect, test } from './harness';
import { handOver } from './pictures';
import { InklingWindow } from './window';

const upright = [Array.from({ length: 20 }, (_, i) => [0.5, 0.2 + 0.03 * i] as const)];

const pytorchModel = 'test/engine/formats/onnx/pytorch/dynamo.onnx';

/** Writes a copy of the network on screen. */
async function exportTo(window: InklingWindow, path: string): Promise<void> {
  await window.willSaveTo(path);
  await window.choose('model.export');
  await expect.poll(() => existsSync(path)).toBe(true);
}

test.describe('keeping networks', () => {
  test('starts with the starter model at the very first start @packaging', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    expect(await window.title()).toBe('Starter model – Inkling');
    await expect(window.alerts).toBeEmpty();
    await drawWithMouse(window.page, upright);
    await expect(window.answer).toContainText('1');
  });

  test('keeps what was trained without a question, and has it on screen at the next start @packaging', async ({
    launchApp,
  }, testInfo) => {
    const userDataFolder = testInfo.outputPath('user-data');
    const first = await launchApp({ userDataFolder });
    const window = new InklingWindow(first);
    await window.noteQuestions();
    await window.train(2);
    await drawWithMouse(window.page, upright);
    const bars = await window.bars.allInnerTexts();
    const name = await window.title();
    expect(await window.askedQuestions()).toEqual([]);
    const closed = first.app.waitForEvent('close');
    await window.closeWindow();
    await closed;

    const second = new InklingWindow(await launchApp({ userDataFolder }));
    expect(await second.title()).toBe(name);
    await drawWithMouse(second.page, upright);
    await expect.poll(() => second.bars.allInnerTexts()).toEqual(bars);
  });

  test('closes during training without a question, and goes on at the next start', async ({
    launchApp,
  }, testInfo) => {
    const userDataFolder = testInfo.outputPath('user-data');
    const first = await launchApp({ userDataFolder });
    const window = new InklingWindow(first);
    await window.noteQuestions();
    await window.enter({ 'Hidden layers': '100, 30', 'Mini-batch size': '1', Epochs: '500' });
    await window.choose('training.new');
    await expect(window.transcript).toContainText('Epoch 0:');
    const closed = first.app.waitForEvent('close');
    await window.closeWindow();
    await closed;

    const second = new InklingWindow(await launchApp({ userDataFolder }));
    await second.expectTrainingState('Training was interrupted. Epoch');
    await expect(second.transcript).toContainText('Epoch 0:');
    await second.primaryAction.click();
    await expect(second.button('Pause')).toBeVisible();
    await second.button('Stop').click();
    await second.expectTrainingState('Training stopped.');
  });

  test('exports a copy, which brings its settings and its curve along', async ({ inkling }, testInfo) => {
    const window = new InklingWindow(inkling);
    const path = testInfo.outputPath('first network.safetensors');
    await window.enter({ 'Hidden layers': '20' });
    await window.train(2);
    await exportTo(window, path);
    expect(await window.suggestedPaths()).toEqual([expect.stringMatching(/20 hidden.*\.safetensors$/)]);
    const saved = decodeModel(readFileSync(path), path);
    expect(saved.ok && saved.value.provenance.epochs).toHaveLength(2);
    const counts = await window.transcriptCounts();
    await window.choose('model.starter');
    await expect.poll(() => window.title()).toContain('Starter');
    await window.willOpen(path);
    await window.page.keyboard.press('ControlOrMeta+O');
    await expect.poll(() => window.title()).toBe('first network – Inkling');
    await expect(window.field('Hidden layers')).toHaveValue('20');
    expect(await window.transcriptCounts()).toEqual(counts);
  });

  test('writes the book’s JSON when the name ends so, and opens it again', async ({ inkling }, testInfo) => {
    const window = new InklingWindow(inkling);
    const path = testInfo.outputPath('network.json');
    await window.train(1);
    await exportTo(window, path);
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
    await expect(window.facts).toContainText('training history unknown');
  });

  test('writes every format, and opens again what it can read @packaging', async ({ inkling }, testInfo) => {
    const window = new InklingWindow(inkling);
    await window.train(1);
    await drawWithMouse(window.page, upright);
    const bars = await window.bars.allInnerTexts();
    for (const ending of modelEndings) {
      const path = testInfo.outputPath(`network of ${ending.slice(1)}${ending}`);
      await exportTo(window, path);
      expect((await window.offeredEndings()).map((each) => `.${each}`)).toEqual(modelEndings);
      const isReadable = readableModelEndings.includes(ending);
      // Only what can be opened again is among the recent files.
      await expect
        .poll(() => window.menuItem(`recent:${path}`))
        .toEqual(isReadable ? expect.anything() : null);
      if (isReadable) {
        await window.choose('model.starter');
        await expect.poll(() => window.bars.allInnerTexts()).not.toEqual(bars);
      }
      await window.willOpen(path);
      await window.choose('model.open');
      const refused = `“network of ${ending.slice(1)}${ending}” cannot be opened`;
      if (!isReadable) await expect(window.alerts).toContainText(refused);
      await expect.poll(() => window.bars.allInnerTexts()).toEqual(bars);
    }
  });

  test('opens a recent file, and forgets one that is gone', async ({ inkling }, testInfo) => {
    const window = new InklingWindow(inkling);
    const path = testInfo.outputPath('lost & found.safetensors');
    await window.train(1);
    await exportTo(window, path);
    await window.choose('model.starter');
    await expect.poll(() => window.title()).toContain('Starter');
    // A single & would underline the space after it.
    expect((await window.menuItem(`recent:${path}`))?.label).toBe('lost && found.safetensors');
    await window.choose(`recent:${path}`);
    await expect.poll(() => window.title()).toBe('lost & found – Inkling');
    rmSync(path);
    await window.choose(`recent:${path}`);
    await expect(window.alerts).toContainText('lost & found.safetensors');
    await expect.poll(() => window.menuItem(`recent:${path}`)).toBeNull();
    expect(await window.title()).toBe('lost & found – Inkling');
  });

  test('adds the ending that a person leaves out, and asks again where such a file exists', async ({
    inkling,
  }, testInfo) => {
    const window = new InklingWindow(inkling);
    const [first, second] = ['first', 'second'].map((name) => testInfo.outputPath(name));
    await window.willSaveTo(first);
    await window.choose('model.export');
    await expect.poll(() => existsSync(`${first}.safetensors`)).toBe(true);
    const before = readFileSync(`${first}.safetensors`);
    await window.train(1);
    await window.willSaveTo(first, second);
    await window.choose('model.export');
    await expect.poll(() => existsSync(`${second}.safetensors`)).toBe(true);
    expect((await window.suggestedPaths()).at(-1)).toBe(`${first}.safetensors`);
    expect(readFileSync(`${first}.safetensors`)).toEqual(before);
  });

  test('names what is wrong with a file, and leaves the run as it is', async ({ inkling }, testInfo) => {
    const window = new InklingWindow(inkling);
    const path = testInfo.outputPath('damaged.safetensors');
    writeFileSync(path, 'no network at all');
    await drawWithMouse(window.page, upright);
    const bars = await window.bars.allInnerTexts();
    await window.willOpen(path);
    await window.choose('model.open');
    await expect(window.alerts).toContainText('damaged.safetensors');
    expect(await window.title()).toContain('Starter model');
    expect(await window.bars.allInnerTexts()).toEqual(bars);
  });

  test('says so when the file that it is given is gone', async ({ launchApp }, testInfo) => {
    const window = new InklingWindow(await launchApp({ args: [testInfo.outputPath('gone.safetensors')] }));
    await expect(window.alerts).toContainText('gone.safetensors');
    expect(await window.title()).toContain('Starter model');
  });

  test('opens the file that the desktop names at the start @packaging', async ({ launchApp }, testInfo) => {
    const window = new InklingWindow(await launchApp());
    const path = testInfo.outputPath('named.safetensors');
    await window.train(1);
    await exportTo(window, path);
    // A file manager may hand over URLs.
    const args = ['file://elsewhere/%zz.safetensors', pathToFileURL(path).href];
    const named = new InklingWindow(await launchApp({ args }));
    expect(await named.title()).toBe('named – Inkling');
  });

  test('opens a model that is dropped on the window', async ({ inkling }) => {
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
    // The very network of the starter, under another name, is the run that is there already.
    await handOver(page, 'drop', starter, 'from Ann.safetensors');
    await expect.poll(() => window.title()).toBe('Starter model – Inkling');

    await handOver(page, 'drop', starter, 'from Bea.inkling');
    await expect.poll(() => window.title()).toBe('Starter model – Inkling');
    await handOver(page, 'drop', readFileSync(pytorchModel), 'pytorch.onnx');
    await expect.poll(() => window.title()).toBe('pytorch – Inkling');
    await handOver(page, 'drop', starter, 'renamed.onnx');
    await expect(window.alerts).toContainText('renamed.onnx: it is not an ONNX file');
    await handOver(page, 'drop', starter, 'from Ann.safetensors');
    await expect.poll(() => window.title()).toBe('Starter model – Inkling');

    await handOver(page, 'drop', Buffer.from('[[[5, 1], [5, 9]]]'), 'drawing.json');
    await expect(window.answer).toContainText('1');
    expect(await window.title()).toBe('Starter model – Inkling');
  });
});
