import type { Locator, Page } from '@playwright/test';
import { confusionMatrix } from '../../src/engine/evaluation/confusion-matrix';
import { expectAccessible } from './accessibility';
import { expect, test } from './harness';
import { exportShown, readTestImages } from './shown-run';
import { InklingWindow } from './window';

/** The view Results as a person knows it. */
class ResultsWindow extends InklingWindow {
  get matrix(): Locator {
    return this.page.getByRole('grid', { name: 'Confusion matrix' });
  }

  /** The square of a digit and an answer. */
  square(digit: number, answer: number): Locator {
    const name = digit === answer ? `${digit} read correctly` : `${digit} read as ${answer}`;
    return this.matrix.getByRole('gridcell', { name: new RegExp(`^${name}:`) });
  }

  get mistakes(): Locator {
    return this.page.locator('.matrix-mistakes');
  }

  gallery(title: string | RegExp): Locator {
    return this.page.getByRole('region', { name: title });
  }

  get pictures(): Locator {
    return this.page.getByRole('list', { name: 'Pictures' }).getByRole('button');
  }

  /** What lies on the pad, such as "Test image 12a 5, misread as 3". */
  get onPad(): Locator {
    return this.page.locator('.drawing-header');
  }

  radio(name: string | RegExp): Locator {
    return this.page.getByRole('radio', { name });
  }

  /** All numbers of the matrix by digit and answer, as a screen reader hears them. */
  counts(): Promise<number[][]> {
    return this.matrix.evaluate((matrix) =>
      [...matrix.querySelectorAll('.matrix-row:not(.matrix-head)')].map((row) =>
        [...row.querySelectorAll('.matrix-cell')].map((cell) =>
          Number(/: (\d+)$/.exec(cell.getAttribute('aria-label') ?? '')?.[1]),
        ),
      ),
    );
  }
}

function numberIn(text: string): number {
  return Number(/[\d,]+/.exec(text)![0].replaceAll(',', ''));
}

async function expectNothingMoves(page: Page, act: () => Promise<unknown>): Promise<void> {
  const boxes = () =>
    page.locator('.results-view .card, .matrix-cell, .split-field, .gallery-kinds').evaluateAll((elements) =>
      elements.map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return [x, y, width, height].map(Math.round);
      }),
    );
  const before = await boxes();
  await act();
  expect(await boxes()).toEqual(before);
}

test.describe('Results', () => {
  test('shows where a network fails, by pointer and by keyboard @packaging', async ({
    inkling,
  }, testInfo) => {
    const window = new ResultsWindow(inkling);
    const { page } = window;
    await window.train(1);
    await window.goTo('Results');
    const { network } = await exportShown(window, testInfo);
    const matrix = confusionMatrix(network, readTestImages());
    await expect.poll(() => window.counts()).toEqual(matrix);
    const wrong = matrix.flatMap((row, digit) => row.filter((_, answer) => answer !== digit));
    const mistakes = wrong.reduce((sum, count) => sum + count);
    await expect(window.mistakes).toHaveText(new RegExp(`^${mistakes} mistakes?$`));
    await expect(page.getByRole('group', { name: 'Pages' })).toContainText(`of ${mistakes}`);
    await expect(page.getByRole('table', { name: /How often the network is right/ })).toContainText(
      '0.9 to 1.0',
    );
    await expectAccessible(page);

    // By keyboard: the largest mistake first, then on over the matrix.
    const largest = Math.max(...wrong);
    await window.matrix.focus();
    await page.keyboard.press('ArrowRight');
    const chosen = window.matrix.getByRole('gridcell', { selected: true });
    await expect(chosen).toHaveText(String(largest));
    await expect(window.pictures.first()).toHaveAccessibleName(/^Test image [\d,]+: an? \d, read as \d/);
    const [, digit, answer] = /^(\d) read as (\d)/.exec((await chosen.getAttribute('aria-label'))!)!;
    await expect(window.gallery(`${digit} read as ${answer}`)).toBeVisible();
    await expect(page.getByRole('group', { name: 'Pages' })).toContainText(`of ${largest}`);
    await page.keyboard.press('Enter');
    await expect(window.onPad).toContainText(new RegExp(`an? ${digit}, misread as ${answer}$`));
    await expect(window.bars.nth(Number(answer))).toHaveClass('is-answer');
    await page.keyboard.press('Home');
    await page.keyboard.press('PageUp');
    await expect(chosen).toHaveAccessibleName(/^0 read correctly/);
    await page.keyboard.press('ArrowUp');
    await expect(chosen).toHaveAccessibleName(/^0 read correctly/);
    await page.keyboard.press('Escape');
    await expect(chosen).toHaveCount(0);
    await expect(window.gallery('Worst mistakes')).toBeVisible();

    // From picture to picture, and over the end of a page.
    await window.pictures.first().focus();
    await page.keyboard.press('ArrowRight');
    await expect(window.pictures.nth(1)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await expect(window.pictures.nth(1)).toBeFocused();
    for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowLeft');
    await expect(window.pictures.first()).toBeFocused();
    const size = await window.pictures.count();
    await window.pictures.last().focus();
    await page.keyboard.press('ArrowRight');
    const pages = page.getByRole('group', { name: 'Pages' });
    await expect(pages).toContainText(`${size + 1} to`);
    await expect(window.pictures.first()).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(pages).toContainText(`1 to ${size} `);
    await expect(window.pictures.last()).toBeFocused();
    await window.pictures.nth(1).focus();
    const name = (await window.pictures.nth(1).getAttribute('aria-label'))!;
    await page.keyboard.press('Enter');
    await expect(window.onPad).toContainText(name.split(':')[0]);
    await expect(window.pictures.nth(1)).toHaveAttribute('aria-pressed', 'true');

    // By pointer.
    await window.square(3, 3).click();
    await expect(window.gallery('3 read correctly')).toBeVisible();
    await expect(window.pictures.first()).toHaveAccessibleName(/: a 3, read correctly/);
    await window.pictures.first().click();
    await expect(window.onPad).toContainText(/a 3$/);
    await window.radio('Doubtful').check();
    await page.getByRole('combobox', { name: 'Which digits' }).selectOption('Only 7');
    await expect(window.gallery('Most doubtful right answers of 7')).toBeVisible();
    await expect(window.pictures.first()).toHaveAccessibleName(/: a 7, read correctly/);
    const first = await window.pictures.first().getAttribute('aria-label');
    await window.button('Next Images').click();
    await expect(window.pictures.first()).not.toHaveAccessibleName(first!);
    await window.button('Previous Images').click();
    await expect(window.pictures.first()).toHaveAccessibleName(first!);

    // Other images.
    await window.radio('Training').scrollIntoViewIfNeeded();
    await expectNothingMoves(page, async () => {
      await window.radio('Training').check();
      await expect.poll(async () => (await window.counts()).flat().reduce((sum, n) => sum + n)).toBe(5000);
    });
    await expect(window.pictures.first()).toHaveAccessibleName(/^Training image/);
  });

  test('says whole in a window of the usual size what the captions mean', async ({ inkling: { page } }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('link', { name: 'Results', exact: true }).click();
    const explanation = page.locator('.gallery-card .results-explanation');
    await expect(explanation).toBeVisible();
    expect(await explanation.evaluate((text) => text.scrollWidth - text.clientWidth)).toBeLessThanOrEqual(0);
  });

  test('moves nothing when what ails a run is found while a person looks', async ({ inkling }) => {
    const window = new ResultsWindow(inkling);
    const { page } = window;
    await window.enter({ 'Hidden layers': '12', 'Learning rate': '100', Epochs: '30', Seed: '3' });
    await window.button('Train').click();
    await window.goTo('Results');
    await expect(window.mistakes).toHaveText(/mistakes?$/);
    const matrix = page.locator('.matrix-card');
    const top = () => matrix.evaluate((card) => card.getBoundingClientRect().top);
    const before = await top();
    await expect(page.getByRole('region', { name: 'What ails this run' })).toContainText('too large');
    expect(await top()).toBe(before);
  });

  test('compares two runs, and follows one that learns', async ({ inkling }) => {
    const window = new ResultsWindow(inkling);
    const { page } = window;
    await window.train(2);
    await window.goTo('Results');
    await expect(window.mistakes).toHaveText(/mistakes?$/);
    const other = page.getByRole('combobox', { name: 'Compare with' });
    await other.selectOption({ label: 'Starter model' });
    const counts = page.getByRole('table', { name: 'Images by which run reads them' });
    await expect(counts).toBeVisible();
    const read = (by: string) => counts.getByRole('button', { name: `Read by ${by}:` });
    const onlyOther = numberIn((await read('only the other run').getAttribute('aria-label'))!);
    const neither = numberIn((await read('neither').getAttribute('aria-label'))!);
    expect(onlyOther + neither).toBe(numberIn(await window.mistakes.innerText()));
    await expect(
      page.getByText(/This run is right where the other is wrong on \d+ images?; the other way/),
    ).toBeVisible();
    await read('only the other run').click();
    await expect(window.gallery('Read by “Starter model”, but not by this run')).toBeVisible();
    await expect(page.getByRole('group', { name: 'Pages' })).toContainText(`of ${onlyOther}`);
    await expect(window.pictures.first()).toHaveAccessibleName(
      /: an? (\d), read as \d, confidence [\d.]+; the other run reads \1$/,
    );
    await expectAccessible(page);

    // Another run comes on screen, and learns.
    await window.goTo('Train');
    // So slowly that it still changes after half a minute.
    await window.enter({
      'Learning rate': '0.02',
      'Hidden layers': '100, 30',
      'Mini-batch size': '1',
      Epochs: '500',
    });
    await window.button('Train').click();
    await window.goTo('Results');
    // The new run is compared, which is far worse at first; what is said of the run before may take more lines.
    await expect(page.getByText('less than once in 1,000')).toBeVisible();
    const before = await window.mistakes.innerText();
    await expectNothingMoves(page, async () => {
      await expect(window.mistakes).not.toHaveText(before);
      await expect(window.mistakes).toHaveText(/mistakes$/);
      const seen = await window.mistakes.innerText();
      await expect(window.mistakes).not.toHaveText(seen);
    });
    await expect(counts).toBeVisible();
  });

  test('has nothing to show without images, and says what it would', async ({ launchApp }) => {
    const window = new ResultsWindow(await launchApp({ dataFolder: null, env: { INKLING_MNIST: '' } }));
    await window.goTo('Results');
    await expect(window.page.getByText('Once there are images to read')).toBeVisible();
    await expectAccessible(window.page);
    await window.button('Use synthetic digits').click();
    await expect(window.mistakes).toHaveText(/mistakes?$/);
  });
});
