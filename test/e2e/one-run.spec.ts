import { readFileSync, writeFileSync } from 'node:fs';
import type { TestInfo } from '@playwright/test';
import type { Snapshot } from '../../src/contract/api';
import type { Hyperparameters } from '../../src/contract/hyperparameters';
import { defaultHyperparameters } from '../../src/contract/hyperparameters';
import { presets } from '../../src/contract/presets';
import { formatHiddenLayers } from '../../src/contract/hidden-layers';
import { expect, test } from './harness';
import { exportShown, expectOneRun } from './shown-run';
import { InklingWindow } from './window';

/** Exports the network on screen to a file that stays. */
async function exportTo(window: InklingWindow, testInfo: TestInfo, name: string): Promise<string> {
  await exportShown(window, testInfo);
  const path = testInfo.outputPath(name);
  writeFileSync(path, readFileSync(testInfo.outputPath('shown.safetensors')));
  return path;
}

async function open(window: InklingWindow, path: string): Promise<void> {
  await window.willOpen(path);
  await window.choose('model.open');
}

/** Puts one of the recent runs on screen, from the menu at the run's name. */
async function chooseRun(window: InklingWindow, name: string): Promise<void> {
  await window.runName.getByRole('button').click();
  await window.page.getByRole('menuitemradio', { name }).click();
}

async function snapshot(window: InklingWindow): Promise<Snapshot> {
  const answer = await window.page.evaluate(() => globalThis.window.inkling.request('app.snapshot'));
  if (!answer.ok) throw new Error(answer.failure.message);
  return answer.value;
}

const shownRun = async (window: InklingWindow) => (await snapshot(window)).run;
const allRuns = async (window: InklingWindow) => (await snapshot(window)).runs;

/** Of a run at rest. */
async function weightsShown(window: InklingWindow): Promise<string | undefined> {
  await expect.poll(async () => (await shownRun(window)).weightsSha256).toBeDefined();
  return (await shownRun(window)).weightsSha256;
}

test.describe('the run on screen', () => {
  test('is one everywhere, whatever takes its place', async ({ inkling }, testInfo) => {
    const window = new InklingWindow(inkling);
    await window.enter({ 'Hidden layers': '12', Seed: '3' });
    await window.train(2);
    await expectOneRun(window, testInfo, '12 hidden, seed 3, 2 epochs');
    const path = await exportTo(window, testInfo, 'from a friend.safetensors');
    await window.enter({ 'Hidden layers': '20', 'Learning rate': '0.5' });
    await window.train(3);
    await expectOneRun(window, testInfo, '20 hidden, seed 3, η 0.5, 3 epochs');

    await window.choose('model.starter');
    await expectOneRun(window, testInfo, 'Starter model');
    await open(window, path);
    await expectOneRun(window, testInfo, 'from a friend');
    await chooseRun(window, '20 hidden, seed 3, η 0.5, 3 epochs');
    await expectOneRun(window, testInfo, '20 hidden, seed 3, η 0.5, 3 epochs');

    await window.enter({ 'Hidden layers': '8', Epochs: '1' });
    await window.choose('runs.queue');
    await window.page.getByRole('textbox', { name: 'Number of runs' }).fill('1');
    await window.button('Queue 1 run').click();
    const queued = window.page.getByRole('row').filter({ hasText: '8 hidden' });
    await expect(queued).toContainText('Done');
    await queued.locator('.row-name').click();
    await window.goTo('Train');
    await expectOneRun(window, testInfo, '8 hidden, seed 3, η 0.5, 1 epoch');
  });

  test('may be a file without a history, which is evaluated at once and says so', async ({
    inkling,
  }, testInfo) => {
    const window = new InklingWindow(inkling);
    await window.train(1);
    const { network } = await exportShown(window, testInfo);
    const path = testInfo.outputPath('book.json');
    const rows = (values: Float32Array, columns: number) =>
      Array.from({ length: values.length / columns }, (_, row) => [
        ...values.subarray(row * columns, (row + 1) * columns),
      ]);
    const weights = network.layers.map(({ weight }, layer) => rows(weight, network.sizes[layer]));
    const biases = network.layers.map(({ bias }) => rows(bias, 1));
    writeFileSync(path, JSON.stringify({ sizes: network.sizes, weights, biases, cost: 'CrossEntropyCost' }));
    await open(window, path);
    await expect(window.page.getByRole('region', { name: 'Accuracy' })).toContainText(
      'Training history unknown.',
    );
    await expectOneRun(window, testInfo, 'book');
  });

  test('is followed by another without a question, and every one is kept', async ({ inkling }, testInfo) => {
    const window = new InklingWindow(inkling);
    await window.noteQuestions();
    await window.enter({ 'Hidden layers': '12' });
    await window.train(2);
    const weights = await weightsShown(window);
    await window.enter({ 'Hidden layers': '1000, 200', 'Mini-batch size': '1', Epochs: '50' });
    await window.choose('training.new');
    await expect(window.transcript).toContainText('Untrained:');
    await window.choose('training.stop');
    await window.expectTrainingState('Training stopped.');
    await window.enter({ 'Hidden layers': '10', 'Mini-batch size': '10' });
    await window.train(1);
    await window.choose('model.starter');
    await expectOneRun(window, testInfo, 'Starter model');
    await chooseRun(window, '12 hidden, 2 epochs');
    await expectOneRun(window, testInfo, '12 hidden, 2 epochs');
    expect(await weightsShown(window)).toBe(weights);
    await window.goTo('Runs');
    await expect(window.page.getByRole('row')).toHaveCount(1 + 4);
    expect(await window.askedQuestions()).toEqual([]);
  });

  test('goes on with one more epoch at a step after its end', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.train(2);
    const before = await window.transcriptCounts();
    const { id } = await shownRun(window);
    await window.button('Step one epoch').click();
    await expect(window.transcript).toContainText('Epoch 2:');
    await expect.poll(async () => (await shownRun(window)).epochsDone).toBe(3);
    expect((await shownRun(window)).id).toBe(id);
    expect((await window.transcriptCounts()).slice(0, 2)).toEqual(before);
  });
});

test.describe('an opened file', () => {
  test('brings its settings, and is trained on where it ended', async ({ launchApp }, testInfo) => {
    const userDataFolder = testInfo.outputPath('user-data');
    const first = await launchApp({ userDataFolder });
    const window = new InklingWindow(first);
    const hyperparameters: Hyperparameters = {
      ...defaultHyperparameters,
      ...{ hiddenLayers: [20, 10], hiddenActivation: 'relu', outputActivation: 'softmax' },
      ...{ cost: 'cross-entropy', initialWeights: 'scaled-normal', learningRate: 0.1, epochs: 2, seed: 5 },
    };
    const started = await window.page.evaluate(
      (wanted) => globalThis.window.inkling.request('training.start', wanted),
      { hyperparameters, speed: 'full' } as const,
    );
    expect(started).toMatchObject({ ok: true });
    await expect(window.page.getByRole('banner')).toContainText('Done · epoch 2 of 2');
    const path = await exportTo(window, testInfo, 'two layers.safetensors');
    const counts = await window.transcriptCounts();
    await window.choose('model.starter');
    await expect(window.runName).toHaveText('Starter model');
    await open(window, path);
    await expectOneRun(window, testInfo, 'two layers');
    await window.page.getByText('Cost, weights, regularisation').click();
    await expect(window.page.getByRole('combobox', { name: /^Hidden/ })).toHaveValue('relu');
    await expect(window.page.getByRole('combobox', { name: /^Output/ })).toHaveValue('softmax');
    await window.button('Other ways to train').click();
    await window.page.getByRole('menuitem', { name: 'Train on +10 epochs' }).click();
    await expect(window.page.getByRole('banner')).toContainText('Done · epoch 12 of 12');
    const after = await window.transcript.innerText();
    for (const [epoch, count] of counts.entries()) expect(after).toContain(`Epoch ${epoch}: ${count}`);
    expect(after).toContain('Epoch 11:');
    await expectOneRun(window, testInfo, 'two layers, trained on');

    await window.enter({ 'Learning rate': '0.02' });
    const closed = first.app.waitForEvent('close');
    await window.closeWindow();
    await closed;
    const second = new InklingWindow(await launchApp({ userDataFolder }));
    await expect(second.runName).toHaveText('two layers, trained on');
    await expect(second.field('Hidden layers')).toHaveValue('20, 10');
    await expect(second.field('Learning rate')).toHaveValue('0.02');
  });
});

test.describe('settings', () => {
  test('that go on from a network are for that one run: what is queued later starts anew', async ({
    inkling,
  }) => {
    const window = new InklingWindow(inkling);
    await window.train(1);
    await window.enter({ 'Learning rate': '0.5' });
    await window.button('Other ways to train').click();
    await window.page.getByRole('menuitem', { name: 'Train on with the changed settings' }).click();
    await expect(window.facts).toContainText('continued from');
    await window.expectTrainingState('Training finished.');
    await window.enter({ 'Hidden layers': '12', Epochs: '1', Seed: '100' });
    await window.enter({ 'Hidden layers': '30' });
    await window.choose('runs.queue');
    await window.page.getByRole('textbox', { name: 'Number of runs' }).fill('4');
    await window.button('Queue 4 runs').click();
    // They are one row, as their settings are equal.
    await expect(window.page.getByRole('row').filter({ hasText: '100–103' })).toContainText('Done');
    const runs = (await allRuns(window)).filter(({ hyperparameters: { seed } }) => seed >= 100);
    expect(runs.map(({ origin }) => origin)).toEqual(Array(4).fill({ kind: 'new' }));
    expect(new Set(runs.map(({ weightsSha256 }) => weightsSha256)).size).toBe(4);
  });

  test('of a preset are the terminal’s, its seed too, and set right what was wrong', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    for (const { name, hyperparameters } of presets.filter(({ group }) => group === 'Chapter 1')) {
      await window.field('Seed').fill('-1');
      await expect(window.primaryAction).toHaveAttribute('aria-disabled', 'true');
      await window.preset.selectOption(name);
      await expect(window.field('Hidden layers')).toHaveValue(
        formatHiddenLayers(hyperparameters.hiddenLayers),
      );
      await expect(window.field('Learning rate')).toHaveValue(String(hyperparameters.learningRate));
      await expect(window.field('Seed')).toHaveValue(String(hyperparameters.seed));
      await expect(window.primaryAction).toBeEnabled();
      await expect(window.preset).toHaveValue(name);
    }
    await window.field('Seed').fill('-1');
    await window.button('Reset').click();
    await expect(window.primaryAction).toBeEnabled();
  });

  test('that are changed in a pause are for the next run, and the run is as it would have been', async ({
    inkling,
  }) => {
    const window = new InklingWindow(inkling);
    await window.enter({ 'Hidden layers': '12', Epochs: '3' });
    await window.button('Step one mini-batch').click();
    await window.expectTrainingState('Training paused.');
    await window.enter({ 'Learning rate': '0.5' });
    await expect(window.page.getByText('For the next run; now 3', { exact: true })).toBeVisible();
    await window.button('Resume').click();
    await window.expectTrainingState('Training finished.');
    await expect(window.field('Learning rate')).toHaveValue('0.5');
    await expect(window.primaryAction).toHaveText('Train');
    const weights = await weightsShown(window);
    expect((await shownRun(window)).hyperparameters.learningRate).toBe(3);
    await window.button('Reset').click();
    await window.train(3);
    expect(await weightsShown(window)).toBe(weights);
  });
});
