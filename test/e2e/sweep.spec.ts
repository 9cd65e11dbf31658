import type { Locator } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { expect, test } from './harness';
import { InklingWindow } from './window';

/** The sweep in Runs as a person knows it. */
class SweepWindow extends InklingWindow {
  get form(): Locator {
    return this.page.getByRole('dialog', { name: 'Sweep' });
  }

  get card(): Locator {
    return this.page.getByRole('region', { name: 'Sweep' });
  }

  get map(): Locator {
    return this.card.getByRole('grid');
  }

  /** The cells of the map that have a figure. */
  get figures(): Locator {
    return this.map.getByRole('button').filter({ hasText: /^\d+\.\d$/ });
  }

  get rows(): Locator {
    return this.page.getByRole('treegrid', { name: 'Runs' }).getByRole('rowgroup').getByRole('row');
  }

  /** Fills in the form, which is open, and queues the sweep. */
  async queue(entries: Record<string, string>, button: string): Promise<void> {
    for (const [name, text] of Object.entries(entries)) await this.form.getByLabel(name).fill(text);
    await this.form.getByRole('button', { name: button }).click();
  }
}

test('a sweep fills its map, and its best settings go on screen, into the panel and into a finer sweep', async ({
  launchApp,
}, testInfo) => {
  const userDataFolder = testInfo.outputPath('user-data');
  const started = await launchApp({ userDataFolder });
  const window = new SweepWindow(started);
  const { page } = window;
  await window.enter({ 'Mini-batch size': '5' });
  await window.choose('runs.sweep');
  await expect(window.form).toBeVisible();
  await expect(window.form.getByRole('status')).toContainText(
    '4 × 3 values of learning rate η and hidden layers',
  );
  await expect(window.form.getByRole('status')).toContainText('The time is not known yet');
  await expect(window.form).toContainText('The rest as in Train: mini-batch 5');
  await window.form.getByLabel('Values of Learning rate').fill('fast');
  await expect(window.form.getByRole('status')).toContainText('“fast” is not a number');
  await expectAccessible(page);
  await window.queue(
    {
      'Values of Learning rate': '0.3..3 x3',
      'Values of Hidden layers': '4; 8, 4',
      Seeds: '1-2',
      Epochs: '2',
    },
    'Queue 12 runs',
  );
  await expect(window.form).toBeHidden();
  await expect(window.figures).toHaveCount(6);
  await expect(window.card).toContainText('12 runs done');
  await expect(window.card).toContainText('mean of 2 seeds');
  await expectAccessible(page);

  // The figures are the means of the rows in the table of runs.
  const best = await window.card.getByText(/^Best: /).innerText();
  const [, eta, hidden] = /^Best: η (\S+), hidden (.*), \d+\.\d\d %\.$/.exec(best)!;
  await expect(window.map.getByRole('button', { name: /, the best$/ })).toHaveAccessibleName(
    new RegExp(`^η ${eta}, hidden ${hidden}: `),
  );
  await window.card.getByRole('button', { name: 'Put on screen' }).click();
  await expect(window.facts).toContainText(`784-${hidden.replace(', ', '-')}-10 · η ${eta} · mini-batch 5`);

  // With keys: from cell to cell, and the run of a cell onto the screen.
  await window.map.getByRole('button', { name: /, the best$/ }).focus();
  for (const key of ['Home', 'ArrowUp', 'ArrowDown', 'End', 'ArrowLeft']) await page.keyboard.press(key);
  const cell = window.map.locator('button:focus');
  await expect(cell).toHaveAccessibleName(/^η 0\.95, hidden 4: /);
  await page.keyboard.press('Enter');
  await expect(window.facts).toContainText('784-4-10 · η 0.95');
  await expect(window.card).toContainText('η 0.95, hidden 4:');

  await window.card.getByRole('button', { name: 'Use these settings' }).click();
  await expect(window.field('Learning rate')).toHaveValue(eta);
  await expect(window.field('Hidden layers')).toHaveValue(hidden);

  await window.goTo('Runs');
  await window.card.getByRole('button', { name: 'Refine around it' }).click();
  const values = await window.form.getByLabel('Values of Learning rate').inputValue();
  expect(values.split(', ')).toContain(eta);
  expect(values.split(', ')).toHaveLength(3);
  await expect(window.form).toContainText('As in the run that it refines');
  await expect(window.form.getByRole('status')).toContainText(/judging by \d+ similar runs/);
  await page.keyboard.press('Escape');
  await expect(window.form).toBeHidden();
  await started.close();

  // The stored runs alone give the map again.
  const next = new SweepWindow(await launchApp({ userDataFolder }));
  await next.goTo('Runs');
  await expect(next.figures).toHaveCount(6);
  await expect(next.card).toContainText(best);
  await next.button('Close the sweep').click();
  await expect(next.card).toBeHidden();
  await next.rows.first().click({ button: 'right' });
  await next.page.getByRole('menuitem', { name: 'Show its sweep' }).click();
  await expect(next.figures).toHaveCount(6);
});

test('stops the runs of a cell or all, and repeats a run with ten seeds', async ({ inkling }) => {
  const window = new SweepWindow(inkling);
  const { page } = window;
  await window.enter({ 'Mini-batch size': '1' });
  await window.goTo('Runs');
  await window.button('Sweep…').click();
  await window.form.getByLabel('And').selectOption('nothing else');
  await window.queue(
    { 'Values of Learning rate': '0.1, 0.2, 0.4', Seeds: '1', Epochs: '9000' },
    'Queue 3 runs',
  );
  await expect(window.map.getByRole('button')).toHaveCount(3);
  await window.map
    .getByRole('button', { name: 'η 0.4: waiting' })
    .or(window.map.getByRole('button', { name: 'η 0.4: training' }))
    .click();
  await window.card.getByRole('button', { name: 'Stop this run' }).click();
  await expect(window.card).toContainText('1 of 3 runs done, 1 stopped');
  await window.card.getByRole('button', { name: 'Stop all' }).click();
  await expect(window.card).toContainText('3 runs done, 3 stopped');
  await expect(window.card.getByRole('button', { name: 'Stop all' })).toBeHidden();

  await window.goTo('Train');
  await window.enter({ 'Hidden layers': '3', Epochs: '1', Seed: '5' });
  await window.train(1);
  await window.choose('run.repeat');
  await expect(page.getByRole('status', { name: 'Notices' })).toContainText('with seeds 6 to 15.');
  await page.getByRole('status', { name: 'Notices' }).getByRole('button', { name: 'Show Runs' }).click();
  // Only the rows in view are on the page.
  await window.button('Close the sweep').click();
  // They are one row with the run that they repeat.
  const group = window.rows.filter({ hasText: '5–15' });
  await expect(group).toContainText('Done');
  await group.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Repeat with 10 seeds' }).click();
  await expect(page.getByRole('status', { name: 'Notices' })).toContainText('with seeds 16 to 25.');
  await expectAccessible(page);
});
