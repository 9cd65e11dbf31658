import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Stroke } from '../../src/contract/drawings';
import { parseIdxImages, parseIdxLabels } from '../../src/engine/data/idx';
import { syntheticStrokes } from '../../src/engine/synthesis/synthetic-strokes';
import { createRandom } from '../../src/engine/random';
import { drawWithMouse, fitToPad } from './drawing';
import { expect, test } from './harness';
import { InklingWindow } from './window';

const clinic = (page: Page) => page.getByRole('status', { name: 'Clinic' });

/** Draws the next so many digits that the clinic asks for; `draw` may choose others. Gives what was asked for. */
async function drawDigits(
  page: Page,
  count: number,
  seed: number,
  draw = (asked: number, _number: number) => asked,
): Promise<number[]> {
  const random = createRandom(seed);
  const asked: number[] = [];
  for (let number = 1; number <= count; number++) {
    await expect(clinic(page)).toContainText(`Digit ${number} of 20`);
    const digit = Number(/draw a (\d)/.exec(await clinic(page).innerText())?.[1]);
    asked.push(digit);
    await drawWithMouse(page, fitToPad(syntheticStrokes(draw(digit, number), random).map(fast)));
    await page.keyboard.press('d');
  }
  return asked;
}

/** As a mouse reports a hasty hand: every fourth point. */
function fast(stroke: Stroke): Stroke {
  return stroke.filter((_point, index) => index % 4 === 0 || index === stroke.length - 1);
}

/** What assistive technology would stumble over in the view, in light and in dark. */
async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('#view').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
  }
}

function keptDigits(userDataFolder: string): { digit: number }[] {
  return JSON.parse(readFileSync(join(userDataFolder, 'my-digits.json'), 'utf8')).digits;
}

test.describe('my digits', () => {
  test('go on at the Space bar, where a training would be a mishap', async ({ inkling: { page } }) => {
    await page.keyboard.press('ControlOrMeta+3');
    await page.getByRole('button', { name: 'Draw 20 digits' }).click();
    await expect(page.getByText('Space: next digit')).toBeVisible();
    await page.keyboard.press('Space');
    await expect(clinic(page)).toContainText('Digit 1 of 20');
    await drawWithMouse(page, [[[0.5, 0.2], [0.5, 0.8]]]); // prettier-ignore
    await page.keyboard.press('Space');
    await expect(clinic(page)).toContainText('Digit 2 of 20');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(page.getByRole('status', { name: 'Answer' })).toContainText('Its answer appears here.');
    await expect(page.getByText(/^Space: train/)).toHaveCount(0);
    await page.keyboard.press('ControlOrMeta+1');
    await expect(page.getByText('Space: train')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeVisible();
  });

  test('are not lost unasked when the window is closed in the middle of a round', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await inkling.page.keyboard.press('ControlOrMeta+3');
    await window.button('Draw 20 digits').click();
    await drawDigits(inkling.page, 2, 4);
    await window.willAnswer('Cancel');
    await window.closeWindow();
    await expect
      .poll(() => window.askedQuestions())
      .toEqual([expect.stringContaining('Quit without keeping the 2 digits that you drew?')]);
    await expect(clinic(inkling.page)).toContainText('Digit 3 of 20');
    await window.willAnswer('Quit');
    const closed = inkling.app.waitForEvent('close');
    await window.closeWindow();
    await closed;
  });

  test('asks for 20, is corrected, learns from them, and shows the gain on others', async ({ inkling }) => {
    const { page, userDataFolder } = inkling;
    const window = new InklingWindow(inkling);
    await page.keyboard.press('ControlOrMeta+3');
    await expect(page.getByText('There are none yet.')).toBeVisible();
    await window.button('Draw 20 digits').click();
    // The third is not what was asked for.
    const asked = await drawDigits(page, 20, 1, (digit, number) => (number === 3 ? (digit + 1) % 10 : digit));
    expect([...asked].sort()).toEqual([...'00112233445566778899'].map(Number));

    await expect(clinic(page)).toContainText(/It reads \d+ of these 20 digits/);
    await page.getByRole('combobox', { name: 'Drawing 3 is' }).selectOption(`a ${(asked[2] + 1) % 10}`);
    await page.getByRole('combobox', { name: 'Drawing 4 is' }).selectOption('leave out');
    await expect(clinic(page)).toContainText('of these 19 digits');
    await expectAccessible(page);

    await window.button('Keep them and teach it').click();
    await expect(page.getByRole('heading', { name: 'It has learned from 19 of your digits' })).toBeVisible();
    const digits = asked
      .filter((_, index) => index !== 3)
      .map((digit, index) => (index === 2 ? (digit + 1) % 10 : digit));
    expect(keptDigits(userDataFolder).map(({ digit }) => digit)).toEqual(digits);
    expect(await window.title()).toContain('(edited)');
    await expect(page.getByRole('row', { name: /1,000 test images/ })).toContainText('%');

    await window.button('Draw another 20 digits').click();
    await drawDigits(page, 4, 2);
    await window.button('Stop here').click();
    const rows = page.getByRole('table').getByRole('row');
    await expect(rows.nth(1)).toContainText('These 4 digits, which it has not been taught');
    await expect(rows.nth(1).getByRole('cell').first()).toHaveText(/\d of 4/);
    await expect(rows.nth(2)).toContainText('1,000 test images');
    await expectAccessible(page);
    await window.button('Only keep them').click();
    await expect.poll(() => keptDigits(userDataFolder).length).toBe(23);

    await window.choose('model.previous');
    await expect.poll(() => window.title()).toContain('Untitled');
  });

  test('keeps them until the next start, browsable, deletable and exportable', async ({
    launchApp,
  }, testInfo) => {
    const userDataFolder = testInfo.outputPath('user-data');
    const first = await launchApp({ userDataFolder });
    await first.page.getByRole('tab', { name: 'My Digits' }).click();
    await new InklingWindow(first).button('Draw 20 digits').click();
    await drawDigits(first.page, 3, 3);
    await new InklingWindow(first).button('Skip').click();
    await new InklingWindow(first).button('Stop here').click();
    await new InklingWindow(first).button('Only keep them').click();
    await expect(first.page.getByRole('heading', { name: 'My digits 3' })).toBeVisible();
    await first.close();

    const second = await launchApp({ userDataFolder });
    const window = new InklingWindow(second);
    await second.page.getByRole('tab', { name: 'My Digits' }).click();
    const options = second.page.getByRole('option', { name: /, number / });
    await expect(options).toHaveCount(3);
    await options.first().focus();
    await second.page.keyboard.press('Space');
    await expectAccessible(second.page);
    await window.button('Delete').click();
    await expect(options).toHaveCount(2);
    await window.button('Bring back').click();
    await expect(options).toHaveCount(3);

    const imagesPath = testInfo.outputPath('mine-images-idx3-ubyte');
    await window.willSaveTo(imagesPath);
    await window.button('Export as IDX…').click();
    const labelsPath = testInfo.outputPath('mine-labels-idx1-ubyte');
    await expect
      .poll(() => labelsIn(labelsPath))
      .toEqual(keptDigits(userDataFolder).map(({ digit }) => digit));
    const images = parseIdxImages(readFileSync(imagesPath), imagesPath);
    expect(images.ok && images.value.length).toBe(3 * 784);
  });

  test('draws and keeps digits without MNIST, and says what teaching needs', async ({ launchApp }) => {
    const started = await launchApp({ dataFolder: null });
    const window = new InklingWindow(started);
    await started.page.getByRole('tab', { name: 'My Digits' }).click();
    await window.button('Draw 20 digits').click();
    await drawDigits(started.page, 1, 4);
    await window.button('Stop here').click();
    await expect(window.button('Keep them and teach it')).toHaveAttribute('aria-disabled', 'true');
    await expect(started.page.getByText('it has to rehearse others')).toBeVisible();
    await window.button('Use synthetic digits').click();
    await expect(started.page.getByText('it rehearses synthetic ones')).toBeVisible();
    await window.button('Keep them and teach it').click();
    await expect(started.page.getByRole('row', { name: /Synthetic 2,000 test images/ })).toBeVisible();
  });
});

function labelsIn(path: string): number[] {
  try {
    const labels = parseIdxLabels(readFileSync(path), path);
    return labels.ok ? [...labels.value] : [];
  } catch {
    return [];
  }
}
