import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Emit, Snapshot } from '../contract/api';
import type { Hyperparameters } from '../contract/hyperparameters';
import type { Result } from '../contract/result';
import { DataDesk } from './data/data-desk';
import { dataFields } from './data/data-fields';
import { DataLibrary } from './data/data-library';
import type { PublishedDataSet } from './data/mnist-files';
import type { Log, LogFields } from './log';
import { silentLog } from './log';
import { Lessons } from './my-digits/lessons';
import { MyDigits } from './my-digits/my-digits';
import { RoundFile } from './my-digits/round-file';
import { RunStore } from './runs/run-store';
import { Checkup } from './screen/checkup';
import { OpenedModels } from './screen/opened-models';
import { RunCollection } from './screen/run-collection';
import { RunData } from './screen/run-data';
import { RunOnScreen } from './screen/run-on-screen';
import { RunTeller } from './screen/run-teller';
import { ScreenTraining } from './screen/screen-training';
import type { Settings, WindowBounds } from './settings';
import { SettingsStore } from './settings';
import type { ActiveRun } from './training/active-run';
import type { TrainerChannel } from './training/trainer-process';
import { TrainingDesk } from './training/training-desk';

export interface WorkbenchOptions {
  /** For settings, data, runs and digits; created when it is not there. */
  userDataFolder: string;
  /** Holds `starter.safetensors` and, in a packaged app, `mnist/`. */
  resourcesFolder: string;
  appVersion: string;
  /** Starts a trainer process. */
  fork: () => TrainerChannel;
  emit: Emit;
  /** Nothing is logged where nothing else is said. */
  log?: Log;
  /** Runs that train at the same time; the machine's cores, where nothing else is said. */
  cores?: number;
  /** Folder with MNIST that this start of the app was given; goes before all that is remembered. */
  dataFolder?: string;
  fetch?: typeof fetch;
  published?: PublishedDataSet;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** All that the app can do, apart from asking a person: each part of it does its own, and here they are wired. */
export class Workbench {
  /** Where the data set comes from, and what is in it. */
  readonly data: DataDesk;
  /** The run that the window shows. */
  readonly screen: RunOnScreen;
  /** What a person does with it. */
  readonly training: ScreenTraining;
  /** What a person does with the runs of the list. */
  readonly runs: RunCollection;
  /** Model files. */
  readonly models: OpenedModels;
  /** The digits that the person drew. */
  readonly myDigits: MyDigits;
  /** The round of digits that the person draws just now. */
  readonly round: RoundFile;
  /** What teaches the digits to the network on screen. */
  readonly lessons: Lessons;
  readonly #options: WorkbenchOptions;
  /** Where the data set is looked for when nobody has said where it is. */
  readonly #usualFolders: readonly string[];
  readonly #settings: SettingsStore;
  readonly #library: DataLibrary;
  readonly #store: RunStore;
  readonly #desk: TrainingDesk;
  readonly #teller: RunTeller;
  readonly #checkup: Checkup;
  #notice: string | undefined;

  constructor(options: WorkbenchOptions) {
    const {
      userDataFolder,
      resourcesFolder,
      appVersion,
      fork,
      emit,
      log = silentLog,
      now = Date.now,
    } = options;
    this.#options = options;
    this.#usualFolders = [join(resourcesFolder, 'mnist'), join(userDataFolder, 'mnist')];
    const settings = (this.#settings = new SettingsStore(userDataFolder));
    const library = (this.#library = new DataLibrary({
      usualFolders: this.#usualFolders,
      onStatus: (status) => {
        emit('data.status', status);
        if (status.phase === 'ready') log.info('data found', this.describeData());
        if (status.phase === 'unavailable') log.warn('no data', this.describeData());
        checkup.look();
      },
      fetch: options.fetch,
      published: options.published,
    }));
    const store = (this.#store = new RunStore({
      folder: join(userDataFolder, 'runs'),
      previousModelPath: join(userDataFolder, 'previous.safetensors'),
      appVersion,
      now,
    }));
    const find = (runId: string): ActiveRun | undefined => desk.find(runId);
    const onRest = () => checkup.look();
    const screen = (this.screen = new RunOnScreen({ store, desk: { find }, settings, emit, now, onRest }));
    const teller = (this.#teller = new RunTeller({ store, desk: { find }, screen, emit }));
    const cores = options.cores ?? availableParallelism();
    const desk = (this.#desk = new TrainingDesk({ store, fork, cores, listener: teller, log }));
    const checkup = (this.#checkup = new Checkup({ store, screen, library, emit }));
    const data = new RunData(library, store);
    this.data = new DataDesk(library, settings);
    this.training = new ScreenTraining(screen, desk, data);
    const models = (this.models = new OpenedModels({ resourcesFolder, store, screen, settings, emit }));
    const runs = (this.runs = new RunCollection({ store, desk, screen, data, models, teller }));
    const myDigits = (this.myDigits = new MyDigits(userDataFolder, now));
    this.round = new RoundFile(join(userDataFolder, 'my-digits-round.json'));
    this.lessons = new Lessons({ myDigits, screen, desk, runs, data });
  }

  /** Reads settings and runs; the data set is looked for meanwhile, and its state is told when it is known. */
  async start(modelPath?: string): Promise<void> {
    const notices = [await this.#settings.load()];
    void this.data.find(this.#options.dataFolder);
    await this.#store.load();
    const { lastRunId } = this.settings;
    await this.#store.applyLimit(lastRunId ? [lastRunId] : []);
    await this.round.load();
    notices.push(
      this.#store.notice,
      await this.myDigits.load(),
      await this.runs.showAtStart(modelPath, lastRunId),
    );
    this.#notice = notices.filter(Boolean).join(' ') || undefined;
  }

  snapshot(): Snapshot {
    const { draft, recentPaths } = this.settings;
    const storage = this.#store.use([this.screen.id]);
    void this.#store.noteTold(storage.dueIds);
    setImmediate(() => this.#checkup.tellAgain());
    return {
      version: this.#options.appVersion,
      platform: process.platform,
      data: this.#library.status,
      run: this.screen.details,
      network: this.screen.network,
      runs: this.#teller.summaries,
      storage,
      draft: draft ?? undefined,
      round: this.round.round,
      recentPaths,
      notice: this.#notice,
    };
  }

  /** As they stand. */
  get settings(): Readonly<Settings> {
    return this.#settings.settings;
  }

  /** The data set in the words of the log. */
  describeData(): LogFields {
    return dataFields(this.#library.status, this.#usualFolders);
  }

  /** Runs that wait or train. */
  unfinishedCount(): number {
    return this.#desk.unfinishedCount;
  }

  /** Keeps what stands in the panel for the next start. */
  noteDraft(draft: Hyperparameters): Promise<Result<undefined>> {
    return this.#settings.update({ draft });
  }

  /** Notices what the terminal has done to the runs meanwhile. */
  refresh(): Promise<void> {
    return this.#store.refresh();
  }

  /** Leaves every run where it can go on another time; takes some seconds at most. */
  async close(windowBounds: WindowBounds | null): Promise<void> {
    this.screen.close();
    await Promise.all([this.#desk.close(), this.#checkup.close()]);
    this.#teller.close();
    await Promise.all([
      this.#store.close(),
      this.#library.cancel(),
      this.#settings.update({ windowBounds }),
      this.round.settled(),
    ]);
  }
}
