import { drawWithMouse, networkPicture } from './drawing';
import { expect, test } from './harness';
import { writeSyntheticDigits } from './synthetic-data';
import { InklingWindow } from './window';

test.describe('sample digits', () => {
  test('are stepped through with keys, buttons and menu, and read like a drawing', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    const { page } = window;
    await expect(page.getByRole('contentinfo')).toContainText('1,000 test');
    const caption = page.locator('.drawing-header');
    await page.keyboard.press('n');
    await expect(caption).toContainText(/^Test image 1an? \d/);
    await expect(window.answer).toContainText(/\d/);
    const first = await networkPicture(page);
    expect(first.some((value) => value > 200)).toBe(true);
    await window.button('Next Sample Digit').click();
    await expect(caption).toContainText('Test image 2');
    expect(await networkPicture(page)).not.toEqual(first);
    await page.keyboard.press('Shift+N');
    await expect(caption).toContainText(/^Test image 1an? /);
    await window.choose('sample.previous');
    await expect(caption).toContainText('Test image 1,000');
    await window.button('Undo').click();
    await expect(caption).toContainText('Draw a digit');
    await expect(window.answer).toContainText('Its answer appears here.');
  });

  test('leave the pad when another data set is chosen', async ({ inkling }, testInfo) => {
    const window = new InklingWindow(inkling);
    const caption = window.page.locator('.drawing-header');
    await expect(window.page.getByRole('contentinfo')).toContainText('1,000 test');
    await window.page.keyboard.press('n');
    await expect(caption).toContainText('Test image 1');
    const folder = testInfo.outputPath('other');
    writeSyntheticDigits(folder, 2);
    await window.willOpen(folder);
    await window.choose('data.choose-folder');
    await expect(caption).toContainText('Draw a digit');
    await expect(window.answer).toContainText('Its answer appears here.');
    await expect(window.button('Undo')).toHaveAttribute('aria-disabled', 'true');
  });

  test('can be of one kind only, or only those that the network misreads', async ({ inkling }) => {
    const { page } = inkling;
    await expect(page.getByRole('contentinfo')).toContainText('1,000 test');
    const caption = page.locator('.drawing-header');
    const choice = page.getByRole('combobox', { name: 'Which sample digits' });
    await choice.selectOption('Only 7');
    for (let step = 0; step < 3; step++) {
      await expect(caption).toContainText(/a 7/);
      await page.getByRole('button', { name: 'Next Sample Digit' }).click();
    }
    await choice.selectOption('Misread digits');
    await expect(caption).toContainText(/an? (\d), misread as (?!\1)\d$/);
  });

  test('give way to what is drawn on them', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    const { page } = window;
    await expect(page.getByRole('contentinfo')).toContainText('1,000 test');
    const caption = page.locator('.drawing-header');
    await page.keyboard.press('n');
    await expect(caption).toContainText('Test image 1');
    const sample = await networkPicture(page);
    await drawWithMouse(page, [[[0.5, 0.2], [0.5, 0.5], [0.5, 0.8]]]); // prettier-ignore
    await expect(caption).toContainText('Draw a digit');
    expect(await networkPicture(page)).not.toEqual(sample);
    await window.button('Undo').click();
    expect(await networkPicture(page)).toEqual(sample);
  });

  test('are drawn by the app while there is no data', async ({ launchApp }) => {
    const { page } = await launchApp({ dataFolder: null, env: { INKLING_MNIST: '' } });
    await expect(page.getByRole('contentinfo')).toContainText('No training data');
    await page.keyboard.press('n');
    await expect(page.locator('.drawing-header')).toContainText(/^Synthetic digit 1an? \d/);
  });
});
