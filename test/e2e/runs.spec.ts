import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { decodeModel } from '../../src/engine/formats/model-file';
import type { StartedApp } from './harness';
import { expect, killTrainers, test } from './harness';
import { InklingWindow } from './window';

const short = { 'Hidden layers': '12', Epochs: '3' };
// Many weights and steps on one image each make an epoch long enough to be interrupted.
const slow = { 'Hidden layers': '100, 30', 'Mini-batch size': '1', Epochs: '500' };

/** The view of the runs as a person knows it. */
class RunsWindow extends InklingWindow {
  get rows(): Locator {
    return this.page.getByRole('region', { name: 'Runs', exact: true }).getByRole('listitem');
  }

  row(seed: number): Locator {
    return this.rows.filter({ has: this.page.getByText(`Seed ${seed}`, { exact: true }) });
  }

  /** Queues the entries with so many seeds. */
  async queue(entries: Record<string, string>, repeats: number): Promise<void> {
    await this.enter(entries);
    await this.page.keyboard.press('ControlOrMeta+4');
    await this.page.getByRole('combobox', { name: 'How many runs' }).selectOption(String(repeats));
    await this.button('Queue Runs').click();
    await expect(this.rows.first()).toBeVisible();
  }
}

function keptFiles({ userDataFolder }: StartedApp): string[] {
  const folder = join(userDataFolder, 'runs');
  return existsSync(folder) ? readdirSync(folder) : [];
}

test.describe('runs side by side', () => {
  test('are queued with one seed after another, finish, and the best of them is opened and saved', async ({
    inkling,
  }, testInfo) => {
    const window = new RunsWindow(inkling);
    await window.page.getByRole('tab', { name: 'Runs' }).click();
    await expect(window.page.getByText('No runs yet')).toBeVisible();
    await window.queue(short, 3);
    await expect(window.rows).toHaveCount(3);
    for (const seed of [1, 2, 3]) await expect(window.row(seed)).toContainText('Done in');
    const best = window.rows.filter({ has: window.page.getByText('Best', { exact: true }) });
    await expect(best).toHaveCount(1);
    const accuracies = await window.rows
      .allInnerTexts()
      .then((texts) => texts.map((text) => Number(/validation\s+([\d.]+)/.exec(text)?.[1])));
    await expect(best).toContainText(`${Math.max(...accuracies).toFixed(2)} %`);

    await best.getByRole('button', { name: /^Open the network/ }).click();
    const seed = Number(/Seed (\d)/.exec(await best.innerText())?.[1]);
    await expect.poll(() => window.title()).toBe(`Run with seed ${seed} – Inkling`);
    const path = testInfo.outputPath('best.safetensors');
    await window.willSaveTo(path);
    await window.button('Save').click();
    await expect.poll(() => window.title()).toBe('best.safetensors – Inkling');
    const saved = decodeModel(readFileSync(path), path);
    expect(saved).toMatchObject({
      ok: true,
      value: { network: { sizes: [784, 12, 10] }, provenance: { hyperparameters: { seed, epochs: 3 } } },
    });
    expect(saved.ok && saved.value.provenance.epochs).toHaveLength(3);

    await window.choose('runs.clear');
    await expect(window.page.getByText('No runs yet')).toBeVisible();
    await expect.poll(() => keptFiles(inkling)).toEqual([]);
  });

  test('go on behind the run on screen, are stopped and removed, and can be queued again', async ({
    inkling,
  }) => {
    const window = new RunsWindow(inkling);
    await window.queue(slow, 20);
    await expect(window.rows).toHaveCount(20);
    await expect(window.row(20)).toContainText('Queued');
    await expect(window.row(1)).toContainText(/validation/);
    await window.button('Train').click();
    await window.expectTrainingState('Training.');
    await window.page.keyboard.press('ControlOrMeta+1');
    await expect(window.transcript).toContainText('Epoch 0:');
    await window.page.keyboard.press('ControlOrMeta+4');
    await expect(window.rows.filter({ hasText: 'Waits for a core' })).toHaveCount(1);
    await window.button('Stop').click();
    await window.expectTrainingState('Training stopped.');
    await expect(window.rows.filter({ hasText: 'Waits for a core' })).toHaveCount(0);

    await window.button('Stop the run with seed 1').click();
    await expect(window.row(1)).toContainText('Stopped');
    await window.button('Remove the run with seed 20').click();
    await expect(window.rows).toHaveCount(19);
    await window.button('Queue the run with seed 1 again').click();
    await expect(window.rows.last()).toContainText('Seed 1');
    await expect(window.rows).toHaveCount(19);
  });

  test('ask before they replace what is not saved', async ({ inkling }) => {
    const window = new RunsWindow(inkling);
    await window.train(1);
    await window.queue(short, 1);
    await expect(window.row(1)).toContainText('Done in');
    await window.willAnswer('Cancel');
    await window.button('Open the network of the run with seed 1').click();
    await expect
      .poll(() => window.askedQuestions())
      .toEqual([expect.stringContaining('Save the network “Untitled”')]);
    expect(await window.title()).toContain('Untitled');
    await window.willAnswer('Don’t Save');
    await window.button('Open the network of the run with seed 1').click();
    await expect.poll(() => window.title()).toBe('Run with seed 1 – Inkling');
  });

  test('say why they cannot be queued again when they went on from the open network', async ({ inkling }) => {
    const window = new RunsWindow(inkling);
    const slow30 = { ...slow, 'Hidden layers': '30' };
    await window.enter(slow30);
    await window.choose('model.new');
    await window.page.getByRole('radio', { name: 'This network' }).check();
    await window.queue(slow30, 1);
    await expect(window.row(1)).toContainText(/validation/);
    await expect(window.row(1)).toContainText('from the open network');
    await window.button('Stop the run with seed 1').click();
    await expect(window.row(1)).toContainText('It began from the network that was open then.');
    await expect(window.button('Queue the run with seed 1 again')).toHaveCount(0);
  });

  test('say in their row that a process crashed or that they diverged', async ({ inkling }) => {
    const window = new RunsWindow(inkling);
    await window.queue(slow, 1);
    await expect(window.row(1)).toContainText(/validation/);
    expect(await killTrainers(inkling)).toBe(1);
    await expect(window.row(1)).toContainText('The training process ended unexpectedly');
    await expect(window.button('Open the network of the run with seed 1')).toBeVisible();
    await window.page.getByText('Advanced').click();
    await window.page.getByRole('combobox', { name: 'Hidden neurons' }).selectOption('relu');
    await window.page.getByRole('combobox', { name: 'Cost' }).selectOption('cross-entropy');
    const diverging = { 'Learning rate': '1000', 'L2 regularisation': '1000', Momentum: '0.99', Seed: '2' };
    await window.queue(diverging, 1);
    await expect(window.row(2)).toContainText('Diverged');
    await expect(window.row(2)).toContainText('the weights grew beyond all bounds');
  });

  test('ask before the app ends, and are in the list at its next start', async ({ launchApp }, testInfo) => {
    const userDataFolder = testInfo.outputPath('user-data');
    const first = await launchApp({ userDataFolder });
    const window = new RunsWindow(first);
    await window.queue(short, 1);
    await expect(window.row(1)).toContainText('Done in');
    await window.queue({ ...slow, Seed: '8' }, 1);
    await expect(window.row(8)).toContainText(/validation/);
    await window.willAnswer('Cancel');
    await window.closeWindow();
    await expect
      .poll(() => window.askedQuestions())
      .toEqual([expect.stringContaining('End the run that is not finished?')]);
    await window.queue({ ...slow, Seed: '9' }, 1);
    await window.willAnswer('Quit');
    const closed = first.app.waitForEvent('close');
    await window.closeWindow();
    await closed;

    const next = new RunsWindow(await launchApp({ userDataFolder }));
    await next.page.getByRole('tab', { name: 'Runs' }).click();
    await expect(next.rows).toHaveCount(3);
    await expect(next.row(1)).toContainText('Done in');
    await expect(next.row(8)).toContainText('Stopped');
    await next.button('Open the network of the run with seed 8').click();
    await expect.poll(() => next.title()).toBe('Run with seed 8 – Inkling');
  });

  test('have a view with a tab that the keyboard reaches, and that is accessible', async ({ inkling }) => {
    const window = new RunsWindow(inkling);
    const tab = (name: string) => window.page.getByRole('tab', { name });
    await tab('Training').focus();
    await window.page.keyboard.press('ArrowLeft');
    await expect(tab('Runs')).toBeFocused();
    await expect(tab('Runs')).toHaveAttribute('aria-selected', 'true');
    await window.page.keyboard.press('ArrowRight');
    await expect(tab('Training')).toBeFocused();
    await expect(window.page.getByRole('tabpanel', { name: 'Training' })).toBeVisible();
    await window.queue(short, 2);
    await expect(window.row(2)).toContainText('Done in');
    for (const colorScheme of ['light', 'dark'] as const) {
      await window.page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page: window.page }).setLegacyMode().analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
        [],
      );
    }
  });
});
