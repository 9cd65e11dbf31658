import type { RunEnding } from '../contract/run';
import type { Speed, StepUnit, TrainerEvent } from '../contract/trainer';
import { endingAt } from '../engine/training/schedule';
import type { EngineMaker } from './engine';
import { RunReporter } from './run-reporter';
import type { StartCommand, StartedTraining } from './start-training';
import { startTraining } from './start-training';
import { TimedTraining } from './timed-training';

/** What a run needs from its process. */
export interface TrainerEnvironment {
  send: (event: TrainerEvent) => void;
  /** Milliseconds, from any start. */
  now: () => number;
  /** Lets commands in that have arrived. */
  nextTurn: () => Promise<void>;
  /** Calls back after this many milliseconds; the returned function cancels that. */
  after: (milliseconds: number, callback: () => void) => () => void;
}

/** What a run should do; a step changes to `pause` at the end of its mini-batch or epoch. */
export type RequestedState = 'run' | 'pause' | 'stop' | StepUnit;

const turnMs = 4;

/** One run: works in turns of a few milliseconds, obeys commands between them, and reports its progress. */
export class TrainingRun {
  readonly runId: string;
  readonly #command: StartCommand;
  readonly #engines: EngineMaker;
  readonly #environment: TrainerEnvironment;
  /** Set when the run starts to work: until then the engine may belong to another run. */
  #training!: TimedTraining;
  #reporter!: RunReporter;
  #requested: RequestedState;
  #speed: Speed;
  #cores = 1;
  #turnStartedAt = 0;
  /** Ends a wait. */
  #wake?: () => void;

  constructor(command: StartCommand, engines: EngineMaker, environment: TrainerEnvironment) {
    this.runId = command.runId;
    this.#command = command;
    this.#engines = engines;
    this.#environment = environment;
    this.#requested = command.step ?? 'run';
    this.#speed = command.speed;
  }

  /** Sets what the run does from its next turn on; a stop is final. */
  request(state: RequestedState): void {
    if (this.#requested !== 'stop') this.#requested = state;
    this.#wake?.();
  }

  setSpeed(speed: Speed): void {
    this.#speed = speed;
    this.#training?.limit.change(speed);
    this.#wake?.();
  }

  /** Sets how many cores the run uses at most. */
  setCores(cores: number): void {
    this.#cores = cores;
    this.#training?.useCores(cores);
  }

  /** Trains until all epochs are done or a stop is requested, and reports the end. */
  async work(): Promise<void> {
    const { send } = this.#environment;
    const { runId } = this;
    const started = startTraining(this.#engines, this.#command);
    if (!started.ok) return send({ type: 'refused', runId, message: started.failure.message });
    this.#begin(started.value);
    this.#end(await this.#train(started.value));
  }

  #begin({ engine, engineInUse, from }: StartedTraining): void {
    const { hyperparameters } = this.#command;
    this.#training = new TimedTraining(engine, hyperparameters, this.#environment.now, from);
    this.#training.limit.change(this.#speed);
    this.#training.useCores(this.#cores);
    this.#reporter = new RunReporter(this.runId, this.#training, this.#environment);
    const checkpoint = this.#reporter.takeCheckpoint()!;
    this.#reporter.tell({ type: 'started', engine: engineInUse, checkpoint });
  }

  /** Returns why the run ended. */
  async #train({ from }: StartedTraining): Promise<RunEnding> {
    const ending = endingAt(from.position, this.#command.hyperparameters);
    if (ending) return ending;
    this.#turnStartedAt = this.#environment.now();
    for (;;) {
      const ending = (this.#training.canRest ? await this.#rest() : undefined) ?? this.#step();
      if (ending) return ending;
      await this.#letCommandsIn();
    }
  }

  /** Works for a few milliseconds; returns why the run ends, if it does. */
  #step(): RunEnding | undefined {
    const { limit } = this.#training;
    limit.isSingleStep = this.#requested === 'mini-batch';
    const step = this.#training.next()!;
    this.#reporter.note(step);
    switch (step.type) {
      case 'progress':
        if (step.miniBatches > 0) this.#learned(step.miniBatches);
        return undefined;
      case 'point':
        return undefined;
      case 'epoch':
        if (this.#requested === 'epoch') this.#requested = 'pause';
        return step.ending;
      case 'diverged':
        return 'diverged';
    }
  }

  /** A step over an epoch's last mini-batch ends at the end of the epoch. */
  #learned(miniBatches: number): void {
    this.#training.limit.learned(miniBatches, this.#environment.now());
    if (this.#requested === 'mini-batch') this.#requested = this.#training.isEpochTrained ? 'epoch' : 'pause';
  }

  async #letCommandsIn(): Promise<void> {
    if (this.#environment.now() - this.#turnStartedAt < turnMs) return;
    await this.#environment.nextTurn();
    this.#turnStartedAt = this.#environment.now();
  }

  /** Called between two mini-batches, where the run can be held; returns why it ends there, if it does. */
  async #rest(): Promise<RunEnding | undefined> {
    this.#reporter.tellCheckpointIfDue();
    await this.#waitForSpeed();
    if (this.#requested === 'pause' && !(await this.#pause())) return 'diverged';
    return this.#requested === 'stop' ? 'stopped' : undefined;
  }

  /** Waits only before a mini-batch: evaluations belong to the mini-batches before. */
  async #waitForSpeed(): Promise<void> {
    const { limit, isEpochTrained } = this.#training;
    for (;;) {
      const waitMs = isEpochTrained || !this.#isTraining ? 0 : limit.waitMs(this.#environment.now());
      if (waitMs === 0) return;
      this.#reporter.tellBeforeWait(waitMs);
      await this.#wait(waitMs);
    }
  }

  get #isTraining(): boolean {
    return this.#requested === 'run' || this.#requested === 'epoch';
  }

  /** Returns false when the run cannot be held because its numbers are not finite. */
  async #pause(): Promise<boolean> {
    this.#reporter.tellProgress();
    const checkpoint = this.#reporter.takeCheckpoint();
    if (!checkpoint) return false;
    this.#reporter.tell({ type: 'paused', checkpoint });
    while (this.#requested === 'pause') await this.#wait();
    this.#training.limit.restart();
    if (this.#requested !== 'stop') this.#reporter.tell({ type: 'resumed' });
    return true;
  }

  /** Waits until a request, or for this many milliseconds. */
  async #wait(milliseconds?: number): Promise<void> {
    let cancel: (() => void) | undefined;
    await new Promise<void>((wake) => {
      this.#wake = wake;
      if (milliseconds !== undefined) cancel = this.#environment.after(milliseconds, wake);
    });
    cancel?.();
    this.#turnStartedAt = this.#environment.now();
  }

  #end(ending: RunEnding): void {
    this.#reporter.tellProgress();
    const checkpoint = ending === 'diverged' ? undefined : this.#reporter.takeCheckpoint();
    this.#reporter.tell({ type: 'ended', ending: checkpoint ? ending : 'diverged', checkpoint });
  }
}
