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
  await window.chooseOnceEnabled('training.new');
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
  await window.expectTrainingState('Training finished.');
  await takeAll(started, 'train-finished');
});

test('runs that fail', async ({ launchApp }) => {
  const started = await launchApp({ dataFolder });
  const window = new InklingWindow(started);
  const { page } = started;
  await window.preset.selectOption('book-100');
  await window.enter({ Seed: '1', Epochs: '6' });
  await window.chooseOnceEnabled('training.new');
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
  await expect(page.getByRole('grid', { name: 'Runs' }).getByText('Waiting').first()).toBeVisible();
  await takeAll(started, 'runs');
  await window.button('More seeds…').click();
  await takeAll(started, 'runs-more-seeds');
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
  await window.chooseOnceEnabled('training.new');
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
  await window.chooseOnceEnabled('training.new');
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
