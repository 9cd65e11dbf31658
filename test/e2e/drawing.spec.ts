import type { Stroke } from '../../src/contract/drawings';
import { syntheticStrokes } from '../../src/engine/synthesis/synthetic-strokes';
import { prepareStrokes } from '../../src/engine/handwriting/one-digit/prepare-strokes';
import { createRandom } from '../../src/engine/random';
import { drawNumber } from '../engine/handwriting/numbers';
import {
  drawInRush,
  drawWithMouse,
  drawWithPen,
  drawWithTouch,
  fitToPad,
  networkPicture,
  padCanvas,
  pixelsOf,
} from './drawing';
import { expect, test } from './harness';
import { whatItReads } from './reading';
import { InklingWindow } from './window';

const upright: Stroke = Array.from({ length: 20 }, (_, i) => [0.5, 0.2 + 0.03 * i] as const);
const level: Stroke = Array.from({ length: 20 }, (_, i) => [0.2 + 0.03 * i, 0.5] as const);

const inkOf = (picture: number[]) => picture.reduce((sum, value) => sum + value, 0);

test.describe('drawing', () => {
  test('predicts nothing while the pad is empty', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await expect(window.answer).toContainText('Its answer appears here.');
    expect(inkOf(await networkPicture(window.page))).toBe(0);
    await expect(window.bars).toHaveCount(10);
    for (const bar of await window.bars.all()) await expect(bar).not.toContainText('.');
  });

  test('reads all ten digits with the starter model', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    const random = createRandom(11);
    const read: string[] = [];
    for (let digit = 0; digit < 10; digit++) {
      await drawInRush(window.page, fitToPad(syntheticStrokes(digit, random)));
      await expect(window.answer).toContainText(/\d/);
      read.push((await window.answer.innerText()).trim()[0]);
      await window.button('Clear the Pad').click();
    }
    const right = read.filter((answer, digit) => answer === String(digit)).length;
    expect(right, `read as ${read.join(' ')}`).toBeGreaterThanOrEqual(8);
  });

  test('says where there is no digit, or several, and leads to where several are read', async ({
    inkling,
  }) => {
    const window = new InklingWindow(inkling);
    const note = window.page.getByRole('status', { name: 'Ink' });
    await drawInRush(window.page, [[[0.2, 0.2], [0.8, 0.8]], [[0.8, 0.2], [0.2, 0.8]]]); // prettier-ignore
    await expect(note).toHaveText('Looks like no digit');
    await expect(window.answer).toContainText(/\d/);
    await window.button('Clear the Pad').click();
    await expect(note).toHaveCount(0);
    await drawInRush(window.page, fitToPad(drawNumber('48')));
    await note.getByRole('button', { name: 'A number? Read it' }).click();
    await expect(whatItReads(window.page)).toContainText('48');
  });

  test('shows the answer, the runner-up, ten bars and the picture that the network sees', async ({
    inkling,
  }) => {
    const window = new InklingWindow(inkling);
    await drawWithMouse(window.page, [upright]);
    await expect(window.answer).toContainText(/^\s*\d\s*(then \d\s*)?$/);
    const expected = prepareStrokes([upright])!;
    const picture = await networkPicture(window.page);
    // The mouse moves in whole pixels of the screen, hence the tolerance.
    const difference = picture.reduce(
      (sum, value, pixel) => sum + Math.abs(value - 255 * expected[pixel]),
      0,
    );
    expect(difference / inkOf(picture)).toBeLessThan(0.05);
    const values = await window.bars.allInnerTexts();
    expect(values.map((text) => Number(text.split(/\s+/).at(-1)))).toHaveLength(10);
  });

  test('follows the pen before it is lifted', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    const pad = (await window.page.getByRole('application', { name: 'Drawing pad' }).boundingBox())!;
    await window.page.mouse.move(pad.x + pad.width / 2, pad.y + pad.height / 4);
    await window.page.mouse.down();
    await window.page.mouse.move(pad.x + pad.width / 2, pad.y + pad.height / 2, { steps: 5 });
    await expect(window.answer).toContainText(/\d/);
    await window.page.mouse.up();
  });

  test('draws with touch and with a pen as with the mouse', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await drawWithMouse(window.page, [upright]);
    const byMouse = await networkPicture(window.page);
    for (const draw of [drawWithTouch, drawWithPen]) {
      await window.button('Clear the Pad').click();
      await draw(window.page, upright);
      await expect(window.answer).toContainText(/\d/);
      const picture = await networkPicture(window.page);
      const difference = picture.reduce((sum, value, pixel) => sum + Math.abs(value - byMouse[pixel]), 0);
      expect(difference / inkOf(byMouse)).toBeLessThan(0.05);
    }
  });

  test('undoes and redoes with buttons, keys and menu', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await drawWithMouse(window.page, [upright]);
    const one = await networkPicture(window.page);
    await drawWithMouse(window.page, [level]);
    const two = await networkPicture(window.page);
    expect(two).not.toEqual(one);
    await window.button('Undo').click();
    expect(await networkPicture(window.page)).toEqual(one);
    await window.page.keyboard.press('ControlOrMeta+Shift+Z');
    expect(await networkPicture(window.page)).toEqual(two);
    await window.page.keyboard.press('ControlOrMeta+Z');
    await window.choose('drawing.undo');
    await expect(window.answer).toContainText('Its answer appears here.');
    await window.choose('drawing.redo');
    await expect.poll(() => networkPicture(window.page)).toEqual(one);
    await window.button('Redo').click();
    expect(await networkPicture(window.page)).toEqual(two);
  });

  test('erases only what the eraser touches', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await drawWithMouse(window.page, [upright]);
    const before = await networkPicture(window.page);
    await window.page.keyboard.press('e');
    await expect(window.button('Eraser')).toHaveAttribute('aria-pressed', 'true');
    await drawWithMouse(window.page, [level]);
    const cut = await networkPicture(window.page);
    expect(inkOf(cut)).toBeGreaterThan(0);
    expect(inkOf(cut)).toBeLessThan(inkOf(before));
    await window.page.keyboard.press('p');
    await expect(window.button('Pen')).toHaveAttribute('aria-pressed', 'true');
    await window.button('Undo').click();
    expect(await networkPicture(window.page)).toEqual(before);
  });

  test('clears the pad with a key, and can take that back', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await drawWithMouse(window.page, [upright]);
    await window.page.keyboard.press('c');
    await expect(window.answer).toContainText('Its answer appears here.');
    await window.button('Undo').click();
    await expect(window.answer).toContainText(/\d/);
  });

  test('has pens of several widths, and reads them all alike', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    const whitePixels = async () =>
      (await pixelsOf(padCanvas(window.page))).filter((grey) => grey > 128).length;
    await drawWithMouse(window.page, [upright]);
    const picture = await networkPicture(window.page);
    const usual = await whitePixels();
    await window.page.keyboard.press('c');
    await window.page.keyboard.press(']');
    await window.button('Thicker Pen').click();
    await drawWithMouse(window.page, [upright]);
    expect(await whitePixels()).toBeGreaterThan(1.3 * usual);
    expect(await networkPicture(window.page)).toEqual(picture);
    await window.page.keyboard.press('c');
    for (let i = 0; i < 4; i++) await window.page.keyboard.press('[');
    await expect(window.button('Thinner Pen')).toHaveAttribute('aria-disabled', 'true');
    await drawWithMouse(window.page, [upright]);
    expect(await whitePixels()).toBeLessThan(usual);
  });

  test('can be done with the keyboard alone', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.page.getByRole('application', { name: 'Drawing pad' }).focus();
    await window.page.keyboard.press('Enter');
    for (let i = 0; i < 10; i++) await window.page.keyboard.press('ArrowDown');
    await window.page.keyboard.press('Enter');
    await expect(window.answer).toContainText(/\d/);
  });

  test('follows the network while it learns', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await drawWithMouse(window.page, [upright]);
    const before = await window.bars.allInnerTexts();
    await window.enter({ 'Hidden layers': '100, 30', 'Mini-batch size': '1', Epochs: '500' });
    await window.button('Train').click();
    await expect.poll(() => window.bars.allInnerTexts()).not.toEqual(before);
    await expect(window.page.getByText('read while it learns')).toBeVisible();
    const early = await window.bars.allInnerTexts();
    await expect.poll(() => window.bars.allInnerTexts()).not.toEqual(early);
    await window.button('Stop').click();
    await window.expectTrainingState('Training stopped.');
  });
});
