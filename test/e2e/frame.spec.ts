import type { Locator, Page } from '@playwright/test';
import { commandIds, commands } from '../../src/contract/commands';
import { expect, test } from './harness';
import { InklingWindow } from './window';

const places = commandIds.filter((id) => id.startsWith('view.')).map((id) => commands[id].label);

/** What a person cannot get to: it lies beside the window, or beside a part that does not scroll. */
function clippedControls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isClipped = (element: Element) => {
      const { left, right } = element.getBoundingClientRect();
      const scroller = (function find(inner: Element | null): Element | null {
        if (inner === null || inner === document.body) return null;
        return /auto|scroll/.test(getComputedStyle(inner).overflowX) ? inner : find(inner.parentElement);
      })(element.parentElement);
      if (scroller !== null && scroller.scrollWidth > scroller.clientWidth) return false;
      return left < -1 || right > innerWidth + 1;
    };
    return [...document.querySelectorAll('a, button, input, select, summary, canvas, h1, h2, footer span')]
      .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden'))
      .filter(isClipped)
      .map(({ outerHTML }) => outerHTML.slice(0, 200));
  });
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  expect(box).not.toBeNull();
  return box;
}

test.describe('the frame', () => {
  for (const [width, height] of [
    [1024, 700],
    [1280, 800],
    [1920, 1080],
    [2560, 1440],
    // 1280 x 800 at 200 % zoom.
    [640, 400],
    [512, 350],
  ]) {
    test(`cuts nothing off at ${width} x ${height}`, async ({ inkling }) => {
      const window = new InklingWindow(inkling);
      await window.page.setViewportSize({ width, height });
      await window.train(2);
      for (const place of places) {
        await window.goTo(place);
        expect(await clippedControls(window.page), place).toEqual([]);
        const page = await window.page.evaluate(() => [
          document.documentElement.scrollWidth - innerWidth,
          document.documentElement.scrollHeight - innerHeight,
        ]);
        expect(page, place).toEqual([0, 0]);
      }
    });
  }

  test('reaches every button at 200 % zoom by scrolling', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.page.setViewportSize({ width: 640, height: 400 });
    for (const name of ['Eraser', 'Clear the Pad', 'Next Sample Digit', 'Copy the Transcript', 'New Seed']) {
      await window.button(name).scrollIntoViewIfNeeded();
      const box = await boxOf(window.button(name));
      expect(box!.y, name).toBeGreaterThanOrEqual(0);
      expect(box!.y + box!.height, name).toBeLessThanOrEqual(400);
    }
    expect(
      (await boxOf(window.page.getByRole('application', { name: 'Drawing pad' })))!.width,
    ).toBeGreaterThan(250);
  });

  test('keeps its controls in their place whatever the run is called and does', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    const controls = [
      window.primaryAction.locator('..'),
      window.button('Step one epoch'),
      window.button('Stop'),
      window.page.getByRole('slider', { name: 'Speed' }),
      window.page.getByRole('progressbar', { name: 'Run progress' }),
    ];
    const places = () => Promise.all(controls.map(boxOf));
    const before = await places();
    await window.enter({ 'Hidden layers': '300, 100', 'Mini-batch size': '1', Epochs: '50' });
    await window.button('Train').click();
    await expect(window.button('Pause')).toBeVisible();
    expect(await places()).toEqual(before);
    await window.button('Pause').click();
    await window.expectTrainingState('Training paused.');
    expect(await places()).toEqual(before);
    await window.page.keyboard.press('F2');
    const name = 'A very long name that a person gives to a run about which there is a lot to be said';
    await window.page.getByRole('textbox', { name: 'Name of the run' }).fill(name);
    expect(await places()).toEqual(before);
    await window.page.keyboard.press('Enter');
    await expect(window.runName).toHaveText(name);
    await expect(window.runName.getByTitle(name)).toBeVisible();
    expect(await places()).toEqual(before);
  });

  test('tells what a person should know without moving anything', async ({ inkling }, testInfo) => {
    const window = new InklingWindow(inkling);
    const cards = () => Promise.all([boxOf(window.transcript), boxOf(window.primaryAction)]);
    const before = await cards();
    await window.willOpen(testInfo.outputPath('no-such-file.json'));
    await window.choose('model.open');
    await expect(window.alerts).toContainText('no-such-file.json');
    expect(await cards()).toEqual(before);
    await window.button('Dismiss').click();
    await expect(window.alerts).toBeEmpty();
  });

  test('leads to each place by rail, key and menu, with the same run on screen', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    const name = await window.runName.innerText();
    for (const [index, place] of places.entries()) {
      await window.page.keyboard.press(`ControlOrMeta+${index + 1}`);
      await expect(window.page.getByRole('link', { name: place })).toHaveAttribute('aria-current', 'page');
      await expect(window.runName).toHaveText(name);
    }
    await window.choose('view.train');
    await expect(window.transcript).toBeVisible();
  });

  test('has one pad at most', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    for (const place of places) {
      await window.goTo(place);
      expect(await window.page.locator('.pad').count(), place).toBeLessThanOrEqual(1);
    }
  });

  test('goes from part to part with F6', async ({ inkling: { page } }) => {
    await expect(page.getByRole('banner')).toBeVisible();
    const parts: string[] = [];
    for (let press = 0; press < 6; press++) {
      await page.keyboard.press('F6');
      parts.push(await page.evaluate(() => document.activeElement!.tagName.toLowerCase()));
    }
    expect(parts).toEqual(['nav', 'header', 'aside', 'main', 'aside', 'footer']);
    await page.keyboard.press('Shift+F6');
    expect(await page.evaluate(() => document.activeElement!.tagName.toLowerCase())).toBe('aside');
  });
});

test.describe('the menu of runs', () => {
  test('puts another run on screen, by pointer and by keyboard', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.train(1);
    const menu = window.page.getByRole('menu', { name: 'Runs' });
    await window.runName.getByRole('button').click();
    await expect(menu.getByRole('menuitemradio')).toHaveCount(2);
    await menu.getByRole('menuitemradio', { name: 'Starter model' }).click();
    await expect(menu).toBeHidden();
    await expect(window.runName).toHaveText('Starter model');
    // Keys that come at once reach the menu.
    const focused = await window.page.evaluate(() => {
      const menu = document.getElementById('run-menu')!;
      menu.showPopover();
      return document.activeElement?.role;
    });
    expect(focused).toBe('menuitemradio');
    await window.page.keyboard.press('Home');
    await window.page.keyboard.press('Enter');
    await expect(window.runName).not.toHaveText('Starter model');
    await window.page.keyboard.press('ControlOrMeta+p');
    await expect(menu.getByRole('menuitemradio', { checked: true })).toBeFocused();
    await window.page.keyboard.type('starter m');
    await expect(menu.getByRole('menuitemradio', { name: 'Starter model' })).toBeFocused();
    await window.page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
  });

  test('leads to the search of all runs', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await expect(window.runName).toBeVisible();
    await window.page.keyboard.press('ControlOrMeta+p');
    await expect(window.page.getByRole('menuitemradio').first()).toBeFocused();
    await window.page.keyboard.type('sea');
    await expect(window.page.getByRole('menuitem', { name: 'Search all runs…' })).toBeFocused();
    await window.page.keyboard.press('Enter');
    await expect(window.page.getByRole('searchbox', { name: 'Search runs' })).toBeFocused();
  });

  test('stars the run on screen', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.choose('run.choose');
    await window.page.getByRole('menuitem', { name: 'Star', exact: true }).click();
    await expect(window.runName.getByRole('img', { name: 'Starred' })).toBeVisible();
    await window.choose('run.choose');
    await window.page.getByRole('menuitem', { name: 'Remove the star' }).click();
    await expect(window.runName.getByRole('img', { name: 'Starred' })).toBeHidden();
  });
});
