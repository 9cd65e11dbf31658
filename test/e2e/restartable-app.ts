import { join } from 'node:path';
import type { Hyperparameters } from '../../src/contract/hyperparameters';
import type { RunSummary } from '../../src/contract/run';
import type {} from '../../src/renderer/bridge';
import type { LaunchOptions, StartedApp } from './harness';
import { expect } from './harness';
import type { RunEnd } from './run-end';
import { readRunEnd } from './run-end';
import { InklingWindow } from './window';

/** The app, which is started again and again with the same folder of runs. */
export class RestartableApp {
  readonly #launch: (options: LaunchOptions) => Promise<StartedApp>;
  readonly #options: LaunchOptions;
  started!: StartedApp;
  window!: InklingWindow;

  constructor(launch: (options: LaunchOptions) => Promise<StartedApp>, options: LaunchOptions) {
    this.#launch = launch;
    this.#options = options;
  }

  async start(): Promise<void> {
    this.started = await this.#launch(this.#options);
    this.window = new InklingWindow(this.started);
    await expect.poll(() => this.#dataPhase()).toBe('ready');
  }

  /** One comes on screen; several are queued, and train behind what is there. */
  async begin(settings: readonly Hyperparameters[]): Promise<void> {
    const { page } = this.started;
    const ask = (hyperparameters: Hyperparameters) =>
      settings.length === 1
        ? page.evaluate((wanted) => window.inkling.request('training.start', wanted), {
            hyperparameters,
            speed: 'full' as const,
          })
        : page.evaluate((wanted) => window.inkling.request('runs.queue', wanted), {
            hyperparameters,
            repeats: 1,
          });
    for (const each of settings) expect(await ask(each)).toMatchObject({ ok: true });
  }

  /** Runs with new weights, newest first: not the one of the model that the app opens at its first start. */
  async trained(): Promise<RunSummary[]> {
    const snapshot = await this.started.page.evaluate(() => window.inkling.request('app.snapshot'));
    return snapshot.ok ? snapshot.value.runs.filter(({ origin }) => origin.kind === 'new') : [];
  }

  async ends(ids: readonly string[]): Promise<RunEnd[]> {
    const folder = join(this.#options.userDataFolder!, 'runs');
    return Promise.all(ids.map((id) => readRunEnd(folder, id)));
  }

  async #dataPhase(): Promise<string> {
    const snapshot = await this.started.page.evaluate(() => window.inkling.request('app.snapshot'));
    return snapshot.ok ? snapshot.value.data.phase : snapshot.failure.message;
  }
}
