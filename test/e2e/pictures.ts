import type { Page } from '@playwright/test';
import { syntheticStrokes } from '../../src/engine/synthesis/synthetic-strokes';
import { drawStrokes } from '../../src/engine/handwriting/raster/raster';
import { createRandom } from '../../src/engine/random';
import type { GreyBytes } from '../cli/pictures/encode';
import { encodePng } from '../cli/pictures/encode';
import { fitToPad } from './drawing';

/** Of the square that each digit gets, in pixels. */
const side = 96;

/** What is written: a digit, or what is none. */
export type Mark = number | 'smudge';

/** A mark's strokes, made for a pad of one by one. */
export function strokesOf(mark: Mark): [number, number][][] {
  if (mark !== 'smudge') return fitToPad(syntheticStrokes(mark, createRandom(1)));
  // Six lines through one point.
  return [0, 1, 2, 3, 4, 5].map((line) => {
    const [x, y] = [0.35 * Math.cos((line * Math.PI) / 6), 0.35 * Math.sin((line * Math.PI) / 6)];
    return [
      [0.5 - x, 0.5 - y],
      [0.5 + x, 0.5 + y],
    ];
  });
}

/** Synthetic digits in a row as they would be scanned: dark ink on light paper. */
export function paperWith(marks: readonly Mark[]): GreyBytes {
  const width = side * Math.max(1, marks.length);
  const paper = new Uint8Array(width * side).fill(235);
  marks.forEach((mark, place) => {
    const strokes = strokesOf(mark).map((stroke) => stroke.map(([x, y]) => [x * side, y * side] as const));
    const { grey } = drawStrokes(strokes, side, { radius: 3, edge: 1.5 });
    for (let row = 0; row < side; row++) {
      for (let column = 0; column < side; column++) {
        paper[row * width + place * side + column] = 235 - 200 * grey[row * side + column];
      }
    }
  });
  return { width, height: side, grey: paper };
}

/** The same in a PNG file. */
export function pictureOfDigits(marks: readonly Mark[]): Buffer {
  return Buffer.from(encodePng(paperWith(marks)));
}

/** A PNG file of a page with these rows, each of as many marks. */
export function pageOfDigits(rows: readonly (readonly Mark[])[]): Buffer {
  const papers = rows.map(paperWith);
  const grey = new Uint8Array(papers.reduce((sum, row) => sum + row.grey.length, 0));
  papers.forEach((row, index) => grey.set(row.grey, index * row.grey.length));
  return Buffer.from(encodePng({ width: papers[0].width, height: side * rows.length, grey }));
}

/** A picture as a camera on its side takes it: turned back by a quarter, clockwise, it is upright. */
export function onItsSide({ width, height, grey }: GreyBytes): GreyBytes {
  const turned = grey.map((_, pixel) => {
    const [column, row] = [pixel % height, Math.floor(pixel / height)];
    return grey[column * width + width - 1 - row];
  });
  return { width: height, height: width, grey: turned };
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
