import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import type { CommandId } from '../../src/contract/commands';
import type {} from '../../src/renderer/bridge';
import type { StartedApp } from './harness';
import { expect } from './harness';

/** The app's window as a person knows it. */
export class InklingWindow {
  readonly page: Page;
  readonly #started: StartedApp;

  constructor(started: StartedApp) {
    this.#started = started;
    this.page = started.page;
  }

  get transcript(): Locator {
    return this.page.getByRole('region', { name: 'Transcript' });
  }

  get answer(): Locator {
    return this.page.getByRole('status', { name: 'Answer' });
  }

  get bars(): Locator {
    return this.page.getByRole('list', { name: 'Output activations' }).getByRole('listitem');
  }

  get alerts(): Locator {
    return this.page.getByRole('alert');
  }

  /** What the run on screen is, in the header. */
  get facts(): Locator {
    return this.page.getByRole('banner').locator('.run-facts');
  }

  /** The button that trains, pauses, resumes or trains on. */
  get primaryAction(): Locator {
    return this.page.getByRole('group', { name: 'Training controls' }).getByRole('button').first();
  }

  /** Which settings of the panel are a preset's; empty: none. */
  get preset(): Locator {
    return this.page.getByRole('combobox', { name: 'Preset' });
  }

  get runName(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  field(name: string): Locator {
    return this.page.getByRole('textbox', { name });
  }

  /** How many percent a progress bar shows. */
  async percent(name: string): Promise<number> {
    return Number(await this.page.getByRole('progressbar', { name }).getAttribute('aria-valuenow'));
  }

  title(): Promise<string> {
    return this.#started.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].getTitle());
  }

  /** Chooses an item of the menu, as a person does. */
  async choose(id: CommandId | 'help.chapter' | `recent:${string}`): Promise<void> {
    // The menu learns of a command's state a moment after the window.
    await expect.poll(async () => (await this.menuItem(id))?.enabled).toBe(true);
    await this.#started.app.evaluate(({ Menu }, itemId) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(itemId);
      if (!item?.enabled) throw new Error(`The menu's ${itemId} is not there, or is disabled.`);
      item.click();
    }, id);
  }

  menuItem(id: string): Promise<{ label: string; enabled: boolean; checked: boolean } | null> {
    return this.#started.app.evaluate(({ Menu }, itemId) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(itemId);
      return item ? { label: item.label, enabled: item.enabled, checked: item.checked } : null;
    }, id);
  }

  /** The next dialogs that ask where to save answer these paths, the last one again and again; none: cancelled. */
  async willSaveTo(...filePaths: (string | undefined)[]): Promise<void> {
    await this.#started.app.evaluate(({ dialog }, paths) => {
      const suggested: string[] = [];
      Object.assign(globalThis, { suggestedPaths: suggested, offeredFormats: [] });
      dialog.showSaveDialog = ((_window: unknown, options: Electron.SaveDialogOptions) => {
        suggested.push(options.defaultPath ?? '');
        Object.assign(globalThis, { offeredFormats: options.filters });
        const path = paths.length > 1 ? paths.shift() : paths[0];
        return Promise.resolve({ canceled: path === undefined, filePath: path ?? '' });
      }) as typeof dialog.showSaveDialog;
    }, filePaths);
  }

  /** What the dialogs since the last `willSaveTo` have suggested. */
  suggestedPaths(): Promise<string[]> {
    return this.#started.app.evaluate(
      () => (globalThis as { suggestedPaths?: string[] }).suggestedPaths ?? [],
    );
  }

  /** The endings of the formats that the last dialog of `willSaveTo` has offered. */
  offeredEndings(): Promise<string[]> {
    return this.#started.app.evaluate(() =>
      (globalThis as { offeredFormats?: Electron.FileFilter[] }).offeredFormats!.flatMap(
        ({ extensions }) => extensions,
      ),
    );
  }

  /** The next dialog that asks for a file or a folder answers this path; none: cancelled. */
  async willOpen(filePath: string | undefined): Promise<void> {
    await this.#started.app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = () =>
        Promise.resolve({ canceled: path === undefined, filePaths: path === undefined ? [] : [path] });
    }, filePath);
  }

  /** Writes down what the app asks from now on; it is to ask nothing. */
  async noteQuestions(): Promise<void> {
    await this.#started.app.evaluate(({ dialog }) => {
      const asked: string[] = [];
      Object.assign(globalThis, { askedQuestions: asked });
      dialog.showMessageBox = ((_window: unknown, options: Electron.MessageBoxOptions) => {
        asked.push(`${options.message} ${options.detail ?? ''}`);
        return Promise.resolve({ response: 0, checkboxChecked: false });
      }) as typeof dialog.showMessageBox;
    });
  }

  askedQuestions(): Promise<string[]> {
    return this.#started.app.evaluate(
      () => (globalThis as { askedQuestions?: string[] }).askedQuestions ?? [],
    );
  }

  /** Closes the window as a click on its cross does. */
  async closeWindow(): Promise<void> {
    await this.#started.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].close());
  }

  /** Fills the panel; what is not said stays: at a first start as in the book's first experiment. */
  async enter(entries: Record<string, string>): Promise<void> {
    for (const [name, text] of Object.entries(entries)) await this.field(name).fill(text);
  }

  /** Trains a new network to the end, for this many epochs. */
  async train(epochs: number): Promise<void> {
    await this.enter({ Epochs: String(epochs) });
    // A run can be over before anybody has seen that it was on.
    const finished = this.page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          let id = '';
          const stopWaiting = window.inkling.on('run.shown', (run) => (id = run.id));
          const stop = window.inkling.on('run.changed', (run) => {
            if (run.id !== id || run.state !== 'finished') return;
            stopWaiting();
            stop();
            requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
          });
        }),
    );
    await this.choose('training.new');
    await finished;
    await this.expectTrainingState('Training finished.');
  }

  /** Waits until the page has been told what ails a run, and has drawn since. */
  async examined(): Promise<void> {
    await this.page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const stop = window.inkling.on('run.diagnosis', ({ findings }) => {
            if (findings.length === 0) return;
            stop();
            requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
          });
        }),
    );
  }

  /** Goes to a place of the window. */
  async goTo(place: string): Promise<void> {
    await this.page.getByRole('link', { name: place, exact: true }).click();
  }

  async expectTrainingState(text: string): Promise<void> {
    await expect(this.page.getByRole('status', { name: 'Training state' })).toContainText(text);
  }

  /** The epochs on the transcript's visible lines with their counts, newest last. */
  async transcriptCounts(): Promise<number[]> {
    const lines = (await this.transcript.innerText()).matchAll(/Epoch \d+: (\d+) \/ \d+/g);
    return [...lines].map(([, correct]) => Number(correct));
  }
}

/** Of a PNG file, in pixels. */
export function pngSize(path: string): { width: number; height: number } {
  const bytes = readFileSync(path);
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
