import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { syntheticStrokes } from '../../src/engine/synthesis/synthetic-strokes';
import { createRandom } from '../../src/engine/random';
import { encodeJpeg, encodePng, encodeWebp, withOrientation } from '../cli/pictures/encode';
import { drawWithMouse, fitToPad, networkPicture, pixelsOf } from './drawing';
import { expect, test } from './harness';
import { handOver, onItsSide, paperWith, pictureOfDigits } from './pictures';
import { showManyDigits, showReading, whatItReads, writeNumber } from './reading';
import { InklingWindow } from './window';

/** A digit, small in the pad's upper left corner. */
function inCorner(digit: number): [number, number][][] {
  return fitToPad(syntheticStrokes(digit, createRandom(7))).map((stroke) =>
    stroke.map(([x, y]) => [0.3 * x, 0.3 * y]),
  );
}

/** What is wrong for assistive technology, if anything. */
async function axeViolations(page: Page): Promise<string[]> {
  // Axe's own frame tricks need a new page, which this app does not open.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** The digit that one of the two pictures is read as. */
async function answerTo(page: Page, picture: 'squeezed' | 'prepared'): Promise<string> {
  return (await page.getByLabel(`Answer to the ${picture} picture`).innerText()).slice(0, 1);
}

test.describe('what the network sees', () => {
  test('says what to do while the pad is empty', async ({ inkling }) => {
    await showReading(inkling.page);
    await expect(inkling.page.getByRole('tabpanel')).toContainText('Draw a digit on the pad');
  });

  test('shows the squeezed pad beside the prepared picture, and lets either answer', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    const { page } = window;
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await showReading(page);
    let different = 0;
    for (const digit of [2, 4, 8]) {
      await drawWithMouse(page, inCorner(digit));
      const squeezed = await pixelsOf(page.getByRole('img', { name: 'The squeezed picture' }));
      const prepared = await pixelsOf(page.getByRole('img', { name: 'The prepared picture' }));
      expect(await networkPicture(page)).toEqual(prepared);
      // The corner's ink stays in the corner, or fills the middle.
      expect(squeezed.findLastIndex((grey) => grey > 0)).toBeLessThan(14 * 28);
      expect(prepared.findLastIndex((grey) => grey > 0)).toBeGreaterThan(20 * 28);
      await expect(window.answer).toContainText(await answerTo(page, 'prepared'));

      await page.getByRole('radio', { name: 'Squeezed: use for the answer' }).check();
      await expect(page.getByText('read squeezed')).toBeVisible();
      expect(await networkPicture(page)).toEqual(squeezed);
      await expect(window.answer).toContainText(new RegExp(`^${await answerTo(page, 'squeezed')}`));
      if ((await answerTo(page, 'squeezed')) !== (await answerTo(page, 'prepared'))) different++;

      await window.button('prepare').click();
      expect(await networkPicture(page)).toEqual(prepared);
      await page.keyboard.press('c');
    }
    expect(different).toBeGreaterThan(0);
    expect(errors).toEqual([]);
  });

  test('shows each step of the preparation when asked', async ({ inkling }) => {
    const { page } = inkling;
    await showReading(page);
    await drawWithMouse(page, inCorner(5));
    const steps = page.getByRole('list').filter({ hasText: 'As drawn on the pad' }).getByRole('listitem');
    await expect(steps).toHaveCount(0);
    await page.getByText('step by step').click();
    await expect(steps).toHaveCount(4);
    const pictures = steps.getByRole('img');
    for (const picture of await pictures.all()) {
      expect((await pixelsOf(picture)).some((grey) => grey > 200)).toBe(true);
    }
    expect(await pixelsOf(pictures.nth(3))).toEqual(await networkPicture(page));
  });

  test('shows the nearest training digits of the answer and of what it might be', async ({ inkling }) => {
    const { page } = inkling;
    await showReading(page);
    await drawWithMouse(page, fitToPad(syntheticStrokes(3, createRandom(7))));
    const rows = page.getByRole('list', { name: /^Nearest training images of \d$/ });
    await expect(rows).toHaveCount(2);
    for (const row of await rows.all()) {
      const distances = (await row.getByRole('listitem').allInnerTexts()).map(Number);
      expect(distances).toHaveLength(5);
      expect(distances.every((distance, place) => place === 0 || distance >= distances[place - 1])).toBe(
        true,
      );
    }
    await page.keyboard.press('c');
    await expect(rows).toHaveCount(0);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`is accessible in ${colorScheme}`, async ({ inkling: { page } }) => {
      await page.emulateMedia({ colorScheme });
      await showReading(page);
      await drawWithMouse(page, inCorner(5));
      await page.getByText('step by step').click();
      await expect(page.getByRole('list', { name: /^Nearest training images of \d$/ })).toHaveCount(2);
      await page.getByRole('radio', { name: 'Squeezed: use for the answer' }).check();
      expect(await axeViolations(page)).toEqual([]);
    });
  }

  test('says that there are no training digits where there are none', async ({ launchApp }) => {
    const { page } = await launchApp({ dataFolder: null });
    await showReading(page);
    await drawWithMouse(page, inCorner(5));
    await expect(page.getByText('There are no training digits to compare with.')).toBeVisible();
  });
});

const boxesOn = (page: Page) => page.getByRole('radiogroup', { name: 'Digits found' }).getByRole('radio');

test.describe('many digits', () => {
  test('reads a number on the wide pad, and shows each digit closely', async ({ inkling }) => {
    const { page } = inkling;
    await showManyDigits(page);
    await expect(page.getByText('What it reads appears here.')).toBeVisible();
    await writeNumber(page, [5, 0, 4, 2]);
    await expect(whatItReads(page)).toHaveText('5042');
    const boxes = boxesOn(page);
    await expect(boxes).toHaveCount(4);
    await expect(boxes.first()).toBeChecked();
    const shown = () => pixelsOf(page.getByRole('img', { name: 'The selected digit' }));
    const first = await shown();
    await boxes.nth(2).getByText('4').click();
    await expect(boxes.nth(2)).toBeChecked();
    await expect(page.getByLabel('Answer to the selected digit')).toContainText('4');
    expect(await shown()).not.toEqual(first);
    await expect(page.getByRole('list', { name: 'Nearest training images of 4' })).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await expect(boxes.nth(3)).toBeFocused();
    await expect(page.getByLabel('Answer to the selected digit')).toContainText('2');

    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await inkling.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('5042');
  });

  test('undoes and clears on the pad that was drawn on last', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    const { page } = window;
    await showManyDigits(page);
    await writeNumber(page, [1]);
    await expect(boxesOn(page)).toHaveCount(1);
    await drawWithMouse(page, inCorner(1));
    await page.keyboard.press('c');
    await expect(window.answer).toContainText('Its answer appears here.');
    await expect(boxesOn(page)).toHaveCount(1);
    const tools = page.getByRole('toolbar', { name: 'Tools of the wide pad' });
    await tools.getByRole('button', { name: 'Clear' }).click();
    await expect(boxesOn(page)).toHaveCount(0);
    await tools.getByRole('button', { name: 'Undo' }).click();
    await expect(boxesOn(page)).toHaveCount(1);
    await page.getByRole('application', { name: 'Wide pad' }).focus();
    await page.keyboard.press('c');
    await expect(boxesOn(page)).toHaveCount(0);
  });

  test('can be written with the keyboard alone', async ({ inkling: { page } }) => {
    await showManyDigits(page);
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
    await showManyDigits(page);
    await writeNumber(page, [3]);
    await expect(whatItReads(page)).toHaveText('3');

    await page.getByRole('tab', { name: 'Training' }).click();
    await window.willOpen(path);
    await page.keyboard.press('ControlOrMeta+Shift+P');
    await expect(whatItReads(page)).toHaveText('7024');
    await expect(page.getByRole('img', { name: 'number.png' })).toBeVisible();
    await boxesOn(page).nth(2).click();
    await expect(page.getByLabel('Answer to the selected digit')).toContainText('2');

    await window.willOpen(undefined);
    await window.choose('reading.open-picture');
    await window.button('Back to the pad').click();
    await expect(whatItReads(page)).toHaveText('3');
    await expect(window.alerts).toBeEmpty();
  });

  for (const [format, encode] of Object.entries({ PNG: encodePng, JPEG: encodeJpeg, WebP: encodeWebp })) {
    test(`reads a ${format} that is opened, dropped or pasted`, async ({ inkling }, testInfo) => {
      const window = new InklingWindow(inkling);
      const { page } = window;
      const fileOf = async (marks: number[]) => Buffer.from(await encode(paperWith(marks)));
      // Whatever its name says.
      const path = testInfo.outputPath('number');
      writeFileSync(path, await fileOf([7, 0]));
      await window.willOpen(path);
      await window.choose('reading.open-picture');
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
    await showManyDigits(page);
    await writeNumber(page, [4, 'smudge', 2]);
    await expect(whatItReads(page)).toHaveText('4?2');
    await boxesOn(page).nth(1).getByText('?').click();
    await expect(page.getByRole('heading', { name: 'Mark 2, no digit' })).toBeVisible();
    await handOver(page, 'drop', pictureOfDigits([7, 'smudge', 0]), 'smudge.png');
    await expect(whatItReads(page)).toHaveText('7?0');
  });

  test('says what is no picture, and that there is no ink in one', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    const { page } = window;
    await handOver(page, 'drop', pictureOfDigits([4, 2]), 'number.png');
    await expect(whatItReads(page)).toHaveText('42');
    await handOver(page, 'drop', Buffer.from('no picture'), 'letter.txt');
    await expect(window.alerts).toContainText('“letter.txt” is not a picture that can be opened here');
    await expect(whatItReads(page)).toHaveText('42');
    const enormous = pictureOfDigits([4]);
    enormous.writeUInt32BE(60_000, 16);
    enormous.writeUInt32BE(60_000, 20);
    await handOver(page, 'drop', enormous, 'enormous.png');
    await expect(window.alerts).toContainText('“enormous.png” has 60000 × 60000 pixels');
    await handOver(page, 'paste', pictureOfDigits([]), 'empty.png');
    await expect(whatItReads(page)).toHaveText('There is no ink in this picture.');
    await window.button('Back to the pad').click();
    await window.willOpen(join(inkling.userDataFolder, 'gone.png'));
    await window.button('Open a Picture of Digits…').click();
    await expect(window.alerts).toContainText('“gone.png” could not be read');
  });

  test('is accessible', async ({ inkling: { page } }) => {
    await handOver(page, 'drop', pictureOfDigits([4, 2]), 'number.png');
    await expect(boxesOn(page)).toHaveCount(2);
    await expect(page.getByRole('list', { name: /^Nearest training images of \d$/ })).toHaveCount(2);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Back to the pad' }).click();
    expect(await axeViolations(page)).toEqual([]);
  });
});
