import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Snapshot, Emit } from '../contract/api';
import type { ModelContent } from '../contract/model-files';
import type { DocumentState } from '../contract/models';
import type { Result } from '../contract/result';
import { success } from '../contract/result';
import type { QueueRequest } from '../contract/runs';
import type { RunState, TrainingRequest } from '../contract/training';
import type { NewNetwork } from '../contract/hyperparameters';
import { DataDesk } from './data/data-desk';
import { DataLibrary } from './data/data-library';
import type { PublishedDataSet } from './data/mnist-files';
import { ModelDocument } from './models/model-document';
import { decodeModelFile } from './models/model-library';
import { Lessons } from './my-digits/lessons';
import { MyDigits } from './my-digits/my-digits';
import type { WindowBounds } from './settings';
import { SettingsStore } from './settings';
import { planRun } from './training/plan-run';
import { RunList } from './training/run-list';
import { TrainerPool } from './training/trainer-pool';
import type { TrainerChannel } from './training/trainer-process';
import { TrainingSession } from './training/training-session';

export interface WorkbenchOptions {
  /** For settings, data and the replaced network; created when it is not there. */
  userDataFolder: string;
  /** Holds `starter.safetensors` and, in a packaged app, `mnist/`. */
  resourcesFolder: string;
  appVersion: string;
  /** Starts a trainer process. */
  fork: () => TrainerChannel;
  emit: Emit;
  /** So many runs are in work at once; the machine's cores, where nothing else is said. */
  cores?: number;
  /** Folder with MNIST that this start of the app was given; goes before all that is remembered. */
  dataFolder?: string;
  fetch?: typeof fetch;
  published?: PublishedDataSet;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** All that the app can do, apart from asking a person: settings, data, the open network and its training. */
export class Workbench {
  /** Where the data set comes from, and what is in it. */
  readonly data: DataDesk;
  /** Those that are queued, in work beside the run on screen, or have ended. */
  readonly runs: RunList;
  /** The digits that the person drew. */
  readonly myDigits: MyDigits;
  /** What teaches them to the open network. */
  readonly lessons: Lessons;
  readonly #options: WorkbenchOptions;
  readonly #settings: SettingsStore;
  readonly #library: DataLibrary;
  readonly #document: ModelDocument;
  readonly #pool: TrainerPool;
  readonly #session: TrainingSession;
  #notice: string | undefined;

  constructor(options: WorkbenchOptions) {
    const { userDataFolder, resourcesFolder, appVersion, emit, now = Date.now } = options;
    this.#options = options;
    this.#settings = new SettingsStore(userDataFolder);
    this.#library = new DataLibrary({
      usualFolders: [join(resourcesFolder, 'mnist'), join(userDataFolder, 'mnist')],
      onStatus: (status) => emit('data.status', status),
      fetch: options.fetch,
      published: options.published,
    });
    this.data = new DataDesk(this.#library, this.#settings);
    this.#document = new ModelDocument({
      starterPath: join(resourcesFolder, 'starter.safetensors'),
      previousPath: join(userDataFolder, 'previous.safetensors'),
      settings: this.#settings,
      appVersion,
      emit,
      now,
    });
    this.#pool = new TrainerPool({ fork: options.fork, size: options.cores ?? availableParallelism() });
    const shared = { pool: this.#pool, document: this.#document, appVersion, emit, now };
    this.#session = new TrainingSession(shared);
    this.runs = new RunList({ folder: join(userDataFolder, 'runs'), ...shared });
    this.myDigits = new MyDigits(userDataFolder, now);
    this.lessons = new Lessons({
      myDigits: this.myDigits,
      document: this.#document,
      data: this.#library,
      session: this.#session,
    });
  }

  /** Reads settings and model; the data set is looked for meanwhile, and its state is told when it is known. */
  async start(modelPath?: string): Promise<void> {
    const settingsNotice = await this.#settings.load();
    void this.data.find(this.#options.dataFolder);
    await this.runs.restore();
    const digitsNotice = await this.myDigits.load();
    const modelNotice = await this.#document.openAtStart(modelPath);
    this.#notice = [settingsNotice, digitsNotice, modelNotice].filter(Boolean).join(' ') || undefined;
  }

  snapshot(): Snapshot {
    return {
      version: this.#options.appVersion,
      platform: process.platform,
      data: this.#library.status,
      document: this.#document.state,
      network: this.#document.model.network,
      run: this.#session.run,
      epochs: this.#session.epochs,
      runs: this.runs.records,
      notice: this.#notice,
    };
  }

  documentState(): DocumentState {
    return this.#document.state;
  }

  windowBounds(): WindowBounds | null {
    return this.#settings.settings.windowBounds;
  }

  hasUnsavedWork(): boolean {
    return this.#document.state.isEdited;
  }

  /** A run is on; it may be paused. */
  isTraining(): boolean {
    return this.#session.isActive;
  }

  /** Waits for the data set when that is still being read. */
  async startTraining(request: TrainingRequest): Promise<Result<RunState>> {
    const plan = await planRun(request, this.#document, this.#library);
    return plan.ok ? this.#session.start(plan.value) : plan;
  }

  pauseTraining(): Result<undefined> {
    return this.#session.pause();
  }

  resumeTraining(): Result<undefined> {
    return this.#session.resume();
  }

  stepTraining(): Result<undefined> {
    return this.#session.step();
  }

  stopTraining(): Promise<Result<undefined>> {
    return this.#session.stop();
  }

  /** Queues as many runs as asked for; they are in work beside the run on screen. */
  async queueRuns({ repeats, ...request }: QueueRequest): Promise<Result<undefined>> {
    const plan = await planRun({ ...request, isSingleStep: false }, this.#document, this.#library);
    return plan.ok ? this.runs.add(plan.value, repeats) : plan;
  }

  async openRun(runId: number): Promise<Result<undefined>> {
    await this.#endTraining();
    return this.runs.open(runId);
  }

  async newModel(shape: NewNetwork): Promise<Result<undefined>> {
    await this.#endTraining();
    this.#document.openNew(shape);
    return success();
  }

  async openModel(path: string): Promise<Result<undefined>> {
    await this.#endTraining();
    return this.#document.open(path);
  }

  /** Opens a model's file whose place nobody knows; fails with 'model-unreadable' and then leaves all as it is. */
  async openModelContent({ name, bytes }: ModelContent): Promise<Result<undefined>> {
    const model = decodeModelFile(bytes, name);
    if (!model.ok) return model;
    await this.#endTraining();
    this.#document.openCopy(name, model.value);
    return success();
  }

  async openStarter(): Promise<Result<undefined>> {
    await this.#endTraining();
    return this.#document.openStarter();
  }

  async bringBackPrevious(): Promise<Result<undefined>> {
    await this.#endTraining();
    return this.#document.bringBackPrevious();
  }

  /** Saves the newest network, also of a running training; gives the path. */
  saveModel(path: string): Promise<Result<string>> {
    return this.#document.save(path);
  }

  /** Ends all that is in work; the window's place is remembered. */
  async close(windowBounds: WindowBounds | null): Promise<void> {
    this.#pool.close();
    await Promise.all([
      this.runs.close(),
      this.#library.cancel(),
      this.#settings.update({ windowBounds }),
      this.#document.settled(),
    ]);
  }

  /** Another network must not be overtaken by the one that is still being trained. */
  async #endTraining(): Promise<void> {
    if (this.#session.isActive) await this.#session.stop();
  }
}
