import { existsSync, readFileSync } from 'node:fs';
import { createRandom } from '../../src/engine/random';
import { syntheticStrokes } from '../../src/engine/synthesis/synthetic-strokes';
import { drawWithMouse, fitToPad } from './drawing';
import { expect, test } from './harness';
import { InklingWindow, pngSize } from './window';

function percent(correct: number): string {
  return `${((100 * correct) / 1000).toFixed(2)} %`;
}

function escapeParentheses(text: string): string {
  return text.replaceAll(/[()]/g, '\\$&');
}

/** From the menu that the button below the charts opens. */
async function saveChart(window: InklingWindow, name: string): Promise<void> {
  await window.button('Save…').click();
  await window.page.getByRole('menuitem', { name, exact: true }).click();
}

/** The title of an SVG file, read by the page's own parser. */
async function svgTitle(window: InklingWindow, path: string): Promise<string | null> {
  return window.page.evaluate(
    (text) => {
      const picture = new DOMParser().parseFromString(text, 'image/svg+xml');
      return picture.querySelector('svg > title')?.textContent ?? null;
    },
    readFileSync(path, 'utf8'),
  );
}

test.describe('watching', () => {
  test('names the newest and the best epoch beside the chart', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.train(4);
    const counts = await window.transcriptCounts();
    const accuracy = window.page.getByRole('region', { name: 'Accuracy' });
    await expect(accuracy).toContainText(`test ${percent(counts[3])}`);
    await expect(accuracy).toContainText(/best \d+\.\d\d % \(validation\)/);
    await expect(accuracy.getByRole('slider')).toHaveAccessibleName(/best .* in epoch \d/);
    const cost = window.page.getByRole('region', { name: 'Cost' });
    await expect(cost).toContainText('mean of 500 mini-batches');
  });

  test('reads the values of an epoch in both charts with the arrow keys', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.train(3);
    const counts = await window.transcriptCounts();
    const accuracy = window.page.getByRole('region', { name: 'Accuracy' }).getByRole('slider');
    const cost = window.page.getByRole('region', { name: 'Cost' }).getByRole('slider');
    await accuracy.focus();
    await accuracy.press('ArrowLeft');
    await accuracy.press('ArrowLeft');
    const valueText = `after 2 epochs (Epoch 1): test ${percent(counts[1])}, validation`;
    await expect(accuracy).toHaveAttribute('aria-valuetext', new RegExp(escapeParentheses(valueText)));
    await expect(cost).toHaveAttribute('aria-valuetext', /^after 2 epochs .*running mean/);
    await accuracy.press('Home');
    await expect(accuracy).toHaveAttribute('aria-valuetext', /^untrained: test/);
  });

  test('shows the cost on a log axis at one click, for as long as the window is open', async ({
    inkling,
  }) => {
    const window = new InklingWindow(inkling);
    await window.train(1);
    const log = window.page.getByRole('radio', { name: 'Log' });
    await log.check();
    await window.train(1);
    await expect(log).toBeChecked();
  });

  test('copies the transcript as the book prints it', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.train(3);
    const clipboard = () => inkling.app.evaluate(({ clipboard }) => clipboard.readText());
    await window.button('Copy the Transcript').click();
    await expect
      .poll(clipboard)
      .toMatch(
        /^Untrained: \d+ \/ 1000\nEpoch 0: \d+ \/ 1000\nEpoch 1: \d+ \/ 1000\nEpoch 2: \d+ \/ 1000\n$/,
      );
    await inkling.app.evaluate(({ clipboard }) => clipboard.writeText(''));
    await window.choose('transcript.copy');
    await expect.poll(clipboard).toContain('Epoch 2:');
  });

  test('saves a chart as PNG and SVG, and its numbers as CSV', async ({ inkling }, testInfo) => {
    const window = new InklingWindow(inkling);
    await window.train(3);
    const counts = await window.transcriptCounts();
    for (const name of ['Accuracy as a picture (PNG)…', 'Cost as a picture (PNG)…']) {
      const path = testInfo.outputPath(`${name.slice(0, 4)}.png`);
      await window.willSaveTo(path);
      await saveChart(window, name);
      await expect.poll(() => existsSync(path)).toBe(true);
      expect(pngSize(path).width).toBeGreaterThan(300);
    }
    const drawing = testInfo.outputPath('cost.svg');
    await window.willSaveTo(drawing);
    await saveChart(window, 'Cost as a picture (SVG)…');
    await expect.poll(() => existsSync(drawing)).toBe(true);
    expect(readFileSync(drawing, 'utf8')).toMatch(/^<svg .*running mean.*<\/svg>$/s);
    const vector = testInfo.outputPath('accuracy.svg');
    await window.willSaveTo(vector);
    await window.choose('chart.save-svg');
    await expect.poll(() => existsSync(vector)).toBe(true);
    expect(await svgTitle(window, vector)).toMatch(/: accuracy$/);
    const table = testInfo.outputPath('epochs.csv');
    await window.willSaveTo(table);
    await window.choose('chart.save-csv');
    await expect.poll(() => existsSync(table)).toBe(true);
    const [header, ...rows] = readFileSync(table, 'utf8').trim().split(/\r\n/);
    expect(header).toMatch(/^epochs,epoch,correct,/);
    const cells = rows.map((row) => row.split(','));
    expect(cells[0].slice(0, 2)).toEqual(['0', '']);
    const epochs = cells.filter(([, epoch]) => epoch !== '');
    expect(epochs.map(([, , correct]) => Number(correct))).toEqual(counts);
    const costs = testInfo.outputPath('cost.csv');
    await window.willSaveTo(costs);
    await saveChart(window, 'Cost as numbers (CSV)…');
    await expect.poll(() => existsSync(costs)).toBe(true);
    expect(readFileSync(costs, 'utf8').trim().split(/\r\n/).length).toBeGreaterThan(100);
  });

  test('says so when a chart cannot be written, and saves nothing when it is cancelled', async ({
    inkling,
  }, testInfo) => {
    const window = new InklingWindow(inkling);
    await window.train(1);
    await window.willSaveTo(testInfo.outputPath('no-such-folder', 'chart.png'));
    await saveChart(window, 'Accuracy as a picture (PNG)…');
    await expect(window.alerts).toContainText('no-such-folder');
    await window.button('Dismiss').click();
    await expect(window.alerts).toBeEmpty();
    await window.willSaveTo(undefined);
    await saveChart(window, 'Accuracy as a picture (PNG)…');
    await window.choose('training.new-seed');
    await expect(window.alerts).toBeEmpty();
  });

  test('says so when a picture cannot be encoded', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.train(1);
    await window.page.evaluate(() => {
      globalThis.createImageBitmap = () => Promise.reject(new Error('There is no memory left.'));
    });
    await saveChart(window, 'Accuracy as a picture (PNG)…');
    await expect(window.alerts).toContainText('The picture could not be encoded as PNG.');
    await window.button('Dismiss').click();
    await drawWithMouse(window.page, fitToPad(syntheticStrokes(3, createRandom(1))));
    await window.choose('drawing.save');
    await expect(window.alerts).toContainText('The picture could not be encoded as PNG.');
  });

  test('goes on smoothly through a thousand epochs', async ({ inkling }) => {
    test.slow();
    const window = new InklingWindow(inkling);
    await window.enter({ 'Hidden layers': '', 'Training images': '20', 'Mini-batch size': '20' });
    await window.enter({ Epochs: '1000' });
    await window.button('Train').click();
    await expect(window.transcript).toContainText('Epoch 999:', { timeout: 120_000 });
    await window.expectTrainingState('Training finished.');
    // Only what is in view is on the page.
    expect(await window.transcript.getByRole('listitem').count()).toBeLessThan(60);
  });
});
