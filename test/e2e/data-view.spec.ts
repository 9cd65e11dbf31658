import { expectAccessible } from './accessibility';
import { expect, test } from './harness';
import { drawDigits } from './round-of-digits';
import { InklingWindow } from './window';

test.describe('Data', () => {
  test('is looked through with pointer and keys: by split, digit, number and what the run reads', async ({
    inkling,
  }) => {
    const window = new InklingWindow(inkling);
    const { page } = window;
    const grid = page.getByRole('grid', { name: 'Images' });
    const selected = grid.getByRole('gridcell', { selected: true });
    const large = page.getByRole('region', { name: /^(Training|Validation|Test) image [\d,]+$/ });
    const choose = (name: string | RegExp) => page.getByRole('radio', { name }).check({ force: true });
    await page.keyboard.press('ControlOrMeta+6');
    await expect(page.getByRole('heading', { name: 'Other images' })).toBeVisible();
    await expect(
      page.getByText(/^Guessing by darkness alone gets \d+\s\/\s1000 test images right \(/),
    ).toBeVisible();
    await expect(page.getByRole('row', { name: /^Images 5,000( \d{3})+/ })).toBeVisible();
    await expect(page.getByRole('row', { name: /^Darkness, %( \d+\.\d){11}/ })).toBeVisible();
    await expect(selected).toHaveAccessibleName(/^Training image 1, an? \d$/);

    // By its number: the last one, and one of another digit than the one chosen.
    await page.getByRole('textbox', { name: 'Go to image' }).fill('5,001');
    await expect(page.getByText('A number from 1 to 5,000')).toBeVisible();
    await page.getByRole('textbox', { name: 'Go to image' }).fill('5,000');
    await page.keyboard.press('Enter');
    await expect(selected).toHaveAccessibleName(/^Training image 5,000, /);
    await expect(selected).toBeInViewport();

    // By keys, and onto the pad.
    await grid.focus();
    await page.keyboard.press('Home');
    await expect(selected).toHaveAccessibleName(/^Training image 1, /);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('PageDown');
    await expect(selected).toBeInViewport();
    const name = await selected.getAttribute('aria-label');
    const number = Number(/image (\d+)/.exec(name!)![1]);
    expect(number).toBeGreaterThan(10);
    await expect(large).toHaveAccessibleName(`Training image ${number}`);
    await page.keyboard.press('Enter');
    await expect(page.locator('.drawing-header')).toContainText(`Training image ${number}`);
    await page.keyboard.press('PageUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowLeft');
    await expect(selected).toHaveAccessibleName(/^Training image 1, /);
    await page.keyboard.press('End');
    await expect(selected).toHaveAccessibleName(/^Training image 5,000, /);

    // Its numbers, and what is like it.
    await expect(page.getByRole('list', { name: 'Nearest training images' }).getByRole('button')).toHaveCount(
      6,
    );
    await window.button('784 numbers…').click();
    const numbers = page.getByRole('dialog', { name: 'Training image 5,000: 784 numbers' });
    await expect(numbers.getByRole('cell').filter({ hasText: /^\d+$/ })).toHaveCount(784);
    await numbers.getByRole('button', { name: 'Copy as CSV' }).click();
    await expect(page.getByText('Copied the 784 numbers as CSV.')).toBeVisible();
    const copied = await inkling.app.evaluate(({ clipboard }) => clipboard.readText());
    const lines = copied.trim().split('\n');
    expect(lines.map((line) => line.split(',').length)).toEqual(new Array(28).fill(28));
    expect(Math.max(...lines.flatMap((line) => line.split(',').map(Number)))).toBeGreaterThan(200);
    await page.keyboard.press('Escape');
    const nearest = page.getByRole('button', { name: /^Show Training image/ }).first();
    const shown = /Training image \d+(,\d{3})*/.exec(
      (await nearest.getByRole('img').getAttribute('aria-label'))!,
    )![0];
    await nearest.click();
    await expect(large).toHaveAccessibleName(shown);
    await expectAccessible(page);

    // By split, digit and what the network reads; a number that is not among them shows all again.
    await choose(/^Test/);
    await choose('Wrong');
    await expect(page.getByRole('heading', { name: /^\d+ images? read wrong$/ })).toBeVisible();
    await expect(selected).toHaveAccessibleName(/^Test image [\d,]+, an? (\d), read as (?!\1)\d$/);
    await choose('Right');
    await choose('7');
    await expect(page.getByRole('heading', { name: /^\d+ images of 7 read right$/ })).toBeVisible();
    await expect(selected).toHaveAccessibleName(/, a 7, read as 7$/);
    await grid.getByRole('gridcell').nth(1).dblclick();
    await expect(page.locator('.drawing-header')).toContainText(/^Test image [\d,]+a 7$/);
    for (const wanted of ['1', '2', '3']) {
      await page.getByRole('textbox', { name: 'Go to image' }).fill(wanted);
      await page.keyboard.press('Enter');
      await expect(selected).toHaveAccessibleName(new RegExp(`^Test image ${wanted}, `));
    }
    await expect(page.getByRole('heading', { name: '1,000 images', exact: true })).toBeVisible();
  });

  test('shows the person’s own digits, also while there is no data', async ({ launchApp }, testInfo) => {
    const userDataFolder = testInfo.outputPath('user-data');
    const started = await launchApp({ userDataFolder });
    const window = new InklingWindow(started);
    const { page } = window;
    await window.goTo('My Digits');
    await window.button('Draw 20 digits').click();
    const [digit] = await drawDigits(page, 3, 1);
    await window.button('Stop here').click();
    await window.button('Just keep them').click();
    await expect(page.getByRole('listbox', { name: /^Your drawings/ }).getByRole('option')).toHaveCount(3);
    await window.goTo('Data');
    await page.getByRole('radio', { name: /^My digits/ }).check({ force: true });
    const grid = page.getByRole('grid', { name: 'Images' });
    await expect(grid.getByRole('gridcell')).toHaveCount(3);
    await page.getByRole('radio', { name: String(digit), exact: true }).check({ force: true });
    await expect(grid.getByRole('gridcell').first()).toHaveAccessibleName(
      new RegExp(`^Your digit \\d, an? ${digit}$`),
    );
    await page.getByRole('radio', { name: 'Wrong' }).check({ force: true });
    await expect(
      page.getByRole('heading', { name: new RegExp(`^\\d images? of ${digit} read wrong$`) }),
    ).toBeVisible();
    await started.close();

    const without = await launchApp({ userDataFolder, dataFolder: null, env: { INKLING_MNIST: '' } });
    await without.page.keyboard.press('ControlOrMeta+6');
    await expect(without.page.getByRole('heading', { name: 'No training data yet' })).toBeVisible();
    await expect(without.page.getByRole('gridcell')).toHaveCount(3);
    await expect(without.page.getByRole('radio', { name: /^Training/ })).toBeDisabled();
    await expectAccessible(without.page);
  });
});
