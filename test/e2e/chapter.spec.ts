import type { Page } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { ChapterPlace } from './chapter';
import { expect, test } from './harness';

test.describe('Chapter', () => {
  test('is the first place, and its pages are turned by list, button, key and menu @packaging', async ({
    inkling,
  }) => {
    // Every page is looked at by axe.
    test.setTimeout(300_000);
    const place = new ChapterPlace(inkling);
    const { page, window } = place;
    await expect(window.transcript).toBeVisible();
    await page.keyboard.press('ControlOrMeta+1');
    const titles = (await place.entries.allInnerTexts()).map((text) => text.split('\n')[1]);
    expect(titles.length).toBeGreaterThan(0);
    await expect(page.getByRole('contentinfo')).toContainText('Page Up, Page Down: pages');
    for (const [index, title] of titles.entries()) {
      await expect(place.title).toHaveText(title);
      await expect(page.getByRole('article', { name: title })).toContainText(
        `Page ${index + 1} of ${titles.length}`,
      );
      await expect(place.entry(title)).toHaveAttribute('aria-current', 'page');
      await expect(place.entry(title)).toBeInViewport({ ratio: 1 });
      await expectAccessible(page);
      await expect(page.getByRole('application', { name: 'Drawing pad' })).toHaveCount(0);
      await page.keyboard.press('PageDown');
    }
    await expect(place.title).toHaveText(titles.at(-1)!);
    for (const title of titles.slice(0, -1).reverse()) {
      await page.getByRole('button', { name: `Previous page: ${title}` }).click();
      await expect(place.title).toHaveText(title);
    }
    await page.keyboard.press('PageUp');
    await expect(place.title).toHaveText(titles[0]);
    await expect.poll(async () => (await window.menuItem('chapter.previous'))?.enabled).toBe(false);
    expect((await window.menuItem('chapter.next'))?.enabled).toBe(titles.length > 1);
    if (titles.length > 1) {
      await window.choose('chapter.next');
      await expect(place.title).toHaveText(titles[1]);
      await page.keyboard.press('PageUp');
      await expect(place.title).toHaveText(titles[0]);
      // A slider has the focus, and the page is turned all the same.
      await place.slider('Weight 1').focus();
      await page.keyboard.press('PageDown');
      await expect(place.title).toHaveText(titles[1]);
    }
    await place.open(titles[0]);
    expect(await titlesTurnedAtOnce(page)).toEqual([titles[1], titles[0]]);
    await expect(place.title).toHaveText(titles[0]);
    // Each page leads to a place of the window.
    for (const title of titles) {
      await place.open(title);
      await page.getByRole('navigation', { name: 'Pages' }).locator('.link').click();
      await expect(page.getByRole('article', { name: title })).toBeHidden();
    }
  });

  test('is led to from settings and presets', async ({ inkling }) => {
    const place = new ChapterPlace(inkling);
    const { page, window } = place;
    await window.preset.selectOption('no-hidden');
    for (const title of ['A ball in a valley', 'Weigh evidence']) {
      await window.goTo('Train');
      await page.getByRole('button', { name: `Chapter: ${title}` }).press('Enter');
      await expect(place.title).toHaveText(title);
    }
  });

  test('is no wider than the window at 1280 x 800 with 250 % zoom', async ({ inkling }) => {
    const place = new ChapterPlace(inkling);
    await place.page.setViewportSize({ width: 512, height: 350 });
    await place.window.goTo('Chapter');
    for (const entry of await place.entries.all()) {
      await entry.click();
      await expect(entry).toHaveAttribute('aria-current', 'page');
      const excess = place.page.locator('.window').evaluate((all) => all.scrollWidth - all.clientWidth);
      expect(await excess).toBe(0);
    }
  });

  test('keeps what was done for the next start, until it is reset', async ({ launchApp }, testInfo) => {
    const userDataFolder = testInfo.outputPath('user-data');
    const first = new ChapterPlace(await launchApp({ userDataFolder }));
    await first.open('Weigh evidence');
    const reset = first.list.getByRole('button', { name: 'Reset progress' });
    await expect(reset).toHaveAttribute('aria-disabled', 'true');
    await first.exercise(0).showAnswer();
    await first.exercise(0).check();
    await expect(first.list).toContainText('1 of');
    await first.window.closeWindow();

    const second = new ChapterPlace(await launchApp({ userDataFolder }));
    await second.window.goTo('Chapter');
    await expect(second.title).toHaveText('Weigh evidence');
    await expect(second.list).toContainText('1 of');
    await expect(second.slider('Threshold')).toHaveAttribute('aria-valuetext', '3');
    await expect(second.slider('Weight 1')).toHaveAttribute('aria-valuetext', '2');
    await second.list.getByRole('button', { name: 'Reset progress' }).click();
    await expect(second.list).toContainText('0 of');
    await expect(second.slider('Threshold')).toHaveAttribute('aria-valuetext', '5');
    await second.window.button('Undo').click();
    await expect(second.list).toContainText('1 of');
    await expect(second.slider('Threshold')).toHaveAttribute('aria-valuetext', '3');
  });
});

/** Turns a page, and back as soon as the next one's title is there, before it has been painted; gives both titles. */
function titlesTurnedAtOnce(page: Page): Promise<(string | null)[]> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const title = document.querySelector('#page-title')!;
        const press = (key: string) =>
          title.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
        const titles: (string | null)[] = [];
        const watching = new MutationObserver(() => {
          titles.push(title.textContent);
          if (titles.length > 1) return;
          press('PageUp');
          // What a page still does after it has been painted.
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(titles))));
        });
        watching.observe(title, { characterData: true, childList: true, subtree: true });
        press('PageDown');
      }),
  );
}
