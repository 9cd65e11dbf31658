import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hyperparameters } from '../../src/contract/hyperparameters';
import { defaultHyperparameters } from '../../src/contract/hyperparameters';
import type { RunSummary } from '../../src/contract/run';
import type { Random } from '../../src/engine/random';
import { createRandom } from '../../src/engine/random';
import { expect, killTrainers, test } from './harness';
import { killApp } from './kill-app';
import type { KillMoment } from './kill-moment';
import { drawKillMoment, never, watch } from './kill-moment';
import { RestartableApp } from './restartable-app';
import type { RunEnd } from './run-end';

/** Another one tries other moments: INKLING_KILL_SEED=7. */
const seed = Number(process.env.INKLING_KILL_SEED ?? 1);

const common: Hyperparameters = { ...defaultHyperparameters, trainingImages: 5000 };

interface Case {
  title: string;
  /** Several are queued, and train behind the run on screen. */
  runs: Hyperparameters[];
}

/** Five cases make 30 in all. */
const killsOfEach = 6;

const cases: Case[] = [
  {
    title: 'with momentum, whose velocities go on too',
    runs: [{ ...common, hiddenLayers: [100], momentum: 0.5, learningRate: 0.5, epochs: 25 }],
  },
  {
    title: 'with dropout and a schedule that depends on earlier epochs',
    runs: [{ ...common, hiddenLayers: [100], dropout: 0.3, schedule: 'halving', patience: 3, epochs: 25 }],
  },
  {
    title: 'with images that are changed each time',
    runs: [{ ...common, shift: 2, rotation: 10, elastic: 4, epochs: 10 }],
  },
  {
    title: 'with tiny mini-batches in long epochs',
    runs: [{ ...common, hiddenLayers: [100, 30], miniBatchSize: 1, learningRate: 0.1, epochs: 6 }],
  },
  {
    title: 'two at a time in the background',
    runs: [
      { ...common, hiddenLayers: [60], l2: 0.1, epochs: 25 },
      { ...common, hiddenLayers: [60], l2: 0.1, epochs: 25, seed: 2 },
    ],
  },
];

/** The runs of a case, which are killed until it was often enough. */
class KilledRuns {
  readonly #app: RestartableApp;
  readonly #runs: readonly Hyperparameters[];
  readonly #random: Random;
  #undisturbed: RunEnd[] = [];
  #isAppNext: boolean;

  constructor(app: RestartableApp, runs: readonly Hyperparameters[], random: Random) {
    this.#app = app;
    this.#runs = runs;
    this.#random = random;
    this.#isAppNext = random.integerBelow(2) === 0;
  }

  /** Counts only kills that interrupted something. */
  async endure(kills: number): Promise<void> {
    await this.#app.start();
    this.#undisturbed = await this.#trainUndisturbed();
    let killed = 0;
    while (killed < kills) {
      const moment = drawKillMoment(this.#random);
      if ((await this.#trainUntil(moment)) === 'end') continue;
      const victim = this.#isAppNext ? 'app' : 'trainer';
      this.#isAppNext = !this.#isAppNext;
      const title = `kill ${killed + 1}: the ${victim}, ${moment.messages} messages after ${moment.after}`;
      await test.step(title, () => (victim === 'app' ? this.#killApp() : this.#killTrainer()));
      if ((await this.#unfinished()).length > 0) killed++;
    }
    await this.#trainUntil(never);
    await this.#compare();
  }

  /** Lets what was interrupted go on, or begins anew where all has ended, whose end is compared then. */
  async #trainUntil(moment: KillMoment): Promise<'moment' | 'end'> {
    const unfinished = await this.#unfinished();
    const { reached } = await watch(this.#app.started.page, moment, unfinished.length || this.#runs.length);
    if (unfinished.length > 0) {
      await this.#goOn(unfinished);
    } else {
      await this.#compare();
      await this.#app.begin(this.#runs);
    }
    return reached();
  }

  async #trainUndisturbed(): Promise<RunEnd[]> {
    const { reached } = await watch(this.#app.started.page, never, this.#runs.length);
    await this.#app.begin(this.#runs);
    await reached();
    return this.#app.ends(await this.#newestIds());
  }

  async #killApp(): Promise<void> {
    await killApp(this.#app.started);
    await this.#app.start();
    await this.#expectInterrupted();
  }

  async #killTrainer(): Promise<void> {
    await killTrainers(this.#app.started);
    await expect
      .poll(async () => (await this.#app.trained()).every(({ state }) => /finished|interrupted/.test(state)))
      .toBe(true);
    if ((await this.#unfinished()).length > 0) {
      await expect(this.#app.window.alerts).toContainText('The training process ended unexpectedly');
    }
    await this.#expectInterrupted();
  }

  /** In the list, and in the header where it is on screen. */
  async #expectInterrupted(): Promise<void> {
    const { window } = this.#app;
    const unfinished = await this.#unfinished();
    expect(unfinished.filter(({ state }) => state !== 'interrupted')).toEqual([]);
    if (unfinished.length > 0 && this.#runs.length === 1) {
      await expect(window.page.getByRole('banner')).toContainText('Interrupted');
      await window.expectTrainingState('Training was interrupted.');
    }
    await window.goTo('Runs');
    await window.page.getByRole('checkbox', { name: 'Group seeds' }).uncheck();
    await expect(window.page.getByRole('row').filter({ hasText: 'Interrupted' })).toHaveCount(
      unfinished.length,
    );
    await window.goTo('Train');
  }

  /** One click, or Space. */
  async #goOn(unfinished: readonly RunSummary[]): Promise<void> {
    const { window } = this.#app;
    const isOnScreen = this.#runs.length === 1;
    const way = isOnScreen ? this.#random.integerBelow(3) : 0;
    if (way === 0) {
      await window.goTo('Runs');
      await window.page.getByRole('checkbox', { name: 'Group seeds' }).uncheck();
      const buttons = window.page.getByRole('button', { name: /^Go on with/ });
      await expect(buttons).toHaveCount(unfinished.length);
      for (let left = unfinished.length; left > 0; left--) {
        await buttons.first().click();
        await expect(buttons).toHaveCount(left - 1);
      }
      await window.goTo('Train');
      return;
    }
    await expect(window.primaryAction).toHaveText(/^(Go on|Finish)/);
    await expect(window.primaryAction).toBeEnabled();
    if (way === 1) await window.primaryAction.click();
    else await window.page.keyboard.press('Space');
  }

  async #compare(): Promise<void> {
    expect(await this.#app.ends(await this.#newestIds())).toEqual(this.#undisturbed);
  }

  async #unfinished(): Promise<RunSummary[]> {
    return (await this.#app.trained()).filter(({ state }) => state !== 'finished');
  }

  /** In the order in which they were begun. */
  async #newestIds(): Promise<string[]> {
    const newest = (await this.#app.trained()).slice(0, this.#runs.length);
    return newest.map(({ id }) => id).reverse();
  }
}

test.describe('a run that is killed at random moments ends with the weights of an undisturbed one', () => {
  for (const [index, { title, runs }] of cases.entries()) {
    test(title, async ({ launchApp }, testInfo) => {
      test.slow();
      // Of what a killed process leaves behind there nothing is to stay.
      const temporaryFolder = mkdtempSync(join(tmpdir(), 'inkling-'));
      const userDataFolder = testInfo.outputPath('user-data');
      const app = new RestartableApp(launchApp, { userDataFolder, env: { TMPDIR: temporaryFolder } });
      try {
        await new KilledRuns(app, runs, createRandom(seed, index)).endure(killsOfEach);
      } catch (error) {
        console.error(`The moments were drawn with INKLING_KILL_SEED=${seed}.`);
        throw error;
      } finally {
        await app.started.close();
        rmSync(temporaryFolder, { recursive: true, force: true, maxRetries: 5 });
      }
    });
  }
});
