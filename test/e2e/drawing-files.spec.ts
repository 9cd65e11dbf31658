import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { syntheticStrokes } from '../../src/engine/synthesis/synthetic-strokes';
import { createRandom } from '../../src/engine/random';
import { drawWithMouse, drawWithPen, fitToPad, inkInColumn, networkPicture } from './drawing';
import { expect, test } from './harness';
import { handOver } from './pictures';
import { showReading, whatItReads, writeNumber } from './reading';
import { InklingWindow, pngSize } from './window';

const projectFolder = join(import.meta.dirname, '..', '..');
const five = fitToPad(syntheticStrokes(5, createRandom(7))).map((stroke) =>
  stroke.filter((_, index) => index % 4 === 0),
);

/** What the terminal program prints. */
function inTerminal(command: 'predict' | 'read', ...args: string[]): string {
  const { stdout } = spawnSync(
    process.execPath,
    ['bin/inkling.js', command, 'resources/starter.safetensors', ...args],
    { cwd: projectFolder, encoding: 'utf8' },
  );
  return stdout;
}

/** What the terminal program takes this file for. */
function predictInTerminal(...args: string[]): string {
  return String((JSON.parse(inTerminal('predict', '--json', ...args)) as { digit: number }).digit);
}

/** The largest difference of one grey value between that picture and what the network sees now. */
async function farthestFrom(picture: number[], page: Page): Promise<number> {
  const now = await networkPicture(page);
  return Math.max(...now.map((value, pixel) => Math.abs(value - picture[pixel])));
}

async function dropOnPad(page: Page, name: string, text: string, pad = 'Drawing pad'): Promise<void> {
  await page.getByRole('application', { name: pad }).evaluate(
    (pad, file) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([file.text], file.name));
      for (const type of ['dragover', 'drop']) {
        pad.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }
    },
    { name, text },
  );
}

test.describe('a drawing', () => {
  test('is saved as JSON, and opened again as it was', async ({ inkling }, testInfo) => {
    const window = new InklingWindow(inkling);
    const { page } = window;
    const path = testInfo.outputPath('five.json');
    await expect(window.button('Save the Drawing…')).toHaveAttribute('aria-disabled', 'true');
    await drawWithMouse(page, five);
    const picture = await networkPicture(page);
    const digit = (await window.answer.innerText()).trim()[0];
    await window.willSaveTo(path);
    await window.button('Save the Drawing…').click();
    await expect.poll(() => existsSync(path)).toBe(true);
    expect(predictInTerminal('--strokes', path)).toBe(digit);
    await page.keyboard.press('c');
    await window.willOpen(path);
    await window.choose('drawing.open');
    await expect.poll(() => farthestFrom(picture, page)).toBeLessThanOrEqual(1);
    await window.button('Undo').click();
    await expect(window.answer).toContainText('Its answer appears here.');
  });

  test('is saved as a PNG picture that other programs read', async ({ inkling }, testInfo) => {
    const window = new InklingWindow(inkling);
    await drawWithMouse(window.page, five);
    const digit = (await window.answer.innerText()).trim()[0];
    const path = testInfo.outputPath('five.png');
    await window.willSaveTo(path);
    await window.page.keyboard.press('ControlOrMeta+d');
    await expect.poll(() => existsSync(path)).toBe(true);
    expect(predictInTerminal(path)).toBe(digit);
    expect(pngSize(path)).toEqual({ width: 1000, height: 1000 });
  });

  test('is saved as an SVG picture with its pressure, and opened again', async ({ inkling }, testInfo) => {
    const window = new InklingWindow(inkling);
    const { page } = window;
    const path = testInfo.outputPath('five.svg');
    await drawWithPen(page, five[0], (part) => 0.2 + 0.6 * part);
    const picture = await networkPicture(page);
    const ink = await inkInColumn(page, 0.5);
    await window.willSaveTo(path);
    await window.button('Save the Drawing…').click();
    await expect.poll(() => existsSync(path)).toBe(true);
    const size = await page.evaluate(
      async (svg) => {
        const image = new Image();
        image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
        await image.decode();
        return [image.width, image.height];
      },
      readFileSync(path, 'utf8'),
    );
    expect(size).toEqual([1000, 1000]);
    await page.keyboard.press('c');
    await window.willOpen(path);
    await page.keyboard.press('ControlOrMeta+Shift+o');
    await expect.poll(() => farthestFrom(picture, page)).toBeLessThanOrEqual(1);
    expect(await inkInColumn(page, 0.5)).toBeCloseTo(ink, 2);
  });

  test('stays as it is when a file is none, and the app says what is wrong with it', async ({
    inkling,
  }, testInfo) => {
    const window = new InklingWindow(inkling);
    await drawWithMouse(window.page, five);
    const picture = await networkPicture(window.page);
    const path = testInfo.outputPath('broken.json');
    writeFileSync(path, '[{"strokes": [[[1, 2], [3, "4"]]]}]');
    await window.willOpen(path);
    await window.button('Open a Drawing…').click();
    await expect(window.alerts).toContainText(
      '“broken.json” is not a drawing: stroke 1, point 2: y is not a number.',
    );
    await window.willOpen(testInfo.outputPath('gone.json'));
    await window.button('Open a Drawing…').click();
    await expect(window.alerts).toContainText('there is no such file or folder');
    await window.willSaveTo(testInfo.outputPath('no folder', 'five.json'));
    await window.button('Save the Drawing…').click();
    await expect(window.alerts).toContainText('could not be written');
    for (const answer of [undefined, undefined]) {
      await window.willOpen(answer);
      await window.button('Open a Drawing…').click();
      await window.willSaveTo(answer);
      await window.button('Save the Drawing…').click();
    }
    expect(await networkPicture(window.page)).toEqual(picture);
  });

  test('is taken from a file that is dropped on the pad', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await dropOnPad(window.page, 'one.json', '{"strokes": [[[5, 1], [5, 9]]]}');
    await expect(window.answer).toContainText(/\d/);
    await dropOnPad(window.page, 'two.json', '[[[[5, 1]]], [[[5, 9]]]]');
    await expect(window.alerts).toContainText('“two.json” holds 2 drawings; the pad takes one.');
    await expect(window.answer).toContainText(/\d/);
    await window.page.keyboard.press('c');
    await handOver(window.page, 'drop', Buffer.from('[[[5, 1], [5, 9]]]'), 'beside the pad.json');
    await expect(window.answer).toContainText(/\d/);
  });
});

test.describe('a number on the wide pad', () => {
  test('is saved in every format, read by the terminal program, and opened again @packaging', async ({
    inkling,
  }, testInfo) => {
    const window = new InklingWindow(inkling);
    const { page } = window;
    await showReading(page);
    const tools = page.getByRole('toolbar', { name: 'Tools of the wide pad' });
    const tool = (name: string) => tools.getByRole('button', { name });
    await expect(tool('Save the Drawing…')).toHaveAttribute('aria-disabled', 'true');
    await writeNumber(page, [5, 0, 4]);
    await expect(whatItReads(page)).toHaveText('504');
    const paths = ['number.json', 'number.svg', 'number.png'].map((name) => testInfo.outputPath(name));
    for (const path of paths) {
      await window.willSaveTo(path);
      await tool('Save the Drawing…').click();
      await expect.poll(() => existsSync(path)).toBe(true);
      const [suggested] = await window.suggestedPaths();
      expect(suggested).toMatch(/number\.json$/);
    }
    const [json, svg, png] = paths;
    expect(inTerminal('read', '--strokes', json)).toBe('504\n');
    expect(inTerminal('read', '--strokes', svg)).toBe('504\n');
    expect(inTerminal('read', png)).toBe('504\n');
    expect(pngSize(png)).toEqual({ width: 3800, height: 1000 });

    for (const path of [json, svg]) {
      await tool('Clear').click();
      await expect(whatItReads(page)).toHaveText('The number it reads appears here.');
      await window.willOpen(path);
      await tool('Open a Drawing…').click();
      await expect(whatItReads(page)).toHaveText('504');
      await tool('Undo').click();
      await expect(whatItReads(page)).toHaveText('The number it reads appears here.');
      await tool('Redo').click();
      await expect(whatItReads(page)).toHaveText('504');
    }
    await tool('Clear').click();
    await dropOnPad(page, 'number.json', readFileSync(json, 'utf8'), 'Wide pad');
    await expect(whatItReads(page)).toHaveText('504');
  });

  test('is meant by menu and keys while it is the pad in hand', async ({ inkling }, testInfo) => {
    const window = new InklingWindow(inkling);
    const { page } = window;
    const path = testInfo.outputPath('number.json');
    const one = [[300, 200], [300, 800]]; // prettier-ignore
    writeFileSync(path, JSON.stringify([{ padHeight: 1000, strokes: [one, one.map(([x, y]) => [x + 900, y])] }])); // prettier-ignore
    await drawWithMouse(page, five);
    await showReading(page);
    await window.willOpen(path);
    await page.keyboard.press('ControlOrMeta+Shift+o');
    await expect(whatItReads(page)).toHaveText('11');
    const suggestedByKeys = async () => {
      await window.willSaveTo(undefined);
      await page.keyboard.press('ControlOrMeta+d');
      await expect.poll(async () => (await window.suggestedPaths()).length).toBe(1);
      return (await window.suggestedPaths())[0];
    };
    expect(await suggestedByKeys()).toMatch(/number\.json$/);
    await window.goTo('Train');
    expect(await suggestedByKeys()).toMatch(/digit\.json$/);
    await showReading(page);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(whatItReads(page)).toHaveText('The number it reads appears here.');
    await window.choose('drawing.open');
    await expect(whatItReads(page)).toHaveText('11');
    await window.goTo('Train');
    expect(await suggestedByKeys()).toMatch(/digit\.json$/);
  });
});
