import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Emit, Snapshot } from '../contract/api';
import type { ChapterProgress } from '../contract/chapter';
import { defaultHyperparameters, type Hyperparameters } from '../contract/hyperparameters';
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
import { ReportDesk } from './reports/report-desk';
import { RunStore } from './runs/run-store';
import { Checkup } from './screen/checkup';
import { OpenedModels } from './screen/opened-models';
import { RunCollection } from './screen/run-collection';
import { RunData } from './screen/run-data';
import { RunOnScreen } from './screen/run-on-screen';
import { RunTeller } from './screen/run-teller';
import { ScreenTraining } from './screen/screen-training';
import { Sweeps } from './screen/sweeps';
import type { Settings, WindowBounds } from './settings';
import { SettingsStore } from './settings';
import type { ActiveRun } from './training/active-run';
import { MeasurementDesk } from './training/measurement-desk';
import type { TrainerChannel } from './training/trainer-process';
import { TrainingDesk } from './training/training-desk';

export interface WorkbenchOptions {
  /** For settings, data, runs and digits; created if it does not exist. */
  userDataFolder: string;
  /** Contains `starter.safetensors` and, in a packaged app, `mnist/`. */
  resourcesFolder: string;
  appVersion: string;
  /** Starts a trainer process. */
  fork: () => TrainerChannel;
  emit: Emit;
  /** Absent: nothing is logged. */
  log?: Log;
  /** How many runs train at the same time; by default the machine's cores. */
  cores?: number;
  /** MNIST folder given at this start of the app; overrides everything remembered. */
  dataFolder?: string;
  fetch?: typeof fetch;
  published?: PublishedDataSet;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** All that the app can do except ask a person; this class connects its parts. */
export class Workbench {
  /** The data set: its source and its content. */
  readonly data: DataDesk;
  /** The run that the window shows. */
  readonly screen: RunOnScreen;
  /** What a person does with the run on screen. */
  readonly training: ScreenTraining;
  /** What a person does with the runs in the list. */
  readonly runs: RunCollection;
  /** Reports on runs. */
  readonly reports: ReportDesk;
  /** Sweeps: many runs over the values of a setting or two. */
  readonly sweeps: Sweeps;
  /** Simpler methods, to compare a network with. */
  readonly measurements: MeasurementDesk;
  /** Model files. */
  readonly models: OpenedModels;
  /** The digits that the person drew. */
  readonly myDigits: MyDigits;
  /** The current round of digits. */
  readonly round: RoundFile;
  /** Lessons that teach the digits to the network on screen. */
  readonly lessons: Lessons;
  readonly #options: WorkbenchOptions;
  /** Folders to search for the data set when none has been chosen. */
  readonly #usualFolders: readonly string[];
  readonly #settings: SettingsStore;
  readonly #library: DataLibrary;
  readonly #store: RunStore;
  readonly #desk: TrainingDesk;
  readonly #teller: RunTeller;
  readonly #checkup: Checkup;
  readonly #cores: number;
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
    const cores = (this.#cores = options.cores ?? availableParallelism());
    const desk = (this.#desk = new TrainingDesk({ store, fork, cores, listener: teller, log }));
    const checkup = (this.#checkup = new Checkup({ store, screen, library, emit }));
    const data = new RunData(library, store);
    this.data = new DataDesk(library, settings);
    this.training = new ScreenTraining(screen, desk, data);
    const models = (this.models = new OpenedModels({
      resourcesFolder,
      store,
      screen,
      settings,
      library,
      emit,
    }));
    const runs = (this.runs = new RunCollection({ store, desk, screen, data, models, teller }));
    this.reports = new ReportDesk({ store, desk, library, appVersion, now });
    this.sweeps = new Sweeps(store, desk, data);
    this.measurements = new MeasurementDesk({ fork, data, emit, log });
    const myDigits = (this.myDigits = new MyDigits(userDataFolder, now));
    this.round = new RoundFile(join(userDataFolder, 'my-digits-round.json'));
    this.lessons = new Lessons({ myDigits, screen, desk, runs, data });
  }

  /** Reads settings and runs; the data set is searched for meanwhile, and its state is reported when known. */
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
    // What was entered was a change to the run that was on screen.
    if (this.screen.id !== lastRunId) {
      await this.#settings.update({ draft: firstDraft(modelPath, lastRunId) });
    }
  }

  snapshot(): Snapshot {
    const { draft, isPresentation, chapter, recentPaths } = this.settings;
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
      cores: this.#cores,
      storage,
      isPresentation,
      draft: draft ?? undefined,
      chapter,
      round: this.round.round,
      recentPaths,
      questions: this.models.questions.open,
      notice: this.#notice,
    };
  }

  /** The current settings. */
  get settings(): Readonly<Settings> {
    return this.#settings.settings;
  }

  /** Describes the data set for the log. */
  describeData(): LogFields {
    return dataFields(this.#library.status, this.#usualFolders);
  }

  /** Whether a run learns now. */
  isTraining(): boolean {
    return this.#desk.isTraining;
  }

  /** Keeps the panel's settings for the next start. */
  noteDraft(draft: Hyperparameters): Promise<Result<undefined>> {
    return this.#settings.update({ draft });
  }

  /** Keeps how far the person has come in Chapter. */
  noteChapter(chapter: ChapterProgress): Promise<Result<undefined>> {
    return this.#settings.update({ chapter });
  }

  /** Keeps whether everything is larger, for a projector; in force at once. */
  notePresentation(isPresentation: boolean): Promise<Result<undefined>> {
    return this.#settings.update({ isPresentation });
  }

  /** Notices what the terminal has done to the runs. */
  async refresh(): Promise<void> {
    await this.#store.refresh();
    if (!this.#store.summary(this.screen.id)) await this.runs.showNewest();
  }

  /** Leaves every run in a state from which it can continue; takes a few seconds at most. */
  async close(windowBounds: WindowBounds | null): Promise<void> {
    this.screen.close();
    this.sweeps.close();
    this.measurements.stop();
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

/**
 * What the panel has beside a run that was not on screen before: at a first start the book's first network, which learns
 * in seconds where the starter takes minutes; else the run's own settings.
 */
function firstDraft(modelPath: string | undefined, lastRunId: string | null): Hyperparameters | null {
  return modelPath === undefined && lastRunId === null ? defaultHyperparameters : null;
}
