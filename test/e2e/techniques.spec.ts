import { decodeModel } from '../../src/engine/formats/model-file';
import { existsSync, readFileSync } from 'node:fs';
import { drawWithMouse, fitToPad } from './drawing';
import type { StartedApp } from './harness';
import { expect, killTrainers, test } from './harness';
import { syntheticStrokes } from '../../src/engine/synthesis/synthetic-strokes';
import { createRandom } from '../../src/engine/random';
import { InklingWindow } from './window';

test.describe('techniques beyond the first chapter', () => {
  test('are folded away until they are asked for, or a preset uses them', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await expect(window.field('L2 regularisation')).toBeHidden();
    await window.page.getByText('Cost, weights, regularisation').click();
    await expect(window.field('L2 regularisation')).toBeVisible();
    await window.page.getByText('Cost, weights, regularisation').click();
    await expect(window.field('L2 regularisation')).toBeHidden();
    await window.page.getByRole('combobox', { name: 'Preset' }).selectOption('chapter-3-l2-30');
    await expect(window.field('L2 regularisation')).toBeVisible();
    await window.train(1);
    await expect(window.facts).toContainText('cross-entropy');
  });

  test('show what augmentation makes of a digit, and train with it @packaging', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.preset.selectOption('book-30');
    await window.page.getByText('Cost, weights, regularisation').click();
    const samples = window.page.getByRole('img', { name: 'How one digit changes' });
    await expect(samples).toBeHidden();
    await window.enter({ Rotation: '20' });
    await expect(samples).toBeVisible();
    const turned = await samples.screenshot();
    await window.enter({ 'Elastic distortion': '1.5' });
    expect((await samples.screenshot()).equals(turned)).toBe(false);
    await window.train(1);
    await expect(window.facts).toContainText('rotation 20° · elastic 1.5');
  });

  test('add digits that Inkling draws to the training images', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.page.getByText('Cost, weights, regularisation').click();
    await window.enter({ 'Added stroke digits': '200' });
    await window.train(1);
    await expect(window.facts).toContainText('200 stroke digits');
  });

  test('train a network that is saved and read with its own neurons', async ({ launchApp }, testInfo) => {
    const first = await launchApp();
    const window = new InklingWindow(first);
    const path = testInfo.outputPath('rectified.safetensors');
    await window.preset.selectOption('book-30');
    await window.page.getByText('Cost, weights, regularisation').click();
    await window.page.getByRole('combobox', { name: 'Hidden neurons' }).selectOption('relu');
    await window.page.getByRole('combobox', { name: 'Output neurons' }).selectOption('softmax');
    await window.page.getByRole('combobox', { name: 'Cost' }).selectOption('cross-entropy');
    await window.page
      .getByRole('combobox', { name: 'New weights are drawn from' })
      .selectOption('scaled-normal');
    await window.enter({ Dropout: '0.2', 'Learning rate': '0.1' });
    await window.train(3);
    const counts = await window.transcriptCounts();
    expect(counts.at(-1)).toBeGreaterThan(800);
    await window.willSaveTo(path);
    await window.choose('model.export');
    await expect.poll(() => existsSync(path)).toBe(true);
    expect(await window.offeredEndings()).toContain('onnx');
    // The book's format knows sigmoid neurons only.
    expect(await window.offeredEndings()).not.toContain('json');
    const saved = decodeModel(readFileSync(path), path);
    expect(saved.ok && saved.value.network.activations).toEqual({ hidden: 'relu', output: 'softmax' });
    await drawWithMouse(window.page, fitToPad(syntheticStrokes(3, createRandom(5))));
    const bars = await window.bars.allInnerTexts();
    // Softmax: the ten outputs are probabilities.
    const sum = bars.map((text) => Number(text.split(/\s+/).at(-1))).reduce((a, b) => a + b, 0);
    expect(sum).toBeGreaterThan(0.95);
    expect(sum).toBeLessThan(1.05);
    const second = new InklingWindow(await launchApp({ args: [path] }));
    await drawWithMouse(second.page, fitToPad(syntheticStrokes(3, createRandom(5))));
    await expect.poll(() => second.bars.allInnerTexts()).toEqual(bars);
  });

  test('end with a plain statement when training diverges', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.page.getByText('Cost, weights, regularisation').click();
    // Each step multiplies the weights by 1 - 1000 * 1000 / 5000.
    await window.enter({ 'Learning rate': '1000', 'L2 regularisation': '1000', Epochs: '5' });
    await window.button('Train').click();
    await expect(window.alerts).toContainText('diverged');
    await window.expectTrainingState('Training diverged.');
    await expect(window.page.getByText('NaN')).toHaveCount(0);
  });

  test('train with the plain engine, and go on with it, where WebAssembly cannot be had @packaging', async ({
    inkling,
  }) => {
    test.slow();
    const window = new InklingWindow(inkling);
    await takeKernelsAway(inkling);
    await window.enter({ 'Training images': '500', Epochs: '5' });
    await window.choose('training.step-epoch');
    await window.expectTrainingState('Training paused. Epoch 0:');
    await expect(window.page.getByRole('contentinfo')).toContainText('The fast engine cannot be used here');
    await window.choose('training.stop');
    await window.expectTrainingState('Training stopped.');
    await window.choose('training.step-epoch');
    await window.expectTrainingState('Training paused. Epoch 1:');
    await window.choose('training.stop');
    await window.expectTrainingState('Training stopped.');
  });

  test('do not go on with another engine than the run began with', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.enter({ 'Hidden layers': '100, 30', 'Mini-batch size': '1', Epochs: '500' });
    await window.choose('training.new');
    await expect(window.transcript).toContainText('Epoch 0:');
    await killTrainers(inkling);
    await window.expectTrainingState('Training was interrupted.');
    await takeKernelsAway(inkling);
    await window.choose('training.toggle');
    await expect(
      window.alerts.getByText('This run began with the fast engine, which cannot be used here'),
    ).toBeVisible();
  });
});

/** Trainers that start from now on have no WebAssembly. */
async function takeKernelsAway({ app }: StartedApp): Promise<void> {
  await app.evaluate(({ utilityProcess }) => {
    const { fork } = utilityProcess;
    utilityProcess.fork = (path, parameters, options) =>
      fork(path, parameters, { ...options, execArgv: ['--jitless'] });
  });
}
