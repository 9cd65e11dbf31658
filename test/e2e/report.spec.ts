import { existsSync, readFileSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { expectAccessible, expectNoViolations } from './accessibility';
import { expect, test } from './harness';
import type { StartedApp } from './harness';
import { InklingWindow } from './window';

/** Opens a report from disk in a page of its own, and loads it once more while its requests are watched. */
async function openReport({ app }: StartedApp, path: string): Promise<{ report: Page; requests: string[] }> {
  const { href } = pathToFileURL(path);
  const opened = app.waitForEvent('window');
  await app.evaluate(async ({ BrowserWindow }, url) => {
    await new BrowserWindow({ show: false, width: 1000, height: 800 }).loadURL(url);
  }, href);
  const report = await opened;
  const requests: string[] = [];
  report.on('request', (request) => requests.push(request.url()));
  await report.reload();
  return { report, requests: requests.filter((url) => url !== href && !url.startsWith('data:')) };
}

/** A report is small, makes no request, and is readable for everybody in light, in dark and on paper. */
async function expectGoodReport(inkling: StartedApp, path: string, heading: RegExp): Promise<void> {
  expect(statSync(path).size).toBeLessThan(2_000_000);
  const { report, requests } = await openReport(inkling, path);
  await expect(report.getByRole('heading', { level: 1 })).toHaveText(heading);
  await expectAccessible(report);
  const groundIn = async (colorScheme: 'light' | 'dark', media: 'screen' | 'print') => {
    await report.emulateMedia({ colorScheme, media });
    return report.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.body);
      return { backgroundColor, color };
    });
  };
  const [light, dark] = [await groundIn('light', 'screen'), await groundIn('dark', 'screen')];
  expect(dark).not.toEqual(light);
  // On paper it is as in light, also for those who read in dark.
  const paper = await groundIn('dark', 'print');
  expect(paper).toEqual(await groundIn('light', 'print'));
  expect(paper.color).toBe(light.color);
  await expectNoViolations(report);
  const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await report.evaluate(overflow)).toBe(0);
  const broken = () => [...document.images].filter(({ naturalWidth }) => naturalWidth === 0).length;
  expect(await report.evaluate(broken)).toBe(0);
  expect(requests).toEqual([]);
  await report.close();
}

test.describe('taking a run out of the app', () => {
  test('saves a report by keyboard, which holds all that it shows @packaging', async ({
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
    await expectGoodReport(inkling, path, /^30 hidden/);
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
    await expectGoodReport(inkling, path, /^2 runs compared$/);
  });
});
