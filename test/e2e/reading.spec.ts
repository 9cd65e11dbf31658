import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { encodeJpeg, encodePng, encodeWebp, withOrientation } from '../cli/pictures/encode';
import { expectAccessible } from './accessibility';
import { drawWithMouse, fitToPad, pixelsOf } from './drawing';
import { expect, test } from './harness';
import { handOver, onItsSide, pageOfDigits, paperWith, pictureOfDigits, strokesOf } from './pictures';
import { showReading, whatItReads, writeNumber } from './reading';
import { InklingWindow } from './window';

const boxesOn = (page: Page) => page.getByRole('radiogroup', { name: 'Digits found' }).getByRole('radio');
const steps = (page: Page) => page.getByRole('list', { name: 'Steps' }).getByRole('listitem');
const similar = (page: Page) => page.getByRole('list', { name: /^Most similar training images of \d$/ });
const selectedPicture = (page: Page) => pixelsOf(page.getByRole('img', { name: 'The selected digit' }));

test.describe('what the network sees', () => {
  test('is empty at first, and the cards keep their places', async ({ inkling: { page } }) => {
    await showReading(page);
    await expect(page.getByRole('heading', { name: 'How each digit is prepared' })).toBeVisible();
    await expect(page.getByText('Its answer appears here.')).toBeVisible();
    await expectAccessible(page);
  });

  test('is shown step by step, up to the very picture that it answers to', async ({ inkling: { page } }) => {
    await showReading(page);
    await writeNumber(page, [5]);
    await expect(steps(page)).toHaveCount(4);
    const pictures = steps(page).getByRole('img');
    for (const picture of await pictures.all()) {
      expect((await pixelsOf(picture)).some((grey) => grey > 200)).toBe(true);
    }
    expect(await pixelsOf(pictures.nth(3))).toEqual(await selectedPicture(page));
  });

  test('can be the digit just shrunk, which it was not trained for', async ({ inkling: { page } }) => {
    await showReading(page);
    await writeNumber(page, [5, 4]);
    await expect(steps(page)).toHaveCount(4);
    const prepared = await selectedPicture(page);
    await page.getByRole('radio', { name: 'Just shrunk' }).check();
    await expect.poll(() => selectedPicture(page)).not.toEqual(prepared);
    // It reaches from edge to edge.
    const shrunk = await selectedPicture(page);
    expect(shrunk.findIndex((grey) => grey > 100)).toBeLessThan(28);
    await page.getByRole('radio', { name: 'Prepared like MNIST' }).check();
    await expect.poll(() => selectedPicture(page)).toEqual(prepared);
  });

  test('has its nearest training digits beside it, of the answer and of the runner-up @packaging', async ({
    inkling: { page },
  }) => {
    await showReading(page);
    await writeNumber(page, [3]);
    await expect(similar(page)).toHaveCount(2);
    for (const row of await similar(page).all()) await expect(row.getByRole('img')).toHaveCount(6);
    await expectAccessible(page);
    await page.keyboard.press('c');
    await expect(similar(page)).toHaveCount(0);
  });

  test('fits into a window of the usual size, its captions apart from their pictures', async ({
    inkling: { page },
  }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await showReading(page);
    await writeNumber(page, [5, 4]);
    await expect(steps(page)).toHaveCount(4);
    const [picture, caption] = [steps(page).nth(0).getByRole('img'), steps(page).nth(0).getByText('Cut out')];
    const above = (await picture.boundingBox())!;
    expect((await caption.boundingBox())!.y - (above.y + above.height)).toBeGreaterThanOrEqual(4);
    const hidden = await page
      .locator('.reading-view')
      .evaluate((view) => view.scrollHeight - view.clientHeight);
    expect(hidden).toBe(0);
  });

  test('keeps its headings on one line in a small window', async ({ inkling: { page } }) => {
    await page.setViewportSize({ width: 1024, height: 700 });
    await showReading(page);
    await writeNumber(page, [3]);
    await expect(similar(page)).toHaveCount(2);
    const headings = page.locator('.reading-details h2');
    const heights = await headings.evaluateAll((all) => all.map(({ clientHeight }) => clientHeight));
    expect(new Set(heights).size).toBe(1);
  });

  test('has no training digits beside it where there are none', async ({ launchApp }) => {
    const { page } = await launchApp({ dataFolder: null });
    await showReading(page);
    await writeNumber(page, [3]);
    await expect(page.getByText('There are no training digits to compare with.')).toBeVisible();
  });

  test('is answered in the same words as on the small pad by a network that has learned too little', async ({
    inkling,
  }) => {
    const window = new InklingWindow(inkling);
    const { page } = window;
    await window.enter({ 'Training images': '200' });
    await window.train(1);
    await drawWithMouse(page, fitToPad(strokesOf(5)));
    await expect(window.answer).toContainText(/not sure:\s*(\d) or \d\s*\1: \d+ % likely/);
    await showReading(page);
    await writeNumber(page, [5]);
    const answer = page.getByRole('group', { name: 'Answer to the selected digit' });
    await expect(answer).toContainText(/not sure:\s*(\d) or \d\s*\1: \d+ % likely/);
    await expect(boxesOn(page).first()).toHaveAccessibleName(/^1: not sure: \d or \d$/);
    await expect(whatItReads(page)).toHaveText('not sure');
    expect(await whatItReads(page).evaluate((output) => output.scrollHeight - output.clientHeight)).toBe(0);
  });
});

test.describe('a number', () => {
  test('reads a number on the wide pad, and shows each digit closely @packaging', async ({ inkling }) => {
    const { page } = inkling;
    await showReading(page);
    await expect(page.getByText('The number it reads appears here.')).toBeVisible();
    await writeNumber(page, [5, 0, 4, 2]);
    await expect(whatItReads(page)).toHaveText('5042');
    const boxes = boxesOn(page);
    await expect(boxes).toHaveCount(4);
    await expect(boxes.first()).toBeChecked();
    const first = await selectedPicture(page);
    await boxes.nth(2).getByText('4').click();
    await expect(boxes.nth(2)).toBeChecked();
    await expect(page.getByLabel('Answer to the selected digit')).toContainText('4');
    expect(await selectedPicture(page)).not.toEqual(first);
    await expect(page.getByRole('list', { name: 'Most similar training images of 4' })).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await expect(boxes.nth(3)).toBeFocused();
    await expect(page.getByLabel('Answer to the selected digit')).toContainText('2');

    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await inkling.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('5042');
  });

  test('is gone through with the arrow keys and copied with Ctrl+C, wherever the focus is', async ({
    inkling,
  }) => {
    const { page } = inkling;
    await showReading(page);
    await writeNumber(page, [4, 2]);
    await expect(whatItReads(page)).toHaveText('42');
    await page.getByRole('heading', { name: 'Digit 1 of 2' }).click();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('heading', { name: 'Digit 2 of 2' })).toBeVisible();
    await page.keyboard.press('ControlOrMeta+c');
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await inkling.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('42');
  });

  test('is cleared and brought back with the keys of the pad, which is the only one', async ({ inkling }) => {
    const { page } = inkling;
    await showReading(page);
    await expect(page.getByRole('application')).toHaveCount(1);
    await writeNumber(page, [1]);
    await expect(boxesOn(page)).toHaveCount(1);
    await page.keyboard.press('c');
    await expect(boxesOn(page)).toHaveCount(0);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(boxesOn(page)).toHaveCount(1);
    const tools = page.getByRole('toolbar', { name: 'Tools of the wide pad' });
    await tools.getByRole('button', { name: 'Clear' }).click();
    await expect(boxesOn(page)).toHaveCount(0);
  });

  test('can be written with the keyboard alone', async ({ inkling: { page } }) => {
    await showReading(page);
    await page.getByRole('application', { name: 'Wide pad' }).focus();
    await page.keyboard.press('Enter');
    for (let press = 0; press < 10; press++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(boxesOn(page)).toHaveCount(1);
  });

  test('opens a picture, reads its digits, and goes back to the pad as it was', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    const { page } = window;
    const path = join(inkling.userDataFolder, 'number.png');
    writeFileSync(path, pictureOfDigits([7, 0, 2, 4]));
    await showReading(page);
    await writeNumber(page, [3]);
    await expect(whatItReads(page)).toHaveText('3');

    await window.goTo('Train');
    await window.willOpen(path);
    await page.keyboard.press('ControlOrMeta+Shift+P');
    await expect(whatItReads(page)).toHaveText('7024');
    await expect(page.getByRole('img', { name: 'number.png' })).toBeVisible();
    await boxesOn(page).nth(2).click();
    await expect(page.getByLabel('Answer to the selected digit')).toContainText('2');

    await window.willOpen(undefined);
    await window.choose('read.open-picture');
    await page.getByRole('radio', { name: 'Pad', exact: true }).check();
    await expect(whatItReads(page)).toHaveText('3');
    await expect(window.alerts).toBeEmpty();
  });

  for (const [format, encode] of Object.entries({ PNG: encodePng, JPEG: encodeJpeg, WebP: encodeWebp })) {
    test(`reads a ${format} that is opened, dropped or pasted @packaging`, async ({ inkling }, testInfo) => {
      const window = new InklingWindow(inkling);
      const { page } = window;
      const fileOf = async (marks: number[]) => Buffer.from(await encode(paperWith(marks)));
      // Whatever its name says.
      const path = testInfo.outputPath('number');
      writeFileSync(path, await fileOf([7, 0]));
      await window.willOpen(path);
      await window.choose('read.open-picture');
      await expect(whatItReads(page)).toHaveText('70');
      await handOver(page, 'drop', await fileOf([4, 2]), 'number');
      await expect(whatItReads(page)).toHaveText('42');
      await handOver(page, 'paste', await fileOf([2, 7]), 'number');
      await expect(whatItReads(page)).toHaveText('27');
      await expect(window.alerts).toBeEmpty();
    });
  }

  test('turns a photo as its camera was held', async ({ inkling: { page } }) => {
    const photo = withOrientation(await encodeJpeg(onItsSide(paperWith([4, 2]))), 6);
    await handOver(page, 'drop', Buffer.from(photo), 'photo.jpg');
    await expect(whatItReads(page)).toHaveText('42');
  });

  test('reads a smudge as none, on the pad and in a picture', async ({ inkling: { page } }) => {
    await showReading(page);
    await writeNumber(page, [4, 'smudge', 2]);
    await expect(whatItReads(page)).toHaveText('4?2');
    await boxesOn(page).nth(1).getByText('?').click();
    await expect(page.getByLabel('Answer to the selected digit')).toContainText('not a digit');
    await expect(page.getByText('mark 2: not a digit')).toBeVisible();
    await handOver(page, 'drop', pictureOfDigits([7, 'smudge', 0]), 'smudge.png');
    await expect(whatItReads(page)).toHaveText('7?0');
  });

  test('says what is no picture, and that there is no ink in one', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    const { page } = window;
    await handOver(page, 'drop', pictureOfDigits([4, 2]), 'number.png');
    await expect(whatItReads(page)).toHaveText('42');
    await handOver(page, 'drop', Buffer.from('no picture'), 'letter.txt');
    await expect(window.alerts).toContainText('“letter.txt” cannot be opened as a picture');
    await expect(whatItReads(page)).toHaveText('42');
    const enormous = pictureOfDigits([4]);
    enormous.writeUInt32BE(60_000, 16);
    enormous.writeUInt32BE(60_000, 20);
    await handOver(page, 'drop', enormous, 'enormous.png');
    await expect(window.alerts).toContainText('“enormous.png” has 60000 × 60000 pixels');
    await handOver(page, 'paste', pictureOfDigits([]), 'empty.png');
    await expect(whatItReads(page)).toHaveText('There is no ink in this picture.');
    await page.getByRole('radio', { name: 'Pad', exact: true }).check();
    await window.willOpen(join(inkling.userDataFolder, 'gone.png'));
    await window.button('Open a picture…').click();
    await expect(window.alerts).toContainText('“gone.png” could not be read');
  });

  test('shows how much of a page is read, and stops, by pointer and keyboard', async ({
    inkling: { page },
  }) => {
    const rows = Array.from({ length: 14 }, (_, row) =>
      Array.from({ length: 14 }, (__, place) => (3 * row + place) % 10),
    );
    await handOver(page, 'drop', pageOfDigits(rows), 'page.png');
    const stop = page.getByRole('button', { name: 'Stop reading' });
    const progress = page.getByRole('progressbar', { name: 'How much of the picture is read' });
    await stop.click();
    await expect(whatItReads(page)).toHaveText('You stopped before this picture was read.');
    await expect(progress).toBeHidden();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Read it' }).press('Enter');
    await expect(progress).toBeVisible();
    await expect(boxesOn(page)).toHaveCount(rows.flat().length);
    await expect(progress).toBeHidden();
    // What is no longer shown is not read to its end first.
    await handOver(page, 'drop', pageOfDigits(rows), 'again.png');
    await expect(progress).toBeVisible();
    await handOver(page, 'drop', pictureOfDigits([4, 2]), 'number.png');
    await expect(whatItReads(page)).toHaveText('42');
  });

  test('has its way back to the pad in place, however much a picture holds', async ({
    inkling: { page },
  }) => {
    await showReading(page);
    const pad = page.getByRole('radio', { name: 'Pad', exact: true });
    const details = page.getByRole('heading', { name: /^How/ });
    await handOver(page, 'drop', pictureOfDigits([5, 0, 4, 1, 9, 2, 1, 3, 1, 4, 3, 5, 3, 6]), 'long.png');
    await expect(boxesOn(page)).toHaveCount(14);
    for (const [width, height] of [
      [1280, 800],
      [1024, 700],
    ]) {
      await page.setViewportSize({ width, height });
      await expect(pad).toBeInViewport();
      await expect(details).toBeInViewport();
    }
    await page.setViewportSize({ width: 640, height: 400 });
    await pad.scrollIntoViewIfNeeded();
    await expect(pad).toBeInViewport();
    await pad.check();
    await page.getByRole('radio', { name: 'Picture' }).check();
    await expect(page.getByRole('img', { name: 'long.png' })).toBeVisible();
  });

  test('is accessible', async ({ inkling: { page } }) => {
    await handOver(page, 'drop', pictureOfDigits([4, 2]), 'number.png');
    await expect(boxesOn(page)).toHaveCount(2);
    await expect(similar(page)).toHaveCount(2);
    await expectAccessible(page);
    await page.getByRole('radio', { name: 'Pad', exact: true }).check();
    await expectAccessible(page);
  });
});
