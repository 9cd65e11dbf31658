import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseIdxImages, parseIdxLabels } from '../../src/engine/data/idx';
import { expectAccessible } from './accessibility';
import { drawWithMouse } from './drawing';
import { expect, test, type StartedApp } from './harness';
import { drawDigits, round, teach, untilTaught } from './round-of-digits';
import { InklingWindow } from './window';

function keptDigits(userDataFolder: string): { digit: number }[] {
  return JSON.parse(readFileSync(join(userDataFolder, 'my-digits.json'), 'utf8')).digits;
}

/** Begins a round in an app of its own, whose window may be closed unasked. */
async function beginRound(started: StartedApp): Promise<InklingWindow> {
  const window = new InklingWindow(started);
  await window.noteQuestions();
  await window.goTo('My Digits');
  await window.button('Draw 20 digits').click();
  return window;
}

test.describe('my digits', () => {
  test('go on at the Space bar, where a training would be a mishap', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    const { page } = window;
    await window.goTo('My Digits');
    await window.button('Draw 20 digits').click();
    await expect(page.getByText('Space goes to the next digit')).toBeVisible();
    await page.keyboard.press('Space');
    await expect(round(page)).toContainText('Digit 1 of 20');
    await drawWithMouse(page, [[[0.5, 0.2], [0.5, 0.8]]]); // prettier-ignore
    await page.keyboard.press('Space');
    await expect(round(page)).toContainText('Digit 2 of 20');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(window.answer).toContainText('Its answer appears here.');
    await expect(window.primaryAction).not.toHaveText('Pause');
  });

  test('are kept when the window is closed in the middle of a round, which goes on at the next start', async ({
    launchApp,
  }, testInfo) => {
    const userDataFolder = testInfo.outputPath('user-data');
    const first = await launchApp({ userDataFolder });
    const window = await beginRound(first);
    const [asked, next] = await drawDigits(first.page, 2, 4);
    // The third is on the pad, and not taken yet.
    await drawWithMouse(first.page, [[[0.5, 0.2], [0.5, 0.8]]]); // prettier-ignore
    expect(await window.askedQuestions()).toEqual([]);
    const closed = first.app.waitForEvent('close');
    await window.closeWindow();
    await closed;

    const { page } = await launchApp({ userDataFolder });
    await expect(round(page)).toContainText('Digit 3 of 20');
    // The round may ask for the same digit twice in a row.
    const drawn = page.getByRole('img', { name: `The ${asked} that you drew` });
    await expect(drawn).toHaveCount(next === asked ? 2 : 1);
    await expect(page.getByRole('status', { name: 'Answer' })).toContainText(/\d/);
    await page.getByRole('button', { name: 'Stop here' }).click();
    await expect(round(page)).toContainText('of these 3 digits');
    await page.reload();
    await expect(round(page)).toContainText('of these 3 digits');
  });

  test('asks for 20, is corrected, learns from them, and shows the gain on others @packaging', async ({
    inkling,
  }) => {
    test.setTimeout(300_000);
    const { page, userDataFolder } = inkling;
    const window = new InklingWindow(inkling);
    const nameBefore = await window.runName.innerText();
    await window.goTo('My Digits');
    await expect(page.getByText('Digits from your rounds appear here.')).toBeVisible();
    await window.button('Draw 20 digits').click();
    // The third is not what was asked for.
    const asked = await drawDigits(page, 20, 1, (digit, number) => (number === 3 ? (digit + 1) % 10 : digit));
    expect([...asked].sort()).toEqual([...'00112233445566778899'].map(Number));

    await expect(round(page)).toContainText(/It reads \d+ of these 20 digits/);
    await page.getByRole('combobox', { name: 'Drawing 3 is' }).selectOption(String((asked[2] + 1) % 10));
    await page.getByRole('combobox', { name: 'Drawing 4 is' }).selectOption('not a digit');
    await expect(round(page)).toContainText('of these 19 digits');
    await expectAccessible(page);

    const lesson = await teach(page, 19);
    const digits = asked
      .filter((_, index) => index !== 3)
      .map((digit, index) => (index === 2 ? (digit + 1) % 10 : digit));
    expect(keptDigits(userDataFolder).map(({ digit }) => digit)).toEqual(digits);
    await expect(window.runName).toHaveText(`${nameBefore}, with my digits`);
    const rows = page.getByRole('table').getByRole('row');
    await expect(rows.nth(1)).toContainText(/Your 19 digits, which it learned from\s*\d+ of 19\s*\d+ of 19/);
    await expect(rows.nth(2)).toContainText(/1,000 test images\s*\d+\.\d\d %\s*\d+\.\d\d %/);
    await page.reload();
    await expect(lesson).toHaveCount(0);
    await window.goTo('My Digits');
    await expect(rows.nth(1)).toContainText(/\d+ of 19\s*\d+ of 19/);

    await window.button('Draw another 20 digits').click();
    await drawDigits(page, 4, 2);
    await window.button('Stop here').click();
    await expect(rows.nth(1)).toContainText(/These 4 new digits\s*\d of 4\s*\d of 4/);
    await expectAccessible(page);
    await window.button('Just keep them').click();
    await expect.poll(() => keptDigits(userDataFolder).length).toBe(23);

    await window.button('Show the previous run').click();
    await expect(window.runName).toHaveText(nameBefore);
    await expect(lesson).toHaveCount(0);
    await expect(page.getByRole('table')).toHaveCount(0);
  });

  test('go on with a lesson in whose middle the app was closed', async ({ launchApp }, testInfo) => {
    const userDataFolder = testInfo.outputPath('user-data');
    const first = await launchApp({ userDataFolder });
    const window = await beginRound(first);
    await drawDigits(first.page, 2, 7);
    await window.button('Stop here').click();
    await window.button('Teach these digits').click();
    await expect(first.page.getByRole('progressbar', { name: 'Lesson' })).toBeVisible();
    await expect(first.page.getByRole('heading', { name: 'Learning your handwriting…' })).toBeVisible();
    const closed = first.app.waitForEvent('close');
    await window.closeWindow();
    await closed;

    const next = new InklingWindow(await launchApp({ userDataFolder }));
    const { page } = next;
    await expect(next.primaryAction).toHaveText('Go on');
    await expect(page.getByRole('contentinfo')).toContainText('Space goes on');
    await next.goTo('My Digits');
    await expect(page.getByText('It can go on where it stopped.')).toBeVisible();
    await page.getByRole('main').getByRole('button', { name: 'Go on' }).click();
    await untilTaught(page, 2);
  });

  test('tell the truth about whatever run comes on screen', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    const { page } = window;
    const nameBefore = await window.runName.innerText();
    await window.goTo('My Digits');
    await window.button('Draw 20 digits').click();
    await drawDigits(page, 2, 5);
    await window.button('Stop here').click();
    const lesson = await teach(page, 2);
    await window.choose('model.starter');
    await expect(window.runName).toHaveText(nameBefore);
    await expect(lesson).toHaveCount(0);
    await window.goTo('Runs');
    await page.getByRole('row', { name: /with my digits/ }).click();
    await window.goTo('My Digits');
    await expect(lesson).toBeVisible();
  });

  test('can be discarded and deleted, and both be undone', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    const { page } = window;
    await window.goTo('My Digits');
    await window.button('Draw 20 digits').click();
    await drawDigits(page, 2, 6);
    await window.button('Stop here').click();
    await window.button('Discard them').click();
    await expect(page.getByText('Discarded 2 digits.')).toBeVisible();
    await window.button('Undo').last().click();
    await expect(round(page)).toContainText('of these 2 digits');
    await window.button('Just keep them').click();
    const options = page.getByRole('option', { name: /, number / });
    await expect(options).toHaveCount(2);
    await options.first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Delete');
    await expect(options).toHaveCount(1);
    await page.getByRole('status', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click();
    await expect(options).toHaveCount(2);
  });

  test('keeps them until the next start, browsable and exportable', async ({ launchApp }, testInfo) => {
    const userDataFolder = testInfo.outputPath('user-data');
    const first = await launchApp({ userDataFolder });
    const firstWindow = new InklingWindow(first);
    await firstWindow.goTo('My Digits');
    await firstWindow.button('Draw 20 digits').click();
    await drawDigits(first.page, 3, 3);
    await firstWindow.button('Skip').click();
    await firstWindow.button('Stop here').click();
    await firstWindow.button('Just keep them').click();
    await expect(first.page.getByRole('heading', { name: 'My digits 3' })).toBeVisible();
    await first.close();

    const second = await launchApp({ userDataFolder });
    const window = new InklingWindow(second);
    await window.goTo('My Digits');
    const options = second.page.getByRole('option', { name: /, number / });
    await expect(options).toHaveCount(3);
    await options.first().focus();
    await second.page.keyboard.press('Space');
    await expectAccessible(second.page);

    const imagesPath = testInfo.outputPath('mine-images-idx3-ubyte');
    await window.willSaveTo(imagesPath);
    await window.button('Export in MNIST’s format (IDX)…').click();
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
    await window.goTo('My Digits');
    await window.button('Draw 20 digits').click();
    await drawDigits(started.page, 1, 4);
    await window.button('Stop here').click();
    await expect(window.button('Teach these digits')).toHaveAttribute('aria-disabled', 'true');
    await expect(started.page.getByText('it has to practise on others')).toBeVisible();
    await window.button('Just keep them').click();
    await window.button('Use synthetic digits').click();
    await expect(started.page.getByText('it practises on synthetic ones')).toBeVisible();
    await window.button('Teach my 1 digit').click();
    await expect(started.page.getByRole('row', { name: /2,000 test images/ })).toBeVisible();
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
