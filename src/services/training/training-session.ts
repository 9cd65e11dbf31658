import type { Model, NetworkParameters } from '../../contract/models';
import type { Failure, Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type {
  DataSet,
  EngineInUse,
  EpochResult,
  RunEnding,
  RunPhase,
  RunState,
  TrainerEvent,
  TrainingRequest,
} from '../../contract/training';
import { divergenceMessage } from '../../contract/training';
import type { Emit } from '../emit';
import type { ModelDocument } from '../models/model-document';
import type { TrainerChannel } from './trainer-process';
import { TrainerProcess } from './trainer-process';

export interface TrainingSessionOptions {
  fork: () => TrainerChannel;
  document: ModelDocument;
  appVersion: string;
  emit: Emit;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** What a run learns from. */
export interface RunData {
  data: DataSet;
  /** For the model's provenance. */
  name: string;
}

/** The page needs no more than five networks a second. */
const networkIntervalMs = 200;

/** The one training run of the app: starts and steers it, and keeps what it has come to. */
export class TrainingSession {
  readonly #options: TrainingSessionOptions;
  readonly #trainer: TrainerProcess;
  #run: RunState | undefined;
  /** Replaced, never changed: models share it. */
  #epochs: EpochResult[] = [];
  #dataName = '';
  /** What a crash falls back to. */
  #lastEpochModel: Model | undefined;
  #networkToldAt = -Infinity;
  #waitingForEnd: (() => void)[] = [];

  constructor(options: TrainingSessionOptions) {
    this.#options = options;
    this.#trainer = new TrainerProcess({
      fork: options.fork,
      onEvent: (event) => this.#receive(event),
      onCrash: (code) => this.#crashed(code),
    });
  }

  /** The run that is on or was the last. */
  get run(): RunState | undefined {
    return this.#run;
  }

  get epochs(): EpochResult[] {
    return this.#epochs;
  }

  /** A run has started and not ended; it may be paused. */
  get isActive(): boolean {
    return this.#isIn('loading', 'running', 'paused');
  }

  /** Fails with 'training-not-possible' when a run is on, and with 'trainer-crashed' when no process can be had. */
  start(request: TrainingRequest, { data, name }: RunData): Result<RunState> {
    if (this.isActive) return failure('training-not-possible', 'A training is on already; stop it first.');
    const { hyperparameters, startFrom, isSingleStep } = request;
    const present = this.#options.document.model;
    const run: RunState = {
      runId: (this.#run?.runId ?? 0) + 1,
      phase: 'loading',
      hyperparameters,
      startFrom,
      trainingImages: Math.min(hyperparameters.trainingImages, data.training.labels.length),
      testImages: data.test.labels.length,
      validationImages: data.validation.labels.length,
    };
    this.#epochs = [];
    this.#dataName = name;
    this.#lastEpochModel = present;
    this.#change(run);
    const network = startFrom === 'present-network' ? present.network : undefined;
    try {
      this.#trainer.start(data, { type: 'start', runId: run.runId, hyperparameters, network, isSingleStep });
    } catch (error) {
      return this.#fail(`The training process could not be started: ${String(error)}.`);
    }
    return success(run);
  }

  pause(): Result<undefined> {
    return this.#command('pause', ['loading', 'running']);
  }

  resume(): Result<undefined> {
    return this.#command('resume', ['paused']);
  }

  step(): Result<undefined> {
    return this.#command('step', ['running', 'paused']);
  }

  /** Resolves when the run has ended and its last network is there. */
  async stop(): Promise<Result<undefined>> {
    const asked = this.#command('stop', ['loading', 'running', 'paused']);
    if (asked.ok) await new Promise<void>((resolve) => this.#waitingForEnd.push(resolve));
    return asked;
  }

  /** Ends the process at once. */
  close(): void {
    this.#trainer.close();
  }

  #command(type: 'pause' | 'resume' | 'step' | 'stop', phases: RunPhase[]): Result<undefined> {
    if (!this.#run || !this.#isIn(...phases)) {
      return failure('invalid-request', `There is no training to ${type} now.`);
    }
    this.#trainer.post({ type, runId: this.#run.runId });
    return success();
  }

  #isIn(...phases: RunPhase[]): boolean {
    return this.#run !== undefined && phases.includes(this.#run.phase);
  }

  #receive(event: TrainerEvent): void {
    if (event.type === 'loaded') return;
    const runId = event.type === 'progress' ? event.progress.runId : event.runId;
    if (!this.isActive || runId !== this.#run?.runId) return;
    switch (event.type) {
      case 'started':
        return this.#started(event.network, event.engine);
      case 'progress':
        return this.#options.emit('run.progress', event.progress);
      case 'network':
        return this.#learn(event.network);
      case 'epoch':
        this.#epochs = [...this.#epochs, event.result];
        this.#options.emit('run.epoch', { runId, result: event.result });
        this.#learn(event.network);
        this.#lastEpochModel = this.#options.document.model;
        return;
      case 'resumed':
        return this.#change({ phase: 'running' });
      case 'paused':
        return this.#rest(this.#modelOf(event.network), { phase: 'paused' });
      case 'ended':
        return this.#ended(event.ending, event.network);
    }
  }

  #ended(ending: RunEnding, network: NetworkParameters): void {
    if (ending === 'diverged') return this.#diverged();
    const phase = ending === 'stopped' ? 'stopped' : 'finished';
    this.#rest(this.#modelOf(network), { phase, ending });
  }

  #started(network: NetworkParameters, engine: EngineInUse): void {
    if (this.#run?.startFrom === 'new-weights') {
      this.#lastEpochModel = this.#modelOf(network);
      this.#options.document.beginRun(this.#lastEpochModel);
    }
    this.#change({ phase: 'running', engine });
  }

  #learn(network: NetworkParameters): void {
    this.#options.document.learn(this.#modelOf(network));
    if (this.#options.now() - this.#networkToldAt >= networkIntervalMs) this.#tellNetwork(network);
  }

  /** The run stands still: whatever was held back on the way is told now. */
  #rest(model: Model, state: Pick<RunState, 'phase' | 'ending' | 'failureMessage'>): void {
    const { document } = this.#options;
    if (model !== document.model) document.learn(model);
    document.tell();
    this.#tellNetwork(model.network);
    this.#change(state);
  }

  #tellNetwork(network: NetworkParameters): void {
    this.#networkToldAt = this.#options.now();
    this.#options.emit('network.changed', network);
  }

  #crashed(code: number | null): void {
    if (!this.isActive) return;
    const { failure: crash } = this.#fail(
      `The training process ended unexpectedly (code ${code ?? 'unknown'}). The network ${this.#nameOfKept} is kept, ` +
        'and Train starts a new process.',
    );
    this.#options.emit('failed', crash);
  }

  /** Numbers that are not finite are of no use to anybody, so the last network without them is kept. */
  #diverged(): void {
    const failureMessage = `${divergenceMessage(this.#epochs.length)} The network ${this.#nameOfKept} is kept.`;
    this.#rest(this.#keptModel, { phase: 'failed', ending: 'diverged', failureMessage });
  }

  get #nameOfKept(): string {
    return this.#epochs.length > 0 ? `of epoch ${this.#epochs.length - 1}` : 'it started from';
  }

  get #keptModel(): Model {
    return this.#lastEpochModel ?? this.#options.document.model;
  }

  #fail(failureMessage: string): { ok: false; failure: Failure } {
    this.#rest(this.#keptModel, { phase: 'failed', failureMessage });
    return failure('trainer-crashed', failureMessage);
  }

  #change(changes: Partial<RunState>): void {
    this.#run = { ...(this.#run as RunState), ...changes };
    this.#options.emit('run.changed', this.#run);
    if (this.isActive) return;
    for (const resolve of this.#waitingForEnd.splice(0)) resolve();
  }

  #modelOf(network: NetworkParameters): Model {
    return {
      network,
      provenance: {
        appVersion: this.#options.appVersion,
        createdAt: new Date(this.#options.now()).toISOString(),
        dataset: this.#dataName,
        hyperparameters: this.#run?.hyperparameters,
        epochs: this.#epochs,
      },
    };
  }
}
