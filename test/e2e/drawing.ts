import type { Locator, Page } from '@playwright/test';
import type { Stroke } from '../../src/contract/drawings';

/** Where points of the pad's own square, 0 to 1, are on the page. */
async function placeOnPad(page: Page): Promise<(point: readonly [number, number]) => [number, number]> {
  const pad = await page.getByRole('application', { name: 'Drawing pad' }).boundingBox();
  if (!pad) throw new Error('The drawing pad is not on screen.');
  return ([x, y]) => [pad.x + x * pad.width, pad.y + y * pad.height];
}

/** Scales strokes of any size to the middle 70 % of a square with side 1. */
export function fitToPad(strokes: readonly Stroke[]): [number, number][][] {
  const xs = strokes.flat().map(([x]) => x);
  const ys = strokes.flat().map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = 0.7 / Math.max(right - left, bottom - top, Number.EPSILON);
  return strokes.map((stroke) =>
    stroke.map(([x, y]) => [0.5 + (x - (left + right) / 2) * scale, 0.5 + (y - (top + bottom) / 2) * scale]),
  );
}

/** Draws strokes of the pad's own square with the mouse. */
export async function drawWithMouse(page: Page, strokes: readonly Stroke[]): Promise<void> {
  const place = await placeOnPad(page);
  for (const [first, ...others] of strokes) {
    await page.mouse.move(...place(first));
    await page.mouse.down();
    for (const point of others) await page.mouse.move(...place(point));
    await page.mouse.up();
  }
  await painted(page);
}

/** Draws strokes of the pad's own square in a rush: the browser gets all reports at once and hands on several a frame. */
export async function drawInRush(page: Page, strokes: readonly Stroke[]): Promise<void> {
  const place = await placeOnPad(page);
  const session = await page.context().newCDPSession(page);
  type Kind = 'mousePressed' | 'mouseMoved' | 'mouseReleased';
  const report = (type: Kind, point: readonly [number, number]) => {
    const [x, y] = place(point);
    const buttons = type === 'mouseReleased' ? 0 : 1;
    return session.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', buttons, clickCount: 1 });
  };
  for (const stroke of strokes) {
    const moves = stroke.slice(1).map((point) => report.bind(null, 'mouseMoved', point));
    const reports = [report.bind(null, 'mousePressed', stroke[0]), ...moves];
    await Promise.all(reports.map((send) => send()));
    await report('mouseReleased', stroke.at(-1)!);
  }
  await session.detach();
  await painted(page);
}

/** Draws one stroke with a finger. */
export async function drawWithTouch(page: Page, stroke: Stroke): Promise<void> {
  const place = await placeOnPad(page);
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', point?: readonly [number, number]) => {
    const [x, y] = point ? place(point) : [0, 0];
    return session.send('Input.dispatchTouchEvent', { type, touchPoints: point ? [{ x, y }] : [] });
  };
  await touch('touchStart', stroke[0]);
  for (const point of stroke.slice(1)) await touch('touchMove', point);
  await touch('touchEnd');
  await session.detach();
  await painted(page);
}

/** Draws one stroke with a tablet's pen, which is pressed as hard as said at each part of the way, 0 to 1. */
export async function drawWithPen(
  page: Page,
  stroke: Stroke,
  pressureAt: (part: number) => number = () => 0.5,
): Promise<void> {
  const place = await placeOnPad(page);
  const session = await page.context().newCDPSession(page);
  const point = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', index: number) => {
    const [x, y] = place(stroke[index]);
    const buttons = type === 'mouseReleased' ? 0 : 1;
    return session.send('Input.dispatchMouseEvent', {
      type,
      x,
      y,
      button: 'left',
      buttons,
      pointerType: 'pen',
      force: pressureAt(index / Math.max(1, stroke.length - 1)),
    });
  };
  await point('mousePressed', 0);
  for (let index = 1; index < stroke.length; index++) await point('mouseMoved', index);
  await point('mouseReleased', stroke.length - 1);
  await session.detach();
  await painted(page);
}

/**
 * Waits until what was done is on screen: the pad takes in the pointer's last points at the next frame,
 * and pictures of a change are painted at the one after.
 */
export function painted(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
  );
}

/** How many rows of the pad's own pixels are white in a column, which is told by its place from 0 to 1. */
export async function inkInColumn(page: Page, x: number): Promise<number> {
  await painted(page);
  return padCanvas(page).evaluate((canvas: HTMLCanvasElement, at) => {
    const { data } = canvas
      .getContext('2d')!
      .getImageData(Math.round(at * canvas.width), 0, 1, canvas.height);
    return data.filter((value, index) => index % 4 === 3 && value > 128).length / canvas.height;
  }, x);
}

/** Where the ink is painted. */
export function padCanvas(page: Page): Locator {
  return page.getByRole('application', { name: 'Drawing pad' }).locator('canvas').first();
}

/** The 28 x 28 picture that the network sees, 0 to 255 a pixel. */
export function networkPicture(page: Page): Promise<number[]> {
  return pixelsOf(page.getByRole('img', { name: 'What the network sees' }));
}

/** The grey values of a picture on a canvas, 0 to 255 a pixel. */
export async function pixelsOf(picture: Locator): Promise<number[]> {
  await painted(picture.page());
  return picture.evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return Array.from({ length: data.length / 4 }, (_, pixel) => data[4 * pixel]);
  });
}
