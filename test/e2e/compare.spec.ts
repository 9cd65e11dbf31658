import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { expect, test } from './harness';
import { seedsOf, storeRuns } from './stored-runs';
import { InklingWindow, pngSize } from './window';

/** The list of runs and their comparison as a person knows them. */
class CompareWindow extends InklingWindow {
  get grid(): Locator {
    return this.page.getByRole('treegrid', { name: 'Runs' });
  }

  get rows(): Locator {
    return this.grid.getByRole('rowgroup').getByRole('row');
  }

  get comparison(): Locator {
    return this.page.getByRole('region', { name: /compared$/ });
  }

  get chart(): Locator {
    return this.comparison.getByRole('slider', { name: /compared$/ });
  }

  get legend(): Locator {
    return this.comparison.getByRole('region', { name: 'What differs' });
  }

  get search(): Locator {
    return this.page.getByRole('searchbox', { name: 'Search runs' });
  }

  /** Names in the order of the rows. */
  names(): Promise<string[]> {
    return this.grid.locator('.row-name').allTextContents();
  }
}

/** In the list: with L2, no hidden layer, 30 hidden, and below them the starter. */
const stored = [
  ...seedsOf({ settings: { epochs: 4 }, reaches: 0.95, name: 'Thirty' }, 3),
  ...seedsOf({ settings: { epochs: 4, hiddenLayers: [] }, reaches: 0.86, name: 'Straight' }, 2),
  ...seedsOf({ settings: { epochs: 4, l2: 5 }, reaches: 0.99, name: 'Small weights', isStarred: true }, 1),
];

test.describe('comparing runs', () => {
  test('sorts, searches, filters and groups the list, with pointer and keys', async ({
    launchApp,
  }, testInfo) => {
    const userDataFolder = testInfo.outputPath('user-data');
    await storeRuns(userDataFolder, stored);
    const window = new CompareWindow(await launchApp({ userDataFolder }));
    const { page } = window;
    await window.goTo('Runs');
    await expect(page.getByText('6 runs in 3 rows')).toBeVisible();
    expect(await window.names()).toEqual(['Small weights', 'Straight', 'Thirty']);
    const thirty = window.rows.filter({ hasText: 'Thirty' }).first();
    await expect(thirty).toContainText('1–3');
    await expect(thirty.locator('.figure-range').first()).toContainText(/^\d\d\.\d–\d\d\.\d$/);

    const head = window.grid.getByRole('columnheader', { name: /^Test % ?best epoch/ });
    await head.getByRole('button').click();
    await expect(head).toHaveAttribute('aria-sort', 'descending');
    expect(await window.names()).toEqual(['Small weights', 'Thirty', 'Straight']);
    await head.getByRole('button').press('Enter');
    await expect(head).toHaveAttribute('aria-sort', 'ascending');
    expect(await window.names()).toEqual(['Straight', 'Thirty', 'Small weights']);

    await window.grid.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await expect(window.rows).toHaveCount(6);
    await expect(thirty).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('ArrowRight');
    await expect(window.rows.and(page.locator('.is-current'))).toHaveAttribute('aria-level', '2');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect(window.rows).toHaveCount(3);
    await window.button('Single runs of “Straight”').click();
    await expect(window.rows).toHaveCount(5);
    await page.getByRole('checkbox', { name: 'Group seeds' }).uncheck();
    await expect(window.rows).toHaveCount(6);
    await page.getByRole('checkbox', { name: 'Group seeds' }).check();

    await page.keyboard.press('ControlOrMeta+f');
    await expect(window.search).toBeFocused();
    await page.keyboard.type('test>79 -starred');
    await expect(page.getByText('3 of 6 runs in 1 row')).toBeVisible();
    await page.keyboard.type(' what>1');
    await expect(page.getByText('There is no column “what”.')).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(window.search).toHaveValue('');

    await window.button('Filter…').click();
    const form = page.getByRole('dialog', { name: 'Filter the runs' });
    await form.getByRole('combobox', { name: 'Column' }).selectOption('Hidden layers');
    await form.getByRole('combobox', { name: 'Condition' }).selectOption('is');
    await form.getByRole('textbox', { name: 'Value' }).fill('0');
    await page.keyboard.press('Enter');
    await expect(window.search).toHaveValue('layers=0');
    await expect(page.getByText('2 of 6 runs')).toBeVisible();
    await window.search.fill('seed=99');
    await expect(page.getByText('No run matches the search')).toBeVisible();
    await window.button('Clear the search').first().click();
    await window.button('Filter…').click();
    await window.button('Only starred').click();
    await expect(page.getByText('1 of 6 runs')).toBeVisible();

    await page.keyboard.press('Escape');
    await window.search.fill('');
    await page.getByRole('radio', { name: 'Last epoch' }).check({ force: true });
    await expect(window.grid.getByRole('columnheader', { name: /^Test % ?last epoch/ })).toBeVisible();
  });

  test('lays ticked runs over each other, reads them at one cursor, and saves them', async ({
    launchApp,
  }, testInfo) => {
    const userDataFolder = testInfo.outputPath('user-data');
    await storeRuns(userDataFolder, stored);
    const window = new CompareWindow(await launchApp({ userDataFolder }));
    const { page } = window;
    await window.goTo('Runs');
    await expect(window.comparison).toHaveCount(0);
    await window.grid.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('x');
    await page.getByRole('checkbox', { name: 'Compare “Straight”' }).check();
    await page.getByRole('checkbox', { name: 'Compare “Thirty”' }).check();
    await expect(page.getByRole('heading', { name: 'Three runs compared' })).toBeVisible();
    await expect(window.comparison).toContainText('line: mean over seeds · band: lowest to highest');
    const rows = window.legend.getByRole('row');
    await expect(rows.nth(0)).toContainText(/hidden.*L2 λ.*last epoch/);
    await expect(rows.filter({ hasText: 'Straight' })).toContainText('none');
    await expect(rows.filter({ hasText: 'Thirty' })).toContainText(/\d\d\.\d( to \d\d\.\d)? %/);

    await window.chart.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await expect(window.legend).toContainText('after 2 epochs');
    await expect(window.chart).toHaveAttribute('aria-valuetext', /^after 2 epochs: Small weights \d.*Thirty/);
    await page.keyboard.press('Escape');
    await window.chart.hover();
    await expect(window.legend).toContainText(/after \d epochs?/);
    await page.mouse.move(0, 0);
    await expect(window.legend).toContainText('last epoch');

    await page.getByRole('combobox', { name: 'Against' }).selectOption('Images seen');
    await window.chart.focus();
    await page.keyboard.press('End');
    await expect(window.legend).toContainText('after 200,000 images');
    await page.getByRole('combobox', { name: 'Against' }).selectOption('Seconds');
    await page.getByRole('checkbox', { name: 'Log x axis' }).check();
    await page.getByRole('radio', { name: 'Cost' }).check({ force: true });
    await page.getByRole('checkbox', { name: 'Log cost axis' }).check();
    await expect(page.getByRole('checkbox', { name: /book/ })).toHaveCount(0);
    await page.getByRole('radio', { name: 'Test' }).check({ force: true });
    await page.getByRole('combobox', { name: 'Against' }).selectOption('Epochs');
    await page.getByRole('checkbox', { name: /book/ }).check();
    await expect(window.comparison).toContainText('Michael Nielsen’s book, chapter 1: ◇ 30 hidden, η 3.');
    const smoothing = page.getByRole('slider', { name: 'Smoothing' });
    await smoothing.focus();
    await page.keyboard.press('End');
    await expect(smoothing).toHaveAttribute('aria-valuetext', '95 %');
    await expect(window.comparison).toContainText('smoothed');
    await expectAccessible(page);

    const [picture, drawing, table] = ['png', 'svg', 'csv'].map((ending) =>
      testInfo.outputPath(`comparison.${ending}`),
    );
    await window.willSaveTo(picture);
    await window.button('Save…').click();
    await page.getByRole('menuitem', { name: 'Picture (PNG)…' }).click();
    await expect.poll(() => readable(picture)).toBe(true);
    expect(pngSize(picture).width).toBeGreaterThan(1000);
    await expect(window.button('Save…')).toBeEnabled();
    await window.willSaveTo(drawing);
    await window.button('Save…').click();
    await page.getByRole('menuitem', { name: 'Picture (SVG)…' }).click();
    await expect.poll(() => readable(drawing)).toBe(true);
    expect(readFileSync(drawing, 'utf8')).toMatch(/^<svg.*Straight/s);
    await expect(window.button('Save…')).toBeEnabled();
    await window.willSaveTo(table);
    await window.button('Save…').click();
    await page.getByRole('menuitem', { name: 'Numbers (CSV)…' }).click();
    await expect.poll(() => readable(table)).toBe(true);
    const lines = readFileSync(table, 'utf8').trim().split('\n');
    expect(lines[0].trim()).toBe('name,seeds,runs,epochs,test,lowest,highest');
    expect(lines).toHaveLength(1 + 3 * 4);

    await page.getByRole('checkbox', { name: 'As a table' }).check();
    const values = window.comparison.getByRole('region', { name: 'Values by epoch' });
    await expect(values.getByRole('row')).toHaveCount(5);
    await expectAccessible(page);
    await page.setViewportSize({ width: 640, height: 400 });
    for (const control of [values, window.legend, window.button('Untick all')]) {
      await control.scrollIntoViewIfNeeded();
      await expect(control).toBeInViewport();
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
    await page.setViewportSize({ width: 1280, height: 800 });
    await window.button('Take “Straight” out of the comparison').click();
    await expect(page.getByRole('heading', { name: 'Two runs compared' })).toBeVisible();
    await window.button('Untick all').click();
    await expect(window.comparison).toHaveCount(0);
  });

  test('follows a run that trains, in its row and in the chart', async ({ inkling }) => {
    const window = new CompareWindow(inkling);
    const { page } = window;
    // Many weights and steps on one image each make an epoch long enough to be followed.
    await window.enter({ 'Hidden layers': '100, 30', 'Mini-batch size': '1', Epochs: '500' });
    await window.choose('training.new');
    await window.goTo('Runs');
    await window.rows.filter({ hasText: '100, 30 hidden' }).getByRole('checkbox').check();
    await window.chart.focus();
    const lastRead = async () => {
      await page.keyboard.press('End');
      return Number(await window.chart.getAttribute('aria-valuenow'));
    };
    await expect.poll(lastRead).toBeGreaterThan(3);
    const before = await lastRead();
    await expect.poll(lastRead).toBeGreaterThan(before);
    await window.choose('training.stop');
  });
});

function readable(path: string): boolean {
  try {
    return readFileSync(path).length > 0;
  } catch {
    return false;
  }
}
