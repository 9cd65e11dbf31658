import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from './harness';
import { InklingWindow, pngSize } from './window';

test.describe('watching', () => {
  test('names the newest and the best epoch beside the chart', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.train(4);
    const counts = await window.transcriptCounts();
    const best = Math.max(...counts);
    const accuracy = window.page.getByRole('region', { name: 'Accuracy' });
    await expect(accuracy).toContainText(`${((100 * counts[3]) / 1000).toFixed(2)} %`);
    await expect(accuracy).toContainText(
      `${((100 * best) / 1000).toFixed(2)} % at epoch ${counts.indexOf(best)}`,
    );
    await expect(accuracy.getByRole('img')).toHaveAccessibleName(/best .* at epoch \d/);
    await expect(accuracy).toContainText('validation');
    const cost = window.page.getByRole('region', { name: 'Cost' });
    await expect(cost).toContainText('mean of the last 500 mini-batches');
  });

  test('copies the transcript as the book prints it', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.train(3);
    const clipboard = () => inkling.app.evaluate(({ clipboard }) => clipboard.readText());
    await window.button('Copy the Transcript').click();
    await expect
      .poll(clipboard)
      .toMatch(/^Epoch 0: \d+ \/ 1000\nEpoch 1: \d+ \/ 1000\nEpoch 2: \d+ \/ 1000\n$/);
    await inkling.app.evaluate(({ clipboard }) => clipboard.writeText(''));
    await window.choose('transcript.copy');
    await expect.poll(clipboard).toContain('Epoch 2:');
  });

  test('saves a chart as PNG and its numbers as CSV', async ({ inkling }, testInfo) => {
    const window = new InklingWindow(inkling);
    await window.train(3);
    const counts = await window.transcriptCounts();
    for (const name of ['Save the Accuracy Chart as PNG…', 'Save the Cost Chart as PNG…']) {
      const path = testInfo.outputPath(`${name.slice(9, 13)}.png`);
      await window.willSaveTo(path);
      await window.button(name).click();
      await expect.poll(() => existsSync(path)).toBe(true);
      expect(pngSize(path).width).toBeGreaterThan(300);
    }
    const table = testInfo.outputPath('epochs.csv');
    await window.willSaveTo(table);
    await window.choose('chart.save-csv');
    await expect.poll(() => existsSync(table)).toBe(true);
    const [header, ...rows] = readFileSync(table, 'utf8').trim().split(/\r\n/);
    expect(header).toMatch(/^epoch,/);
    expect(rows).toHaveLength(3);
    expect(rows.map((row) => row.split(',').map(Number)[1])).toEqual(counts);
    const costs = testInfo.outputPath('cost.csv');
    await window.willSaveTo(costs);
    await window.button('Save the Cost Numbers as CSV…').click();
    await expect.poll(() => existsSync(costs)).toBe(true);
    expect(readFileSync(costs, 'utf8').trim().split(/\r\n/).length).toBeGreaterThan(100);
  });

  test('says so when a chart cannot be written, and saves nothing when it is cancelled', async ({
    inkling,
  }, testInfo) => {
    const window = new InklingWindow(inkling);
    await window.train(1);
    await window.willSaveTo(testInfo.outputPath('no-such-folder', 'chart.png'));
    await window.button('Save the Accuracy Chart as PNG…').click();
    await expect(window.alerts).toContainText('no-such-folder');
    await window.button('Dismiss').click();
    await expect(window.alerts).toBeEmpty();
    await window.willSaveTo(undefined);
    await window.button('Save the Accuracy Chart as PNG…').click();
    await window.choose('training.new-seed');
    await expect(window.alerts).toBeEmpty();
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
