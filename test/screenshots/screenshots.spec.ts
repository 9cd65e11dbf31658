import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createRandom } from '../../src/engine/random';
import { syntheticStrokes } from '../../src/engine/synthesis/synthetic-strokes';
import type { StartedApp } from '../e2e/harness';
import { drawWithMouse, fitToPad } from '../e2e/drawing';
import { expect, test } from '../e2e/harness';
import { handOver, pictureOfDigits } from '../e2e/pictures';
import { writeNumber } from '../e2e/reading';

// Not a test of behaviour: pictures of every state for a person to look at, in INKLING_SCREENSHOTS.
const folder = process.env.INKLING_SCREENSHOTS ?? join('test-results', 'screenshots');
const dataFolder = process.env.INKLING_MNIST;

const sizes = [
  [1280, 800],
  [1024, 700],
  [1600, 1000],
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
}

async function drawDigit(page: Page, digit: number): Promise<void> {
  await drawWithMouse(page, fitToPad(syntheticStrokes(digit, createRandom(7))));
}

test.describe.configure({ timeout: 300_000 });

test('first start, drawing, training, finished', async ({ launchApp }) => {
  const started = await launchApp({ dataFolder });
  const { page } = started;
  await takeAll(started, 'start');
  await drawDigit(page, 5);
  await takeAll(started, 'drawn');
  // Large enough to be still in training when all its pictures are taken.
  await page.getByRole('textbox', { name: 'Hidden layers' }).fill('300');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Transcript' })).toContainText('Epoch 7:', {
    timeout: 60_000,
  });
  await takeAll(started, 'training');
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible();
  await takeAll(started, 'paused');
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByRole('region', { name: 'Transcript' })).toContainText('Epoch 29:', {
    timeout: 120_000,
  });
  await takeAll(started, 'finished');
});

test('runs side by side', async ({ launchApp }) => {
  const started = await launchApp({ dataFolder });
  const { page } = started;
  await page.keyboard.press('ControlOrMeta+4');
  await takeAll(started, 'runs-empty');
  const enter = (name: string, text: string) => page.getByRole('textbox', { name }).fill(text);
  const queue = async (count: string) => {
    await page.getByRole('combobox', { name: 'How many runs' }).selectOption(count);
    await page.getByRole('button', { name: 'Queue Runs' }).click();
  };
  await enter('Epochs', '5');
  await queue('2');
  await enter('Learning rate', '1000');
  await page.getByText('Advanced').click();
  await page.getByRole('combobox', { name: 'Hidden neurons' }).selectOption('relu');
  await page.getByRole('combobox', { name: 'Cost' }).selectOption('cross-entropy');
  await enter('Hidden layers', '20, 20');
  await enter('L2 regularisation', '1000');
  await enter('Momentum', '0.99');
  await queue('1');
  await expect(page.getByText('Diverged', { exact: true })).toBeVisible();
  await page.getByRole('combobox', { name: 'Preset' }).selectOption('book-30');
  await enter('Hidden layers', '300');
  await queue('3');
  await expect(page.getByRole('listitem', { name: 'Seed 1' }).last()).toContainText('validation');
  await takeAll(started, 'runs');
});

test('reading', async ({ launchApp }) => {
  const started = await launchApp({ dataFolder });
  const { page } = started;
  const nearest = page.getByRole('list', { name: /^Nearest training images of \d$/ });
  await page.getByRole('tab', { name: 'Reading' }).click();
  await takeAll(started, 'reading-empty');
  await drawDigit(page, 5);
  await expect(nearest).toHaveCount(2);
  await takeAll(started, 'reading-digit');
  await page.getByText('step by step').click();
  await page.getByRole('radio', { name: 'Squeezed: use for the answer' }).check();
  await takeAll(started, 'reading-squeezed-steps');
  await page.getByRole('radio', { name: 'Many digits' }).check();
  await takeAll(started, 'reading-number-empty');
  await writeNumber(page, [5, 0, 4, 2]);
  await expect(nearest).toHaveCount(2);
  await takeAll(started, 'reading-number');
  await handOver(page, 'drop', pictureOfDigits([7, 0, 2, 4]), 'number.png');
  await expect(page.getByRole('radio', { name: /^4: 4/ })).toBeVisible();
  await takeAll(started, 'reading-picture');
  await handOver(
    page,
    'drop',
    pictureOfDigits([5, 0, 4, 1, 9, 2, 1, 3, 1, 4, 3, 5, 3, 6]),
    'long number.png',
  );
  await expect(page.getByRole('radio', { name: /^14: 6/ })).toBeVisible();
  await takeAll(started, 'reading-long-number');
  await handOver(page, 'drop', Buffer.from('no picture'), 'letter.txt');
  await expect(page.getByRole('alert')).toContainText('letter.txt');
  await takeAll(started, 'reading-no-picture');
});

test('wrong entries', async ({ inkling }) => {
  await inkling.page.getByLabel('Hidden layers').fill('30, many');
  await inkling.page.getByRole('textbox', { name: 'Learning rate' }).fill('100');
  await inkling.page.getByRole('textbox', { name: 'Mini-batch size' }).fill('0');
  await takeAll(inkling, 'wrong-entry');
});

test('techniques beyond the first chapter', async ({ inkling }) => {
  await inkling.page.getByRole('combobox', { name: 'Preset' }).selectOption('chapter-3-l2-30');
  await takeAll(inkling, 'advanced');
});

test('no data', async ({ launchApp }) => {
  await takeAll(await launchApp({ dataFolder: null }), 'no-data');
});

test('dialogs', async ({ inkling }) => {
  await inkling.page.keyboard.press('?');
  await takeAll(inkling, 'keys');
  await inkling.page.keyboard.press('Escape');
  await inkling.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('help.about')?.click());
  await expect(inkling.page.getByRole('dialog')).toBeVisible();
  await takeAll(inkling, 'about');
});

test('my digits', async ({ launchApp }) => {
  const started = await launchApp({ dataFolder });
  const { page } = started;
  const status = page.getByRole('status', { name: 'Clinic' });
  const random = createRandom(3);
  const drawRound = async (count: number) => {
    for (let number = 1; number <= count; number++) {
      await expect(status).toContainText(`Digit ${number} of 20`);
      const digit = Number(/draw a (\d)/.exec(await status.innerText())?.[1]);
      await drawWithMouse(page, fitToPad(syntheticStrokes(digit, random)));
      if (number === 8) await takeAll(started, 'my-digits-round');
      await page.keyboard.press('d');
    }
  };
  await page.getByRole('tab', { name: 'My Digits' }).click();
  await takeAll(started, 'my-digits-start');
  await page.getByRole('button', { name: 'Draw 20 digits' }).click();
  await drawRound(20);
  await page.getByRole('combobox', { name: 'Drawing 4 is' }).selectOption('leave out');
  await takeAll(started, 'my-digits-result');
  await page.getByRole('button', { name: 'Keep them and teach it' }).click();
  await expect(page.getByRole('button', { name: 'Draw another 20 digits' })).toBeVisible({ timeout: 60_000 });
  await takeAll(started, 'my-digits-taught');
  await page.getByRole('button', { name: 'Draw another 20 digits' }).click();
  await drawRound(7);
  await page.getByRole('button', { name: 'Stop here' }).click();
  await takeAll(started, 'my-digits-second-round');
  await page.getByRole('button', { name: 'Only keep them' }).click();
  await page
    .getByRole('option', { name: /, number / })
    .first()
    .click();
  await takeAll(started, 'my-digits-kept');
});
