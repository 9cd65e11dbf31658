import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createRandom } from '../../src/engine/random';
import { syntheticStrokes } from '../../src/engine/synthesis/synthetic-strokes';
import { drawWithMouse, fitToPad } from '../e2e/drawing';
import type { StartedApp } from '../e2e/harness';
import { expect, killTrainers, projectFolder, test } from '../e2e/harness';
import { handOver, pictureOfDigits } from '../e2e/pictures';
import { showReading, whatItReads, writeNumber } from '../e2e/reading';
import { drawDigits } from '../e2e/round-of-digits';
import { seedsOf, storeRuns } from '../e2e/stored-runs';
import { InklingWindow } from '../e2e/window';

// Not a test of behaviour: pictures of every state for a person to look at, in INKLING_SCREENSHOTS.
const folder = process.env.INKLING_SCREENSHOTS ?? join('test-results', 'screenshots');
const dataFolder = process.env.INKLING_MNIST;

/** The last is 1280 x 800 at 200 %. */
const sizes = [
  [1280, 800],
  [1024, 700],
  [2560, 1440],
  [640, 400],
] as const;

async function takeAll({ page }: StartedApp, state: string): Promise<void> {
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      await page.screenshot({ path: join(folder, `${state}-${width}-${colorScheme}.png`) });
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

function drawDigit(page: Page, digit: number): Promise<void> {
  return drawWithMouse(page, fitToPad(syntheticStrokes(digit, createRandom(7))));
}

test.describe.configure({ timeout: 600_000 });

test('Train', async ({ launchApp }) => {
  const started = await launchApp({ dataFolder });
  const window = new InklingWindow(started);
  const { page } = started;
  await takeAll(started, 'train-first-start');
  await drawDigit(page, 5);
  await takeAll(started, 'train-drawn');
  // Large enough to be still in training when all its pictures are taken.
  await window.enter({ 'Hidden layers': '300' });
  await window.choose('training.new');
  await takeAll(started, 'train-first-epoch');
  await expect(window.transcript).toContainText('Epoch 7:', { timeout: 120_000 });
  await takeAll(started, 'train-training');
  await window.button('Pause').click();
  await window.expectTrainingState('Training paused.');
  await takeAll(started, 'train-paused');
  await window.primaryAction.click();
  await expect(window.transcript).toContainText('Epoch 11:', { timeout: 120_000 });
  await killTrainers(started);
  await window.expectTrainingState('Training was interrupted.');
  await takeAll(started, 'train-interrupted');
  await window.primaryAction.click();
  await expect(window.transcript).toContainText('Epoch 29:', { timeout: 120_000 });
  await window.expectTrainingState('Training finished.');
  await takeAll(started, 'train-finished');
});

test('Chapter', async ({ launchApp }) => {
  const started = await launchApp({ dataFolder });
  const window = new InklingWindow(started);
  await window.goTo('Chapter');
  const list = started.page.getByRole('complementary', { name: 'Pages of the chapter' });
  for (const item of await list.getByRole('listitem').getByRole('button').all()) {
    await item.click();
    const title = await started.page.getByRole('article').getByRole('heading').first().innerText();
    await takeAll(started, `chapter-${title.toLowerCase().replaceAll(/\W+/g, '-')}`);
    for (const check of await started.page.getByRole('button', { name: 'Check' }).all()) await check.click();
    await started.page.getByRole('button', { name: 'Check' }).last().scrollIntoViewIfNeeded();
    await takeAll(started, `chapter-${title.toLowerCase().replaceAll(/\W+/g, '-')}-checked`);
  }
});

test('Chapter with gradients and runs', async ({ launchApp }) => {
  const started = await launchApp({ dataFolder });
  const { page } = started;
  const window = new InklingWindow(started);
  await window.preset.selectOption('book-30');
  await window.train(2);
  await window.goTo('Chapter');
  await page.getByRole('button', { name: /Ask a few, not all/ }).click();
  await page.getByRole('button', { name: 'Compute', exact: true }).click();
  await takeAll(started, 'chapter-gradients-half-way');
  await page.getByText(/against 50,000 images/).waitFor({ timeout: 300_000 });
  await takeAll(started, 'chapter-gradients');
  await page.getByRole('button', { name: 'Train all' }).click();
  await takeAll(started, 'chapter-race-half-way');
  await page.getByRole('button', { name: 'Train again', disabled: false }).waitFor({ timeout: 300_000 });
  await page.getByRole('button', { name: 'Check' }).scrollIntoViewIfNeeded();
  await takeAll(started, 'chapter-race');
});

test('runs that fail', async ({ launchApp }) => {
  const started = await launchApp({ dataFolder });
  const window = new InklingWindow(started);
  const { page } = started;
  await window.preset.selectOption('book-100');
  await window.enter({ Seed: '1', Epochs: '6' });
  await window.choose('training.new');
  await expect(window.runName).toContainText('100 hidden');
  await window.expectTrainingState('Training finished.');
  await expect(page.getByText('It never answers')).toBeVisible();
  await takeAll(started, 'train-stuck-output');
  await window.field('Hidden layers').fill('30, many');
  await window.field('Learning rate').fill('100');
  await window.field('Mini-batch size').fill('0');
  await takeAll(started, 'train-wrong-entry');
  await window.preset.selectOption('chapter-3-l2-30');
  await takeAll(started, 'train-chapter-3');
});

test('Runs', async ({ launchApp }) => {
  const started = await launchApp({ dataFolder });
  const window = new InklingWindow(started);
  const { page } = started;
  await window.goTo('Runs');
  await takeAll(started, 'runs-empty');
  await window.goTo('Train');
  await window.train(2);
  await window.enter({ 'Hidden layers': '100', 'Learning rate': '0.5', Epochs: '3' });
  const queue = async (count: string) => {
    await window.goTo('Runs');
    await window.button('More seeds…').click();
    await window.field('Number of runs').fill(count);
    await window.button(`Queue ${count} runs`).click();
  };
  await queue('3');
  await window.goTo('Train');
  await window.enter({ 'Hidden layers': '300', Epochs: '30' });
  await queue('3');
  await expect(page.getByRole('treegrid', { name: 'Runs' }).getByText('Waiting').first()).toBeVisible();
  await takeAll(started, 'runs');
  await window.button('More seeds…').click();
  await takeAll(started, 'runs-more-seeds');
});

test('Results', async ({ launchApp }) => {
  const started = await launchApp({ dataFolder });
  const window = new InklingWindow(started);
  const { page } = started;
  await window.preset.selectOption('book-30');
  await window.goTo('Results');
  const mistakes = (text: RegExp) => expect(page.locator('.matrix-mistakes')).toHaveText(text);
  await window.choose('training.new');
  await expect(window.runName).toContainText('30 hidden');
  await takeAll(started, 'results-training');
  await window.expectTrainingState('Training finished.');
  await mistakes(/^\d{3} mistakes/);
  await page.getByRole('gridcell', { name: /^4 read as 9/ }).click();
  await takeAll(started, 'results-cell');
  await page.getByRole('radio', { name: 'Mistakes' }).check();
  await page.getByRole('list', { name: 'Pictures' }).getByRole('button').first().click();
  await page.getByRole('combobox', { name: 'Compare with' }).selectOption({ label: 'Starter model' });
  await page.getByRole('button', { name: 'Read by only the other run' }).click();
  await takeAll(started, 'results-two-runs');
  await page.locator('.results-view').evaluate((view) => view.scrollTo(0, 1e6));
  await takeAll(started, 'results-scrolled');
  await window.goTo('Train');
  await window.preset.selectOption('book-100');
  await window.enter({ Seed: '1', Epochs: '6' });
  await window.choose('training.new');
  await window.goTo('Results');
  await window.expectTrainingState('Training finished.');
  await mistakes(/^\d,\d{3} mistakes/);
  await takeAll(started, 'results-stuck-output');
});

test('Results of an untrained network', async ({ launchApp }) => {
  const started = await launchApp({ dataFolder });
  const window = new InklingWindow(started);
  await window.preset.selectOption('book-30');
  await window.enter({ 'Learning rate': '0.00001', Epochs: '1' });
  await window.choose('training.new');
  await window.goTo('Results');
  await expect(started.page.locator('.matrix-mistakes')).toHaveText(/^\d,\d{3} mistakes/);
  await takeAll(started, 'results-untrained');
});

test('Sweep', async ({ launchApp }) => {
  const started = await launchApp({ dataFolder });
  const window = new InklingWindow(started);
  const { page } = started;
  await window.enter({ 'Training images': '2000' });
  await window.choose('runs.sweep');
  await takeAll(started, 'sweep-form');
  const form = page.getByRole('dialog', { name: 'Sweep' });
  await form.getByLabel('Values of Learning rate').fill('0.1, 0.3, 1, 3, 10, 30');
  await form.getByLabel('Values of Hidden layers').fill('5; 10; 30; 100');
  await form.getByLabel('Epochs').fill('30');
  await form.getByRole('button', { name: /^Queue/ }).click();
  const card = page.getByRole('region', { name: 'Sweep' });
  await expect(card.getByRole('button', { name: / %/ }).nth(6)).toBeVisible({ timeout: 300_000 });
  await takeAll(started, 'sweep-filling');
  await expect(card.getByText('72 runs done')).toBeVisible({ timeout: 500_000 });
  await card.getByRole('button', { name: /^η 1, hidden 30/ }).focus();
  await takeAll(started, 'sweep-done');
  await card.getByRole('button', { name: 'Refine around it' }).click();
  await takeAll(started, 'sweep-refine');
});

test('Runs compared', async ({ launchApp }, testInfo) => {
  const userDataFolder = testInfo.outputPath('user-data');
  const others = Array.from({ length: 1960 }, (_, index) => ({
    settings: {
      hiddenLayers: [10 + (index % 90)],
      learningRate: [0.5, 1, 2][index % 3],
      epochs: 10,
      seed: index,
    },
    reaches: 0.9 + 0.05 * ((index % 7) / 7),
  }));
  await storeRuns(userDataFolder, [
    ...others,
    ...seedsOf({ settings: { hiddenLayers: [100], learningRate: 0.001 }, reaches: 0.2 }, 1),
    ...seedsOf({ settings: { miniBatchSize: 1, epochs: 10 }, reaches: 0.77 }, 1),
    ...seedsOf({ settings: { hiddenLayers: [100] }, reaches: 0.87 }, 3),
    ...seedsOf({ settings: { hiddenLayers: [] }, reaches: 0.865 }, 3),
    ...seedsOf({ settings: { initialWeights: 'scaled-normal' }, reaches: 0.957 }, 3),
    ...seedsOf(
      { settings: { learningRate: 0.5, cost: 'cross-entropy', l2: 5 }, reaches: 0.965, isStarred: true },
      3,
    ),
    ...seedsOf({ settings: {}, reaches: 0.95 }, 3),
  ]);
  const started = await launchApp({ dataFolder, userDataFolder });
  const window = new InklingWindow(started);
  const { page } = started;
  await window.goTo('Runs');
  await takeAll(started, 'runs-many');
  const rows = page.getByRole('treegrid', { name: 'Runs' }).getByRole('rowgroup').getByRole('row');
  await rows.nth(0).click();
  for (const index of [0, 1, 3]) await rows.nth(index).getByRole('checkbox').check();
  await rows
    .nth(1)
    .getByRole('button', { name: /^Single runs/ })
    .click();
  await takeAll(started, 'runs-compared');
  for (const index of [3, 5, 7, 8, 9, 10, 11]) await rows.nth(index).getByRole('checkbox').check();
  await page.getByRole('radio', { name: 'Cost' }).check({ force: true });
  await page.getByRole('checkbox', { name: 'Log cost axis' }).check();
  await page.getByRole('combobox', { name: 'Against' }).selectOption('Seconds');
  await takeAll(started, 'runs-compared-many');
  await page.getByRole('radio', { name: 'Test' }).check({ force: true });
  await page.getByRole('combobox', { name: 'Against' }).selectOption('Images seen');
  await page.getByRole('checkbox', { name: 'Log x axis' }).check();
  await page.getByRole('checkbox', { name: /book/ }).check();
  await page.getByRole('slider', { name: /^test accuracy/ }).hover();
  await takeAll(started, 'runs-compared-book');
  await page.getByRole('searchbox').fill('eta>1 nosuch<3');
  await takeAll(started, 'runs-search-problem');
  await page.getByRole('searchbox').fill('test>99');
  await window.button('Filter…').click();
  await takeAll(started, 'runs-filter');
});

test('Network', async ({ launchApp }) => {
  const started = await launchApp({ dataFolder });
  const window = new InklingWindow(started);
  const { page } = started;
  const trainAndLook = async (hiddenLayers: string, epochs: number, state: string) => {
    await window.goTo('Train');
    await window.enter({ 'Hidden layers': hiddenLayers });
    await window.train(epochs);
    await window.goTo('Network');
    await expect(page.getByText(/test images, √ scale/)).toBeVisible();
    await takeAll(started, `network-${state}`);
  };
  await trainAndLook('30', 5, 'empty');
  await drawDigit(page, 5);
  await page.getByRole('combobox', { name: 'Question about the answer' }).selectOption('Why not 8?');
  await trainAndLook('30', 5, '30');
  await trainAndLook('100', 2, '100');
  await trainAndLook('100, 30', 2, '100-30');
  await trainAndLook('500', 1, '500');
  await trainAndLook('', 2, 'no-hidden-layer');
  await window.goTo('Train');
  await window.preset.selectOption('book-100');
  await window.choose('training.new');
  await window.goTo('Network');
  await takeAll(started, 'network-training');
});

test('Read', async ({ launchApp }) => {
  const started = await launchApp({ dataFolder });
  const { page } = started;
  await showReading(page);
  await takeAll(started, 'read-empty');
  await writeNumber(page, [5, 0, 4, 2]);
  await expect(whatItReads(page)).toHaveText('5042');
  await takeAll(started, 'read-number');
  await handOver(page, 'drop', pictureOfDigits([7, 0, 2, 4]), 'number.png');
  await expect(whatItReads(page)).toHaveText('7024');
  await takeAll(started, 'read-picture');
  const many = [5, 0, 4, 1, 9, 2, 1, 3, 1, 4, 3, 5, 3, 6];
  await handOver(page, 'drop', pictureOfDigits(many), 'long number.png');
  await expect(page.getByRole('radio', { name: /^14: 6/ })).toBeVisible();
  await takeAll(started, 'read-long-number');
  await handOver(page, 'drop', Buffer.from('no picture'), 'letter.txt');
  await expect(page.getByRole('alert')).toContainText('letter.txt');
  await takeAll(started, 'read-no-picture');
});

test('Data', async ({ launchApp }) => {
  const started = await launchApp({ dataFolder });
  const window = new InklingWindow(started);
  const { page } = started;
  await window.goTo('Data');
  await expect(page.getByText(/test images right/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: /^Show Training image/ })).toHaveCount(6);
  await takeAll(started, 'data');
  await page.getByRole('radio', { name: 'Wrong' }).check({ force: true });
  await page.getByRole('radio', { name: /^9/ }).check({ force: true });
  await expect(page.getByRole('heading', { name: /images of 9 read wrong/ })).toBeVisible({
    timeout: 60_000,
  });
  await page.getByRole('grid', { name: 'Images' }).press('Enter');
  await takeAll(started, 'data-wrong-9');
  await window.button('784 numbers…').click();
  await takeAll(started, 'data-numbers');
  await page.keyboard.press('Escape');
  await window.goTo('Train');
  await window.enter({ 'Hidden layers': '100', Epochs: '60' });
  await window.choose('training.new');
  await window.goTo('Data');
  await takeAll(started, 'data-training');
});

test('My Digits', async ({ launchApp }) => {
  const started = await launchApp({ dataFolder });
  const window = new InklingWindow(started);
  const { page } = started;
  await window.goTo('My Digits');
  await takeAll(started, 'my-digits-start');
  await window.button('Draw 20 digits').click();
  await drawDigits(page, 7, 3);
  await takeAll(started, 'my-digits-round');
  await drawRest(page);
  await takeAll(started, 'my-digits-result');
  await page.getByRole('button', { name: /teach/i }).first().click();
  await expect(window.button('Draw another 20 digits')).toBeVisible({ timeout: 120_000 });
  await takeAll(started, 'my-digits-taught');
});

/** From the eighth digit of a round on. */
async function drawRest(page: Page): Promise<void> {
  for (let number = 8; number <= 20; number++) {
    const asked = page.getByRole('status', { name: 'Round' });
    await expect(asked).toContainText(`Digit ${number} of 20`);
    await drawDigit(page, Number(/draw an? (\d)/.exec(await asked.innerText())?.[1]));
    await page.keyboard.press('d');
  }
}

test('no data', async ({ launchApp }) => {
  const started = await launchApp({ dataFolder: null });
  await takeAll(started, 'no-data');
  await new InklingWindow(started).goTo('My Digits');
  await takeAll(started, 'no-data-my-digits');
  await new InklingWindow(started).goTo('Results');
  await takeAll(started, 'no-data-results');
  await new InklingWindow(started).goTo('Data');
  await takeAll(started, 'no-data-data');
});

test('dialogs and menus', async ({ inkling }) => {
  const { page } = inkling;
  const window = new InklingWindow(inkling);
  await page.keyboard.press('?');
  await takeAll(inkling, 'keys');
  await page.keyboard.press('Escape');
  await window.choose('help.about');
  await expect(page.getByRole('dialog')).toBeVisible();
  await takeAll(inkling, 'about');
  await page.keyboard.press('Escape');
  await window.choose('help.check-for-updates');
  await expect(page.getByRole('dialog')).toBeVisible();
  await takeAll(inkling, 'updates');
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { level: 1 }).getByRole('button').click();
  await takeAll(inkling, 'menu-of-runs');
  await page.keyboard.press('Escape');
  await window.button('Other ways to train').click();
  await takeAll(inkling, 'ways-to-train');
});

test('README', async ({ launchApp }) => {
  const started = await launchApp({ dataFolder });
  const window = new InklingWindow(started);
  await window.preset.selectOption('book-30');
  await window.choose('training.new');
  await expect(window.runName).toContainText('30 hidden');
  await window.expectTrainingState('Training finished.');
  await drawDigit(started.page, 5);
  await started.page.mouse.move(0, 0);
  await takeAll(started, 'readme');
  await window.runName.getByRole('button').click();
  await started.page.getByRole('menuitem', { name: 'Rename…' }).click();
  await takeAll(started, 'renaming');
});

test('dialogs', async ({ launchApp }) => {
  const started = await launchApp({ dataFolder });
  const window = new InklingWindow(started);
  const { page } = started;
  const file = join(projectFolder, 'test/engine/formats/cases/sequential-float16.safetensors');
  await handOver(page, 'drop', readFileSync(file), 'from PyTorch.safetensors');
  await expect(page.getByRole('dialog')).toContainText('activations');
  await takeAll(started, 'dialog-activations');
  await page.keyboard.press('Escape');
  for (const id of ['help.check-for-updates', 'help.keys', 'help.about'] as const) {
    await window.choose(id);
    await takeAll(started, `dialog-${id}`);
    await page.keyboard.press('Escape');
  }
});
