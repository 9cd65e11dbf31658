import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { NetworkActivations } from '../../src/contract/network';
import type {} from '../../src/renderer/bridge';
import { expectAccessible } from './accessibility';
import type { StartedApp } from './harness';
import { expect, projectFolder, test } from './harness';
import { handOver } from './pictures';
import { InklingWindow } from './window';

const cases = join(projectFolder, 'test/engine/formats/cases');
const torch = join(cases, 'sequential-float16.safetensors');
const keras = join(cases, 'keras.safetensors');

/** The question about a file. */
function questionOf({ page }: StartedApp, name: string): Locator {
  return page.getByRole('dialog', { name: `“${name}” doesn’t say its activations` });
}

function hidden(question: Locator): Locator {
  return question.getByRole('combobox', { name: 'Hidden neurons' });
}

function output(question: Locator): Locator {
  return question.getByRole('combobox', { name: 'Output neurons' });
}

/** As the system does when a person opens a file while the app runs. */
function startAgain({ app }: StartedApp, ...argv: string[]): Promise<void> {
  return app.evaluate(
    ({ app }, argv) =>
      void app.emit('second-instance', { preventDefault: () => undefined }, ['inkling', ...argv], '/'),
    argv,
  );
}

const relu: NetworkActivations = { hidden: 'relu', output: 'softmax' };

/** Answers the first question, as its dialog does. */
function give(page: Page, activations: NetworkActivations) {
  return page.evaluate((given) => window.inkling.request('model.give-activations', 1, given), activations);
}

function tryOut(page: Page, activations: NetworkActivations) {
  return page.evaluate((given) => window.inkling.request('model.try-activations', 1, given), activations);
}

test.describe('a file that does not say its activations', () => {
  test('asks for them, tries them, opens with them, and does not ask again', async ({
    launchApp,
  }, testInfo) => {
    const userDataFolder = testInfo.outputPath('user-data');
    const path = testInfo.outputPath('mine.safetensors');
    copyFileSync(torch, path);
    const started = await launchApp({ userDataFolder });
    const window = new InklingWindow(started);
    await window.willOpen(path);
    await window.choose('model.open');
    const question = questionOf(started, 'mine.safetensors');
    await expect(question).toContainText('a 784-4-10 network');
    await expect(question.getByRole('status')).toContainText(
      /it reads [\d,]+ of [\d,]+ test images correctly/,
    );
    await expect(hidden(question)).toBeFocused();
    await expectAccessible(window.page);
    expect(await window.title()).toBe('Starter model – Inkling');
    expect(await window.menuItem(`recent:${path}`)).toBeNull();
    await hidden(question).selectOption('ReLU');
    await output(question).selectOption('softmax');
    await expect(question.getByRole('status')).toContainText(
      /it reads [\d,]+ of [\d,]+ test images correctly/,
    );
    await question.getByRole('button', { name: 'Open' }).click();
    await expect(question).toBeHidden();
    await expect.poll(() => window.title()).toBe('mine – Inkling');
    await expect(window.alerts).toBeEmpty();
    await expect(window.facts).toContainText('training history unknown');
    await window.page.getByText('Cost, weights, regularisation').click();
    await expect(window.page.getByRole('combobox', { name: 'Hidden neurons' })).toHaveValue('relu');
    await expect(window.page.getByRole('combobox', { name: 'Output neurons' })).toHaveValue('softmax');

    await window.choose('model.starter');
    await expect.poll(() => window.title()).toBe('Starter model – Inkling');
    await window.choose(`recent:${path}`);
    await expect.poll(() => window.title()).toBe('mine – Inkling');
    const closed = started.app.waitForEvent('close');
    await window.closeWindow();
    await closed;

    const next = new InklingWindow(await launchApp({ userDataFolder, args: [path] }));
    expect(await next.title()).toBe('mine – Inkling');
    await expect(next.page.getByRole('dialog')).toHaveCount(0);
  });

  test('leaves the run on screen when a person cancels, and asks the next time', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    const question = questionOf(inkling, 'keras.safetensors');
    await window.willOpen(keras);
    for (const leave of [
      () => question.getByRole('button', { name: 'Cancel' }).click(),
      () => question.getByRole('button', { name: 'Close' }).click(),
      () => window.page.keyboard.press('Escape'),
    ]) {
      await window.choose('model.open');
      await expect(question).toBeVisible();
      await leave();
      await expect(question).toBeHidden();
    }
    expect(await window.title()).toBe('Starter model – Inkling');
    await expect(window.alerts).toBeEmpty();
  });

  test('is asked about at the start, also after the page was reloaded', async ({ launchApp }) => {
    const started = await launchApp({ args: [torch] });
    const window = new InklingWindow(started);
    const question = questionOf(started, 'sequential-float16.safetensors');
    await expect(question).toBeVisible();
    expect(await window.title()).toBe('Starter model – Inkling');
    await expect(window.alerts).toBeEmpty();
    await hidden(question).selectOption('tanh');
    await window.page.reload();
    await expect(hidden(question)).toHaveValue('sigmoid');
    await question.getByRole('button', { name: 'Open' }).click();
    await expect.poll(() => window.title()).toBe('sequential-float16 – Inkling');
  });

  test('waits for its turn behind another one, and is asked about only once', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await handOver(window.page, 'drop', readFileSync(torch), 'dropped.safetensors');
    const [first, second] = ['dropped.safetensors', 'keras.safetensors'].map((name) =>
      questionOf(inkling, name),
    );
    await expect(first).toBeVisible();
    await hidden(first).selectOption('relu');
    await startAgain(inkling, keras);
    await startAgain(inkling, keras);
    await handOver(window.page, 'drop', readFileSync(torch), 'dropped.safetensors');
    await expect(hidden(first)).toHaveValue('relu');
    await expect(second).toBeHidden();
    await first.getByRole('button', { name: 'Open' }).click();
    await expect(second).toBeVisible();
    await expect.poll(() => window.title()).toBe('dropped – Inkling');
    await expect(hidden(second)).toHaveValue('sigmoid');
    await second.getByRole('button', { name: 'Cancel' }).click();
    await expect(window.page.getByRole('dialog')).toHaveCount(0);
    expect(await window.title()).toBe('dropped – Inkling');
  });

  test('opens even if it has gone meanwhile, and a late answer changes nothing', async ({
    inkling,
  }, testInfo) => {
    const window = new InklingWindow(inkling);
    const { page } = inkling;
    const path = testInfo.outputPath('gone.safetensors');
    copyFileSync(torch, path);
    await startAgain(inkling, path);
    const question = questionOf(inkling, 'gone.safetensors');
    await expect(question).toBeVisible();
    rmSync(path);
    await question.getByRole('button', { name: 'Open' }).click();
    await expect.poll(() => window.title()).toBe('gone – Inkling');
    expect(await give(page, relu)).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    expect(await tryOut(page, relu)).toEqual({ ok: true, value: null });
    expect(await window.title()).toBe('gone – Inkling');
  });

  test('is not opened with activations that there are not', async ({ inkling }) => {
    const { page } = inkling;
    await startAgain(inkling, torch);
    await expect(questionOf(inkling, 'sequential-float16.safetensors')).toBeVisible();
    const refused = await give(page, { hidden: 'swish', output: 'softmax' } as never);
    expect(refused).toMatchObject({ ok: false, failure: { code: 'invalid-request' } });
    await expect(questionOf(inkling, 'sequential-float16.safetensors')).toBeVisible();
  });
});

test('a file of another program is told what to do instead', async ({ launchApp }) => {
  const started = await launchApp({ args: [join(cases, 'new.pt')] });
  const window = new InklingWindow(started);
  await expect(window.alerts).toContainText('new.pt: it is a PyTorch file.');
  await handOver(window.page, 'drop', readFileSync(join(cases, 'old.pth')), 'old.pth');
  await expect(window.alerts).toContainText('old.pth: it is a Python pickle');
  await handOver(window.page, 'drop', readFileSync(join(cases, 'lstm.safetensors')), 'lstm.safetensors');
  await expect(window.alerts).toContainText('lstm.safetensors: it holds a recurrent network');
  expect(await window.title()).toBe('Starter model – Inkling');
});
