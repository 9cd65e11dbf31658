import type { NetworkParameters } from '../contract/network';
import type { CostPoint, EpochResult, RunEnding } from '../contract/run';
import type { TrainerCommand, TrainerEvent } from '../contract/trainer';
import type { TrainingEngine } from '../engine/training/training-engine';
import type { EngineMaker } from './engine';
import type { TimedProgress, TimedStep } from './timed-run';
import { timedTraining } from './timed-run';

export type StartCommand = Extract<TrainerCommand, { type: 'start' }>;

/** What a run needs of the process that it works in. */
export interface TrainerEnvironment {
  send: (event: TrainerEvent) => void;
  /** Milliseconds, from whenever. */
  now: () => number;
  /** Lets commands in that have arrived meanwhile. */
  nextTurn: () => Promise<void>;
}

/** What a run is to do; at the end of an epoch `step` turns into `pause`. */
export type RequestedState = 'run' | 'step' | 'pause' | 'stop';

const turnMs = 4;
const progressIntervalMs = 50;
const networkIntervalMs = 200;
/** A network of more than so many bytes takes its time to reach another process. */
const largeNetworkBytes = 2_000_000;
const largeNetworkIntervalMs = 1000;

/** One run: works in turns of a few milliseconds, obeys between them, and tells how far it is. */
export class TrainingRun {
  readonly runId: number;
  readonly #start: StartCommand;
  readonly #engines: EngineMaker;
  /** Made when it begins to work: until then the engine may be another run's. */
  #engine!: TrainingEngine;
  readonly #environment: TrainerEnvironment;
  #requested: RequestedState;
  /** Ends the wait of a pause. */
  #wake?: () => void;
  /** The newest, while it is not told. */
  #progress?: TimedProgress;
  #untoldCosts: CostPoint[] = [];
  #progressToldAt = -Infinity;
  #networkToldAt = -Infinity;

  constructor(start: StartCommand, engines: EngineMaker, environment: TrainerEnvironment) {
    this.runId = start.runId;
    this.#start = start;
    this.#engines = engines;
    this.#environment = environment;
    this.#requested = start.isSingleStep ? 'step' : 'run';
  }

  /** Makes the run behave otherwise from its next turn on; a stop is final. */
  request(requested: RequestedState): void {
    if (this.#requested !== 'stop') this.#requested = requested;
    this.#wake?.();
  }

  /** Trains until all epochs are done or it is asked to stop, and tells the end. */
  async work(): Promise<void> {
    const { send, now, nextTurn } = this.#environment;
    const { runId } = this;
    const { hyperparameters, network: startNetwork } = this.#start;
    this.#engine = this.#engines.create(hyperparameters, startNetwork);
    const engine = this.#engines.engineInUse;
    send({ type: 'started', runId, engine, network: this.#networkToTell() });
    let turnStartedAt = now();
    let ending: RunEnding | undefined;
    for (const step of timedTraining(this.#engine, hyperparameters, now)) {
      ending = this.#tell(step);
      if (now() - turnStartedAt >= turnMs) {
        await nextTurn();
        turnStartedAt = now();
      }
      if (this.#requested === 'pause' && !ending) await this.#pause();
      if (this.#requested === 'stop') break;
    }
    ending ??= 'stopped';
    const network = this.#networkToTell();
    this.#tellProgress();
    send({ type: 'ended', runId, ending, network });
  }

  async #pause(): Promise<void> {
    const { send } = this.#environment;
    const { runId } = this;
    this.#tellProgress();
    send({ type: 'paused', runId, network: this.#networkToTell() });
    while (this.#requested === 'pause') await new Promise<void>((wake) => (this.#wake = wake));
    if (this.#requested !== 'stop') send({ type: 'resumed', runId });
  }

  /** Returns why the run ends with this step, if it does. */
  #tell(step: TimedStep): RunEnding | undefined {
    switch (step.type) {
      case 'progress':
        this.#noteProgress(step.progress);
        return undefined;
      case 'epoch':
        this.#tellEpoch(step.result);
        return step.ending;
      case 'diverged':
        return 'diverged';
    }
  }

  #tellEpoch(result: EpochResult): void {
    this.#environment.send({ type: 'epoch', runId: this.runId, result, network: this.#networkToTell() });
    if (this.#requested === 'step') this.#requested = 'pause';
  }

  #noteProgress(progress: TimedProgress): void {
    this.#progress = progress;
    this.#untoldCosts.push(...progress.costs);
    const time = this.#environment.now();
    if (time - this.#progressToldAt >= progressIntervalMs) this.#tellProgress();
    if (!progress.isEvaluating && time - this.#networkToldAt >= this.#networkIntervalMs) {
      this.#environment.send({ type: 'network', runId: this.runId, network: this.#networkToTell() });
    }
  }

  /** Tells the newest progress with all costs since the last time; nothing when all has been told. */
  #tellProgress(): void {
    if (!this.#progress) return;
    const progress = { runId: this.runId, ...this.#progress, costs: this.#untoldCosts };
    this.#environment.send({ type: 'progress', progress });
    this.#progress = undefined;
    this.#untoldCosts = [];
    this.#progressToldAt = this.#environment.now();
  }

  get #networkIntervalMs(): number {
    const bytes = this.#engine.parameterCount * Float32Array.BYTES_PER_ELEMENT;
    return bytes > largeNetworkBytes ? largeNetworkIntervalMs : networkIntervalMs;
  }

  #networkToTell(): NetworkParameters {
    this.#networkToldAt = this.#environment.now();
    return this.#engine.parameters();
  }
}
