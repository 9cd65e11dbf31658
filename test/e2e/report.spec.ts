import { existsSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from './harness';
import { InklingWindow } from './window';

test.describe('taking a run out of the app', () => {
  test('saves a report by keyboard, which holds all that it shows', async ({ inkling }, testInfo) => {
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

    // The window itself opens no other page: its parser reads the report.
    const report = await window.page.evaluate(
      (html) => {
        const read = new DOMParser().parseFromString(html, 'text/html');
        const texts = (selector: string) =>
          [...read.querySelectorAll(selector)].map(({ textContent }) => textContent);
        return {
          headings: texts('h2'),
          lastLine: texts('li').at(-1),
          charts: texts('svg > title'),
          sources: [...read.images].map(({ src }) => src.slice(0, 22)),
          active: read.querySelectorAll('script, link, a, iframe, form').length,
        };
      },
      readFileSync(path, 'utf8'),
    );
    expect(report.headings).toEqual([
      ...['Results', 'Diagnosis', 'Accuracy', 'Cost', 'Transcript', 'Confusion', 'Worst mistakes', 'Weights'],
      ...['Settings', 'Provenance'],
    ]);
    expect(report.lastLine).toBe(`Epoch 2: ${counts[2]} / 1000`);
    expect(report.charts).toEqual(['Accuracy', 'Cost']);
    expect(new Set(report.sources)).toEqual(new Set(['data:image/png;base64,']));
    expect(report.active).toBe(0);
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
    const rows = window.page.getByRole('treegrid', { name: 'Runs' }).getByRole('rowgroup').getByRole('row');
    await rows.nth(0).click();
    await rows.nth(1).click({ modifiers: ['Shift'] });
    await rows.nth(1).click({ button: 'right' });
    await window.page.getByRole('menuitem', { name: 'Save a report on 2 runs…' }).click();
    await expect.poll(() => existsSync(path)).toBe(true);
    expect(readFileSync(path, 'utf8')).toContain('2 runs compared');
  });
});
