import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { RunStore } from '../../src/services/runs/run-store';
import { expectAccessible } from './accessibility';
import { expect, killTrainers, test } from './harness';
import { InklingWindow } from './window';

const short = { 'Hidden layers': '12', Epochs: '3' };
// Many weights and steps on one image each make an epoch long enough to be interrupted.
const slow = { 'Hidden layers': '100, 30', 'Mini-batch size': '1', Epochs: '500' };

/** The list of runs as a person knows it. */
class RunsWindow extends InklingWindow {
  get grid(): Locator {
    return this.page.getByRole('treegrid', { name: 'Runs' });
  }

  /** Without the head. */
  get rows(): Locator {
    return this.grid.getByRole('rowgroup').getByRole('row');
  }

  /** The run of this seed. */
  row(seed: number): Locator {
    const words = this.page.locator('.row-name, .column-difference');
    return this.rows.filter({ has: words.filter({ hasText: new RegExp(`seed ${seed}(?!\\d)`) }) });
  }

  get notices(): Locator {
    return this.page.getByRole('status', { name: 'Notices' });
  }

  /** Names of the buttons, links and rows that a notice lies over. */
  coveredByNotices(): Promise<string[]> {
    return this.notices.evaluate((notices) => {
      const over = notices.getBoundingClientRect();
      const others = [...document.querySelectorAll('button, select, input, textarea, [role="row"]')];
      return others
        .filter((other) => !notices.contains(other))
        .filter((other) => {
          const { left, right, top, bottom } = other.getBoundingClientRect();
          return left < over.right && right > over.left && top < over.bottom && bottom > over.top;
        })
        .map((other) => other.getAttribute('aria-label') ?? other.textContent ?? '');
    });
  }

  get details(): Locator {
    return this.page.getByRole('region', { name: 'About the selected run' });
  }

  /** Shows every run in its own row. */
  async ungroup(): Promise<void> {
    await this.page.getByRole('checkbox', { name: 'Group seeds' }).uncheck();
  }

  /** Queues the entries with this many seeds. */
  async queue(entries: Record<string, string>, count: number): Promise<void> {
    await this.goTo('Train');
    await this.enter(entries);
    await this.goTo('Runs');
    await this.button('More seeds…').click();
    await this.field('Number of runs').fill(String(count));
    await this.button(count === 1 ? 'Queue 1 run' : `Queue ${count} runs`).click();
  }
}

test.describe('the list of runs', () => {
  test('has the run on screen at first, and says what comes next', async ({ inkling }) => {
    const window = new RunsWindow(inkling);
    await window.goTo('Runs');
    await expect(window.rows).toHaveCount(1);
    await expect(window.rows.first()).toContainText('on screen');
    await expect(window.page.getByText('Every run that you train is kept here')).toBeVisible();
    await expect(window.page.getByText(/^Newest first\. “Best” marks the run/)).toBeVisible();
    await expect(window.page.getByText(/^1 run, [\d.]+ [kM]B on disk/)).toBeVisible();
    await expectAccessible(window.page);
  });

  test('queues several seeds, marks the best by its validation accuracy, and puts it on screen', async ({
    inkling,
  }) => {
    const window = new RunsWindow(inkling);
    await window.queue({ ...short, Seed: '100' }, 3);
    await window.ungroup();
    for (const seed of [100, 101, 102]) await expect(window.row(seed)).toContainText('Done');
    const figures = await window.rows.evaluateAll((rows) =>
      rows.map((row) => ({
        isBest: row.textContent!.includes('Best'),
        validation: Number(row.querySelectorAll('[role="gridcell"]')[6].textContent),
      })),
    );
    const highest = Math.max(...figures.map(({ validation }) => validation));
    expect(figures.filter(({ isBest }) => isBest).map(({ validation }) => validation)).toEqual([highest]);
    const name = await window.row(101).locator('.row-name').innerText();
    await window.row(101).click();
    await expect(window.rows.filter({ hasText: 'on screen' })).toContainText(name);
    await expect(window.runName).toHaveText(name);
    await window.goTo('Train');
    await expect(window.transcript).toContainText('Epoch 2:');
    await expect(window.facts).toContainText('seed 101');
    await expectAccessible(window.page);
  });

  test('begins further seeds after those that these settings have been trained with', async ({ inkling }) => {
    const window = new RunsWindow(inkling);
    await window.queue({ ...short, Seed: '7' }, 2);
    await window.button('More seeds…').click();
    await expect(window.page.getByText('With seeds 9, 10.')).toBeVisible();
    await window.field('Number of runs').fill('20');
    await expect(window.page.getByText('With seeds 9 to 28.')).toBeVisible();
    await window.field('Number of runs').fill('many');
    await expect(window.page.getByText('Choose from 1 to 1000 runs.')).toBeVisible();
    await window.page.keyboard.press('Escape');
    await expect(window.rows).toHaveCount(2);
    await expect(window.rows.first()).toContainText('7–8');
  });

  test('goes with keys: choose, rename, delete and undo', async ({ inkling }) => {
    const window = new RunsWindow(inkling);
    const { page } = window;
    await window.queue({ ...short, Seed: '1' }, 3);
    await window.ungroup();
    await expect(window.rows.filter({ hasText: 'Done' })).toHaveCount(4);
    await window.grid.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('F2');
    await page.keyboard.type('My favourite');
    await page.keyboard.press('Enter');
    await expect(window.rows.first()).toContainText('My favourite');
    await expect(window.grid).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByText('2 runs selected')).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Delete');
    await expect(window.rows).toHaveCount(2);
    await expect(window.notices).toContainText('Deleted 2 runs.');
    expect(await window.coveredByNotices()).toEqual([]);
    await window.notices.getByRole('button', { name: 'Undo' }).click();
    await expect(window.rows).toHaveCount(4);
    await window.grid.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Delete');
    await expect(window.notices).toContainText('Deleted');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(window.rows).toHaveCount(4);
    await expect(window.notices).not.toContainText('Deleted');
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await expect(window.runName).toHaveText('My favourite');
  });

  test('lets selected runs vote as one network, which comes on screen', async ({ inkling }) => {
    const window = new RunsWindow(inkling);
    const { page } = window;
    await window.queue({ ...short, Seed: '1' }, 3);
    await expect(page.getByRole('columnheader', { name: 'Seeds', exact: true })).toBeVisible();
    await window.ungroup();
    await expect(page.getByRole('columnheader', { name: 'Seed', exact: true })).toBeVisible();
    await expect(window.rows.filter({ hasText: 'Done' })).toHaveCount(4);
    await window.row(1).click();
    await window.row(3).click({ modifiers: ['Shift'] });
    await expect(page.getByText('3 runs selected')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+a');
    await expect(window.button('Let them vote')).toHaveAttribute('aria-disabled', 'true');
    await window.row(1).click();
    await window.row(3).click({ modifiers: ['Shift'] });
    await window.button('Let them vote').click();
    await expect(window.runName).toHaveText('3 voting: 12 hidden');
    await expect(window.facts).toContainText('784-36-10 · 3 networks that vote');
    await window.goTo('Train');
    await expect(page.getByRole('region', { name: 'Accuracy' })).toContainText('3 networks vote as one');
    await expectAccessible(page);
  });

  test('keeps stars, notes and names until the next start', async ({ launchApp }, testInfo) => {
    const userDataFolder = testInfo.outputPath('user-data');
    const first = await launchApp({ userDataFolder });
    const window = new RunsWindow(first);
    await window.goTo('Runs');
    const name = await window.rows.first().locator('.row-name').innerText();
    await window.rows.first().hover();
    await window.button(`Star “${name}”`).click();
    await window.rows.first().click({ button: 'right' });
    await window.page.getByRole('menuitem', { name: 'Note…' }).click();
    await window.page.keyboard.type('Came with the app');
    await window.page.keyboard.press('Tab');
    await expect(window.button(`Star “${name}”`)).toHaveAttribute('aria-pressed', 'true');
    await first.close();

    const next = new RunsWindow(await launchApp({ userDataFolder }));
    await next.goTo('Runs');
    await expect(next.button(`Star “${name}”`)).toHaveAttribute('aria-pressed', 'true');
    await expect(next.field('Note')).toHaveValue('Came with the app');
  });

  test('keeps every row in its place when rows are ticked', async ({ inkling }) => {
    const window = new RunsWindow(inkling);
    await window.queue({ ...short, Seed: '1' }, 3);
    await window.ungroup();
    await expect(window.rows.filter({ hasText: 'Done' })).toHaveCount(4);
    const boxes = () =>
      window.rows.evaluateAll((rows) => rows.map((row) => JSON.stringify(row.getBoundingClientRect())));
    const height = () => window.grid.evaluate((grid) => grid.clientHeight);
    const before = [await boxes(), await height()];
    for (const row of [0, 2]) await window.rows.nth(row).getByRole('checkbox').check();
    await expect(window.page.getByText('Two runs compared')).toBeVisible();
    expect([await boxes(), await height()]).toEqual(before);
  });

  test('lets the notice of a deletion leave, and restores the run later', async ({ inkling }) => {
    const window = new RunsWindow(inkling);
    const { page } = window;
    await page.clock.install();
    await window.queue({ ...short, Seed: '1' }, 1);
    await window.ungroup();
    await expect(window.rows.filter({ hasText: 'Done' })).toHaveCount(2);
    await window.grid.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Delete');
    await expect(window.rows).toHaveCount(1);
    const undo = window.notices.getByRole('button', { name: 'Undo' });
    await undo.hover();
    await page.clock.runFor(60_000);
    await expect(undo).toBeVisible();
    await page.mouse.move(0, 0);
    await page.clock.runFor(60_000);
    await expect(undo).toBeHidden();
    await window.button('Restore').click();
    await expect(window.rows).toHaveCount(2);
    await expect(window.button('Restore')).toBeHidden();
  });

  test('says at once that a run is stopping, and stops it once', async ({ inkling }) => {
    const window = new RunsWindow(inkling);
    await window.queue({ ...slow, Seed: '12' }, 1);
    const row = window.row(12);
    await expect(row.getByRole('progressbar')).toBeVisible();
    const stop = row.getByRole('button', { name: /^Stop/ });
    // Of the same turn: whatever main does, it has not answered yet.
    const shown = await stop.evaluate(async (button: HTMLButtonElement) => {
      button.click();
      await new Promise(requestAnimationFrame);
      button.click();
      return [button.closest('[role="row"]')!.textContent, button.ariaDisabled];
    });
    expect(shown).toEqual([expect.stringContaining('Stopping…'), 'true']);
    await expect(row).toContainText('Stopped');
    await expect(window.alerts).toBeEmpty();
  });

  test('shows the names of the app’s own networks whole in a small window, also beside the mark of the best', async ({
    inkling,
  }) => {
    const window = new RunsWindow(inkling);
    await window.choose('model.book');
    await window.goTo('Runs');
    await window.page.setViewportSize({ width: 1024, height: 700 });
    await expect(window.rows.filter({ hasText: 'Best' })).toHaveCount(1);
    await expect(window.rows).toHaveCount(2);
    const cut = await window.grid
      .locator('.row-name > span')
      .evaluateAll((parts) =>
        parts.filter((part) => part.scrollWidth > part.clientWidth).map((part) => part.textContent),
      );
    expect(cut).toEqual([]);
  });

  test('has room for the time of a long training', async ({ inkling }) => {
    const window = new RunsWindow(inkling);
    await window.goTo('Runs');
    for (const width of [1280, 1920]) {
      await window.page.setViewportSize({ width, height: 800 });
      const time = window.grid.locator('.run-row .time');
      await expect(time).toHaveText('14 min 57 s');
      expect(await time.evaluate((cell) => cell.scrollWidth - cell.clientWidth)).toBeLessThanOrEqual(0);
    }
  });

  test('goes on with a run that was stopped, and leaves one that trains when others are deleted', async ({
    inkling,
  }) => {
    const window = new RunsWindow(inkling);
    await window.queue({ ...slow, Seed: '11' }, 1);
    const row = window.row(11);
    await row.getByRole('button', { name: /^Stop/ }).click();
    await expect(row).toContainText('Stopped');
    await row.getByRole('button', { name: /^Go on with/ }).click();
    await expect(row.getByRole('button', { name: /^Stop/ })).toBeVisible();
    await expect(row.getByRole('progressbar')).toBeVisible();
    await window.goTo('Train');
    await window.page.getByRole('button', { name: '1 other run learning' }).click();
    await row.click({ button: 'right' });
    await expect(window.page.getByRole('menuitem', { name: /^Delete/ })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await window.page.keyboard.press('Escape');
    await window.grid.focus();
    await window.page.keyboard.press('ControlOrMeta+a');
    await window.page.keyboard.press('Delete');
    await expect(row).toBeVisible();
    await window.notices.getByRole('button', { name: 'Undo' }).click();
    await row.getByRole('button', { name: /^Stop/ }).click();
  });

  test('follows what the terminal does to the runs, and changes nothing of it @packaging', async ({
    launchApp,
  }, testInfo) => {
    const userDataFolder = testInfo.outputPath('user-data');
    const window = new RunsWindow(await launchApp({ userDataFolder }));
    await window.train(1);
    await window.goTo('Runs');
    const terminal = new RunStore({ folder: join(userDataFolder, 'runs'), appVersion: '' });
    await terminal.load();
    const [onScreen] = terminal.summaries;

    const { hyperparameters, engine } = onScreen;
    const origin = { kind: 'new' } as const;
    const others = { ...hyperparameters, learningRate: 0.25 };
    const begun = await terminal.create(
      { origin, hyperparameters: others, engine },
      { name: 'In the terminal' },
    );
    if (!begun.ok) throw new Error(begun.failure.message);
    await begun.value.setState({ state: 'running' });
    const row = window.rows.filter({ hasText: 'In the terminal' });
    await expect(row).toBeVisible();
    await begun.value.finish({ state: 'finished', ending: 'completed' });
    await expect(row).toContainText('Done');

    await terminal.setLabel(onScreen.id, { name: 'Renamed there', note: 'noted there' });
    await expect(window.runName).toHaveText('Renamed there');
    await window.page.getByRole('button', { name: 'Star “Renamed there”' }).click({ force: true });
    await expect
      .poll(async () => {
        await terminal.refresh();
        return terminal.summary(onScreen.id);
      })
      .toMatchObject({ name: 'Renamed there', note: 'noted there', isStarred: true });

    await terminal.delete([onScreen.id]);
    await expect(window.runName).toHaveText('In the terminal');
    await expect(window.rows.filter({ hasText: 'Renamed there' })).toHaveCount(0);
  });

  test('says in words why a run failed', async ({ inkling }) => {
    const window = new RunsWindow(inkling);
    await window.queue({ ...slow, Seed: '13' }, 1);
    const row = window.row(13);
    await expect(row.getByRole('progressbar')).toBeVisible();
    await expect.poll(() => killTrainers(inkling)).toBeGreaterThan(0);
    await expect(row).toContainText(/Failed|Interrupted/);
    await row.click();
    await expect(window.details).toContainText('The training process ended unexpectedly');
    await expect(row.getByRole('button', { name: /^Go on with/ })).toBeVisible();
  });

  test('says what the runs take on disk, and changes how much that may be', async ({ inkling }) => {
    const window = new RunsWindow(inkling);
    await window.goTo('Runs');
    const limit = window.page.getByRole('combobox', { name: 'Disk space limit for runs' });
    await limit.selectOption('5 GB');
    await expect(limit).toHaveValue(String(5e9));
    await window.page.reload();
    await window.goTo('Runs');
    await expect(limit).toHaveValue(String(5e9));
  });

  test('holds at 200 % zoom: everything can be scrolled to', async ({ inkling }) => {
    const window = new RunsWindow(inkling);
    await window.goTo('Runs');
    await window.page.setViewportSize({ width: 640, height: 400 });
    for (const control of [window.button('More seeds…'), window.field('Note'), window.rows.first()]) {
      await control.scrollIntoViewIfNeeded();
      await expect(control).toBeInViewport();
    }
    const overflow = await window.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(overflow).toBe(false);
  });
});
