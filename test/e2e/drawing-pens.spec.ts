import type { Page } from '@playwright/test';
import type { Stroke } from '../../src/contract/drawings';
import { drawWithMouse, drawWithPen, drawWithTouch, inkInColumn, networkPicture, painted } from './drawing';
import { expect, test } from './harness';
import { InklingWindow } from './window';

const level: Stroke = Array.from({ length: 31 }, (_, i) => [0.2 + 0.02 * i, 0.5] as const);
const usualWidth = 0.075;

/** What the pad is told of a pointer; its place is a part of the pad's side. */
interface Report {
  type: 'pointerdown' | 'pointermove' | 'pointerup';
  x: number;
  y: number;
  button?: number;
  buttons?: number;
  pointerType?: string;
  /** Of a touch, in pixels. */
  size?: number;
}

/** Hands the pad events that DevTools cannot make: of a pen's other end, or of two pointers at a time. */
async function report(page: Page, reports: readonly Report[]): Promise<void> {
  await page.getByRole('application', { name: 'Drawing pad' }).evaluate((pad, all) => {
    const box = pad.getBoundingClientRect();
    // Only a pointer that the browser knows can be captured; the mouse is always there.
    const mouse = 1;
    for (const { type, x, y, size, ...rest } of all) {
      const [clientX, clientY] = [box.left + x * box.width, box.top + y * box.height];
      const of = { pointerId: mouse, pressure: 0.5, bubbles: true, width: size ?? 1, height: size ?? 1 };
      pad.dispatchEvent(new PointerEvent(type, { clientX, clientY, ...of, ...rest }));
    }
  }, reports);
  await painted(page);
}

test.describe('pens and fingers', () => {
  test('paint a wider line where a pen is pressed harder, and read the same', async ({ inkling }) => {
    const { page } = inkling;
    await drawWithMouse(page, [level]);
    const byMouse = await networkPicture(page);
    expect(await inkInColumn(page, 0.5)).toBeCloseTo(usualWidth, 1);
    await page.keyboard.press('c');
    await drawWithPen(page, level, (part) => part);
    expect(await inkInColumn(page, 0.25)).toBeLessThan(0.8 * usualWidth);
    expect(await inkInColumn(page, 0.75)).toBeGreaterThan(1.2 * usualWidth);
    const difference = (await networkPicture(page)).map((value, pixel) => Math.abs(value - byMouse[pixel]));
    expect(Math.max(...difference)).toBeLessThan(26);
    await page.keyboard.press('c');
    await drawWithTouch(page, level);
    const [left, right] = [await inkInColumn(page, 0.3), await inkInColumn(page, 0.7)];
    expect(left).toBe(right);
  });

  test('erase with the other end of a pen, whichever tool is chosen', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    const { page } = inkling;
    await drawWithMouse(page, [level]);
    const pen = { pointerType: 'pen', buttons: 32 };
    await report(page, [
      { type: 'pointerdown', x: 0.5, y: 0.3, button: 5, ...pen },
      { type: 'pointermove', x: 0.5, y: 0.7, ...pen },
      { type: 'pointerup', x: 0.5, y: 0.7, button: 5, ...pen, buttons: 0 },
    ]);
    expect(await inkInColumn(page, 0.5)).toBe(0);
    expect(await inkInColumn(page, 0.3)).toBeGreaterThan(0);
    await expect(window.button('Pen')).toHaveAttribute('aria-pressed', 'true');
    await window.button('Undo').click();
    expect(await inkInColumn(page, 0.5)).toBeGreaterThan(0);
  });

  test('draw nothing where a hand only rests on the pad', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    const { page } = inkling;
    await report(page, [
      { type: 'pointerdown', x: 0.8, y: 0.8, button: 0, buttons: 1, pointerType: 'touch', size: 90 },
      { type: 'pointerup', x: 0.8, y: 0.8, button: 0, pointerType: 'touch', size: 90 },
    ]);
    await expect(window.answer).toContainText('Its answer appears here.');
    // A small part of it came down first: the pen takes over, and leaves none of it.
    await report(page, [
      { type: 'pointerdown', x: 0.8, y: 0.8, button: 0, buttons: 1, pointerType: 'touch', size: 20 },
      { type: 'pointermove', x: 0.8, y: 0.7, buttons: 1, pointerType: 'touch', size: 20 },
      { type: 'pointerdown', x: 0.2, y: 0.5, button: 0, buttons: 1, pointerType: 'pen' },
      { type: 'pointermove', x: 0.6, y: 0.5, buttons: 1, pointerType: 'pen' },
      { type: 'pointerup', x: 0.6, y: 0.5, button: 0, pointerType: 'pen' },
      { type: 'pointerdown', x: 0.8, y: 0.8, button: 0, buttons: 1, pointerType: 'touch', size: 20 },
      { type: 'pointerup', x: 0.8, y: 0.8, button: 0, pointerType: 'touch', size: 20 },
    ]);
    expect(await inkInColumn(page, 0.4)).toBeGreaterThan(0);
    expect(await inkInColumn(page, 0.8)).toBe(0);
  });

  test('ignore a second finger', async ({ inkling }) => {
    const { page } = inkling;
    const session = await page.context().newCDPSession(page);
    const pad = (await page.getByRole('application', { name: 'Drawing pad' }).boundingBox())!;
    const at = (id: number, x: number, y: number) => ({
      id,
      x: pad.x + x * pad.width,
      y: pad.y + y * pad.height,
    });
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: ReturnType<typeof at>[]) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints });
    await touch('touchStart', [at(0, 0.3, 0.3)]);
    await touch('touchStart', [at(0, 0.3, 0.3), at(1, 0.8, 0.3)]);
    await touch('touchMove', [at(0, 0.3, 0.7), at(1, 0.8, 0.7)]);
    await touch('touchEnd', []);
    await session.detach();
    expect(await inkInColumn(page, 0.3)).toBeGreaterThan(0.3);
    expect(await inkInColumn(page, 0.8)).toBe(0);
  });
});
