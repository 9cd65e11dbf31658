import type { Model } from '../../contract/models';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { EpochResult, RunPhase, RunState, TrainingProgress } from '../../contract/training';
import { isActive } from '../../contract/training';
import type { Emit } from '../../contract/api';
import type { ModelDocument } from '../models/model-document';
import type { RunListener, RunPlan } from './run';
import { Run } from './run';
import type { TrainerPool } from './trainer-pool';

export interface TrainingSessionOptions {
  pool: TrainerPool;
  document: ModelDocument;
  appVersion: string;
  emit: Emit;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** The page needs no more than five networks a second. */
const networkIntervalMs = 200;

/** The run on screen, one at a time: starts and steers it; the open network is what it has come to. */
export class TrainingSession implements RunListener {
  readonly #options: TrainingSessionOptions;
  #run: Run | undefined;
  #networkToldAt = -Infinity;
  #waitingForEnd: (() => void)[] = [];

  constructor(options: TrainingSessionOptions) {
    this.#options = options;
  }

  /** The run that is on or was the last. */
  get run(): RunState | undefined {
    return this.#run?.state;
  }

  get epochs(): EpochResult[] {
    return this.#run?.epochs ?? [];
  }

  /** A run has started and not ended; it may be paused. */
  get isActive(): boolean {
    return this.#run !== undefined && isActive(this.#run.state);
  }

  /** Fails with 'training-not-possible' when a run is on, and with 'trainer-crashed' when no process can be had. */
  start(plan: RunPlan): Result<RunState> {
    if (this.isActive) return failure('training-not-possible', 'A training is on already; stop it first.');
    const { pool } = this.#options;
    const run = new Run(pool.createRunId(), plan, this.#options, this);
    this.#run = run;
    pool.start(run);
    const { failureMessage } = run.state;
    return failureMessage ? failure('trainer-crashed', failureMessage) : success(run.state);
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

  changed({ state }: Run): void {
    this.#options.emit('run.changed', state);
    if (isActive(state)) return;
    for (const resolve of this.#waitingForEnd.splice(0)) resolve();
  }

  progressed(progress: TrainingProgress): void {
    this.#options.emit('run.progress', progress);
  }

  epochFinished({ state: { runId } }: Run, result: EpochResult): void {
    this.#options.emit('run.epoch', { runId, result });
  }

  started({ state }: Run, model: Model): void {
    if (state.startFrom === 'new-weights') this.#options.document.beginRun(model);
  }

  learned(model: Model): void {
    this.#options.document.learn(model);
    if (this.#options.now() - this.#networkToldAt >= networkIntervalMs) this.#tellNetwork(model);
  }

  /** Whatever was held back on the way is told now. */
  rested(rested: Model | undefined): void {
    const { document } = this.#options;
    const model = rested ?? document.model;
    if (model !== document.model) document.learn(model);
    document.tell();
    this.#tellNetwork(model);
  }

  #command(type: 'pause' | 'resume' | 'step' | 'stop', phases: RunPhase[]): Result<undefined> {
    if (!this.#run || !phases.includes(this.#run.state.phase)) {
      return failure('invalid-request', `There is no training to ${type} now.`);
    }
    this.#options.pool.post({ type, runId: this.#run.state.runId });
    return success();
  }

  #tellNetwork({ network }: Model): void {
    this.#networkToldAt = this.#options.now();
    this.#options.emit('network.changed', network);
  }
}
