import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stroke } from '../../src/contract/drawings';
import { syntheticStrokes } from '../../src/engine/synthesis/synthetic-strokes';
import { decodeModel } from '../../src/engine/formats/model-file';
import { prepareStrokes } from '../../src/engine/handwriting/one-digit/prepare-strokes';
import { predict } from '../../src/engine/network/predict';
import { createRandom } from '../../src/engine/random';
import { drawInRush, networkPicture } from './drawing';
import { expect, test } from './harness';
import { InklingWindow } from './window';

interface DrawnDigit {
  digit: number;
  strokes: Stroke[];
}

/** Where on the pad: the left upper corner and the size of the digit, in parts of the pad's side. */
const places = {
  'large, in the middle': [0.1, 0.1, 0.8],
  'small, in the upper left corner': [0.03, 0.03, 0.25],
  'small, in the lower right corner': [0.72, 0.72, 0.25],
} as const;

/** One of each digit: drawn by people, from the folder that INKLING_PENDIGITS names, or else synthetic. */
function tenDigits(): DrawnDigit[] {
  const folder = process.env.INKLING_PENDIGITS;
  const random = createRandom(3);
  const synthetic = (digit: number) => ({ digit, strokes: syntheticStrokes(digit, random) });
  const real = folder ? (JSON.parse(readFileSync(join(folder, 'dev.json'), 'utf8')) as DrawnDigit[]) : [];
  return Array.from(
    { length: 10 },
    (_, digit) => real.find((one) => one.digit === digit) ?? synthetic(digit),
  );
}

function put(strokes: readonly Stroke[], [left, top, size]: readonly [number, number, number]): Stroke[] {
  const [xs, ys] = [strokes.flat().map(([x]) => x), strokes.flat().map(([, y]) => y)];
  const [fromX, fromY] = [Math.min(...xs), Math.min(...ys)];
  const scale = size / Math.max(Math.max(...xs) - fromX, Math.max(...ys) - fromY);
  return strokes.map((stroke) =>
    stroke.map(([x, y]) => [left + (x - fromX) * scale, top + (y - fromY) * scale]),
  );
}

const starterPath = join(import.meta.dirname, '..', '..', 'resources', 'starter.safetensors');
const starter = decodeModel(readFileSync(starterPath), 'starter');

test.describe('digits drawn fast', () => {
  for (const [name, place] of Object.entries(places)) {
    test(`are read as the engine reads their strokes: ${name}`, async ({ inkling }) => {
      if (!starter.ok) throw new Error(starter.failure.message);
      const window = new InklingWindow(inkling);
      let agreed = 0;
      for (const { digit, strokes } of tenDigits()) {
        const placed = put(strokes, place);
        await drawInRush(window.page, placed);
        await expect(window.answer).toContainText(/\d/);
        const expected = prepareStrokes(placed)!;
        const picture = await networkPicture(window.page);
        const [ink, difference] = [
          picture.reduce((sum, value) => sum + value, 0),
          picture.reduce((sum, value, pixel) => sum + Math.abs(value - 255 * expected[pixel]), 0),
        ];
        // Whole pixels of the screen and smoothing make small digits a little different.
        expect(difference / ink, `the picture of the ${digit}`).toBeLessThan(place[2] < 0.5 ? 0.2 : 0.08);
        const read = Number((await window.answer.innerText()).match(/\d/)?.[0]);
        const answer = predict(starter.value.network, expected);
        const isClear = answer.activations[answer.digit] - answer.activations[answer.runnerUp] > 0.3;
        if (isClear) expect(read, `a ${digit}`).toBe(answer.digit);
        agreed += Number(read === answer.digit);
        await window.page.keyboard.press('c');
      }
      expect(agreed).toBeGreaterThanOrEqual(9);
    });
  }
});
