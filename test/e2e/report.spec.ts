import { existsSync, readFileSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expectAccessible } from './accessibility';
import { expect, test } from './harness';
import { InklingWindow } from './window';

test.describe('taking a run out of the app', () => {
  test('saves a report by keyboard, which opens anywhere without loading anything', async ({
    inkling,
  }, testInfo) => {
    const window = new InklingWindow(inkling);
    await window.train(3);
    const counts = await window.transcriptCounts();
    const path = testInfo.outputPath('report.html');
    await window.willSaveTo(path);
    await window.page.keyboard.press('ControlOrMeta+Shift+E');
    await expect.poll(() => existsSync(path)).toBe(true);
    await expect(window.page.getByText('Saved as “report.html”.')).toBeVisible();
    expect((await window.suggestedPaths())[0]).toMatch(/\.html$/);
    expect(statSync(path).size).toBeLessThan(2_000_000);

    const { page } = window;
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const address = pathToFileURL(path).href;
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 2 })).toHaveText([
      ...['Results', 'Accuracy', 'Cost', 'Transcript', 'Confusion', 'Worst mistakes', 'Weights'],
      ...['Settings', 'Provenance'],
    ]);
    await expect(page.getByRole('listitem').last()).toHaveText(`Epoch 2: ${counts[2]} / 1000`);
    await expect(page.getByRole('img', { name: 'Accuracy' })).toBeVisible();
    expect(await page.getByRole('img', { name: 'Weights of hidden neuron' }).count()).toBeGreaterThan(3);
    expect(await page.evaluate(() => [...document.images].every(({ naturalWidth }) => naturalWidth === 28))).toBe(true); // prettier-ignore
    await expectAccessible(page);
    expect(requests.filter((each) => each !== address && !each.startsWith('data:'))).toEqual([]);
  });

  test('compares runs in one report, and copies a run as a command and as Python', async ({
    inkling,
  }, testInfo) => {
    const window = new InklingWindow(inkling);
    await window.train(1);
    await window.choose('run.copy-command');
    const clipboard = () => inkling.app.evaluate(({ clipboard }) => clipboard.readText());
    await expect.poll(clipboard).toMatch(/^inkling train .*--epochs 1\b/);
    await window.choose('run.copy-python');
    await expect.poll(clipboard).toMatch(/^import network$[^]*^net = network\.Network\(\[784, /m);
    await window.enter({ 'Learning rate η': '0.5' });
    await window.train(1);
    const path = testInfo.outputPath('comparison.html');
    await window.willSaveTo(path);
    await window.goTo('Runs');
    const rows = window.page.getByRole('grid', { name: 'Runs' }).getByRole('rowgroup').getByRole('row');
    await rows.nth(0).click();
    await rows.nth(1).click({ modifiers: ['Shift'] });
    await rows.nth(1).click({ button: 'right' });
    await window.page.getByRole('menuitem', { name: 'Save a report on 2 runs…' }).click();
    await expect.poll(() => existsSync(path)).toBe(true);
    expect(readFileSync(path, 'utf8')).toContain('2 runs compared');
  });
});
