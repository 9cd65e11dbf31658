import type { Page } from '@playwright/test';
import { encode } from 'fast-png';
import { syntheticStrokes } from '../../src/engine/data/synthetic-strokes';
import { drawStrokes } from '../../src/engine/handwriting/raster';
import { createRandom } from '../../src/engine/random';
import { fitToPad } from './drawing';

/** Of the square that each digit gets, in pixels. */
const side = 96;

/** Synthetic digits in a row as they would be scanned: dark ink on light paper, in a PNG file. */
export function pictureOfDigits(digits: readonly number[]): Buffer {
  const width = side * Math.max(1, digits.length);
  const paper = new Uint8Array(width * side).fill(235);
  digits.forEach((digit, place) => {
    const strokes = fitToPad(syntheticStrokes(digit, createRandom(1))).map((stroke) =>
      stroke.map(([x, y]) => [x * side, y * side] as const),
    );
    const { grey } = drawStrokes(strokes, side, { radius: 3, edge: 1.5 });
    for (let row = 0; row < side; row++) {
      for (let column = 0; column < side; column++) {
        paper[row * width + place * side + column] = 235 - 200 * grey[row * side + column];
      }
    }
  });
  return Buffer.from(encode({ width, height: side, data: paper, channels: 1, depth: 8 }));
}

/** Hands a file to the page as a paste or a drop does. */
export async function handOver(
  page: Page,
  how: 'paste' | 'drop',
  bytes: Buffer,
  name: string,
): Promise<void> {
  await page.evaluate(
    ([kind, base64, fileName]) => {
      const content = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], fileName));
      const options = { bubbles: true, cancelable: true };
      if (kind === 'paste') {
        document.body.dispatchEvent(new ClipboardEvent('paste', { ...options, clipboardData: transfer }));
        return;
      }
      const over = new DragEvent('dragover', { ...options, dataTransfer: transfer });
      // A browser drops only where the page has said that it takes the file.
      if (document.body.dispatchEvent(over)) throw new Error('The page does not take the file.');
      document.body.dispatchEvent(new DragEvent('drop', { ...options, dataTransfer: transfer }));
    },
    [how, bytes.toString('base64'), name],
  );
}
