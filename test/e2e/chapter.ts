import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { expect } from './harness';
import { InklingWindow } from './window';
import type { StartedApp } from './harness';

/**
 * How long a spec waits for what the networks of a page learn, in milliseconds: as long as the slowest machine may take,
 * since a spec says nothing about time.
 */
export const untilLearned = { timeout: 240_000 };
/** The limit of a spec that waits so. */
export const specOfLearning = 2 * untilLearned.timeout;

/** The place Chapter as a person knows it. */
export class ChapterPlace {
  readonly page: Page;
  readonly window: InklingWindow;

  constructor(started: StartedApp) {
    this.window = new InklingWindow(started);
    this.page = started.page;
  }

  /** The list of pages. */
  get list(): Locator {
    return this.page.getByRole('complementary', { name: 'Pages of the chapter' });
  }

  /** A page's entry in the list; the list comes from the table of pages. */
  entry(title: string | RegExp): Locator {
    return this.list.getByRole('listitem').getByRole('button', { name: title });
  }

  get entries(): Locator {
    return this.list.getByRole('listitem').getByRole('button');
  }

  get title(): Locator {
    return this.page.getByRole('article').getByRole('heading').first();
  }

  get bench(): Locator {
    return this.page.getByRole('complementary', { name: 'On the bench' });
  }

  async open(title: string): Promise<void> {
    await this.window.goTo('Chapter');
    await this.entry(title).click();
    await expect(this.title).toHaveText(title);
  }

  exercise(index: number): ExerciseOnPage {
    return new ExerciseOnPage(this.page.getByRole('region', { name: /^Exercise/ }).nth(index));
  }

  slider(name: string | RegExp): Locator {
    return this.page.getByRole('slider', { name });
  }

  /** Moves a slider with the keyboard until it says this. */
  async setByKeys(slider: Locator, text: string): Promise<void> {
    await slider.focus();
    await this.page.keyboard.press('Home');
    const last = Number(await slider.getAttribute('max'));
    for (let step = 0; step <= last; step++) {
      if ((await slider.getAttribute('aria-valuetext')) === text) return;
      await this.page.keyboard.press('ArrowRight');
    }
    throw new Error(`The slider never says ${text}.`);
  }

  /** Each exercise has been solved, the list says so, and nothing is in the way of assistive technology. */
  async expectDone(title: string): Promise<void> {
    const region = this.page.getByRole('region', { name: /^Exercise/ });
    const count = await region.count();
    await expect(region.getByText('solved', { exact: true })).toHaveCount(count);
    await expect(this.entry(title)).toHaveAccessibleName(new RegExp(`exercises solved: ${count}/${count}`));
    await expectAccessible(this.page);
  }
}

export class ExerciseOnPage {
  readonly card: Locator;

  constructor(card: Locator) {
    this.card = card;
  }

  get verdict(): Locator {
    return this.card.getByRole('status');
  }

  async check(): Promise<void> {
    await this.card.getByRole('button', { name: 'Check' }).click();
  }

  async checkByKey(): Promise<void> {
    await this.card.getByRole('button', { name: 'Check' }).press('Enter');
  }

  async showAnswer(): Promise<void> {
    await this.card.getByRole('button', { name: 'Show one answer' }).click();
  }
}
