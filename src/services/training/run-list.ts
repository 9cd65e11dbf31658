import type { Model } from '../../contract/models';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { ListedRun, RunRecord } from '../../contract/runs';
import { withSeeds } from '../../contract/runs';
import type { EpochResult, TrainingProgress } from '../../contract/training';
import { hasEnded, isActive } from '../../contract/training';
import type { Emit } from '../../contract/api';
import type { ModelDocument } from '../models/model-document';
import { KeptRuns } from '../runs/kept-runs';
import type { RunListener, RunPlan } from './run';
import { Run } from './run';
import type { TrainerPool } from './trainer-pool';

export interface RunListOptions {
  pool: TrainerPool;
  document: ModelDocument;
  /** Where the list is kept, with the networks of the runs that have ended. */
  folder: string;
  appVersion: string;
  emit: Emit;
  /** Milliseconds since 1970. */
  now: () => number;
}

interface Row {
  /** Of its files; later runs have later names. */
  name: string;
  state: ListedRun;
  epochs: EpochResult[];
  /** While it is queued or in work, and as long as its network is not on disk. */
  run?: Run;
}

/** The runs beside the one on screen: queued, in work, and ended with their networks on disk. */
export class RunList implements RunListener {
  readonly #options: RunListOptions;
  readonly #kept: KeptRuns;
  #rows: Row[] = [];
  /** The row whose network was opened last, and that network. */
  #opened: { row: Row; model: Model } | undefined;

  constructor(options: RunListOptions) {
    this.#options = options;
    this.#kept = new KeptRuns(options.folder);
  }

  /** Takes over the list of the last start; what was not at its end then does not go on by itself. */
  async restore(): Promise<void> {
    for (const { name, run } of await this.#kept.read()) {
      const { epochs, ...state } = run;
      const runId = this.#options.pool.createRunId();
      const phase = hasEnded(state) ? state.phase : 'stopped';
      this.#rows.push({ name, epochs, state: { ...state, runId, phase } });
    }
  }

  /** Oldest first. */
  get records(): RunRecord[] {
    return this.#rows.map(({ state, epochs }) => ({ run: state, epochs }));
  }

  /** Queued or in work. */
  get unfinishedCount(): number {
    return this.#rows.filter(({ state }) => !hasEnded(state)).length;
  }

  /** Queues the run with so many seeds, one after another; fails with 'invalid-hyperparameters' beyond the last seed. */
  add(plan: RunPlan, repeats: number): Result<undefined> {
    const seeds = withSeeds(plan.hyperparameters, repeats);
    if (!seeds.ok) return seeds;
    const { pool, now } = this.#options;
    const runs = seeds.value.map(
      (hyperparameters) => new Run(pool.createRunId(), { ...plan, hyperparameters }, this.#options, this),
    );
    for (const run of runs) {
      const name = `${now()}-${String(run.state.runId).padStart(6, '0')}`;
      const row = { name, run, epochs: run.epochs, state: { ...run.state, hasNetwork: false } };
      this.#rows.push(row);
      void this.#write(row);
    }
    this.#tell();
    for (const run of runs) pool.queue(run);
    return success();
  }

  /** Ends a run that is in work. */
  stop(runId: number): Result<undefined> {
    const row = this.#find(runId);
    if (!row || !isActive(row.state)) return failure('invalid-request', 'This run is not in work.');
    this.#options.pool.post({ type: 'stop', runId });
    return success();
  }

  /** Takes a run off the list that is not in work. */
  async remove(runId: number): Promise<Result<undefined>> {
    const row = this.#find(runId);
    if (!row || isActive(row.state)) return failure('invalid-request', 'This run cannot be removed now.');
    await this.#removeAll([row]);
    return success();
  }

  async removeEnded(): Promise<Result<undefined>> {
    await this.#removeAll(this.#rows.filter(({ state }) => hasEnded(state)));
    return success();
  }

  /** Opens the network of a run that has ended; fails with 'model-unreadable'. */
  async open(runId: number): Promise<Result<undefined>> {
    const row = this.#find(runId);
    if (!row?.state.hasNetwork) return failure('model-unreadable', 'This run has left no network.');
    const model = row.run?.kept ? success(row.run.kept) : await this.#kept.readNetwork(row.name);
    if (!model.ok) return model;
    this.#options.document.openCopy(`Run with seed ${row.state.hyperparameters.seed}`, model.value);
    this.#opened = { row, model: model.value };
    return success();
  }

  /** Keeps what the runs in work have learned so far; to be called when the pool is closed. */
  async close(): Promise<void> {
    for (const row of this.#rows.filter(({ state }) => isActive(state))) void this.#write(row);
    await this.#kept.settled();
  }

  changed(run: Run): void {
    const row = this.#find(run.state.runId);
    if (!row) return;
    row.state = { ...run.state, hasNetwork: hasEnded(run.state) && row.epochs.length > 0 };
    this.#tell();
    if (hasEnded(row.state)) void this.#write(row);
  }

  progressed(progress: TrainingProgress): void {
    this.#options.emit('runs.progress', { ...progress, costs: [] });
  }

  epochFinished(run: Run, result: EpochResult): void {
    const { runId } = run.state;
    const row = this.#find(runId);
    if (row) row.epochs = run.epochs;
    this.#options.emit('runs.epoch', { runId, result });
  }

  started(): void {
    // Nobody looks at its network before its end.
  }

  learned(): void {
    // Likewise.
  }

  rested(): void {
    // Likewise.
  }

  #find(runId: number): Row | undefined {
    return this.#rows.find(({ state }) => state.runId === runId);
  }

  async #removeAll(rows: Row[]): Promise<void> {
    for (const { state } of rows) this.#options.pool.unqueue(state.runId);
    this.#rows = this.#rows.filter((row) => !rows.includes(row));
    this.#tell();
    this.#noteUnkept();
    await Promise.all(rows.map(({ name }) => this.#kept.remove(name)));
  }

  /** An open network that has lost its place in the list is nowhere else: it is unsaved from now on. */
  #noteUnkept(): void {
    const { document } = this.#options;
    if (!this.#opened || this.#rows.includes(this.#opened.row)) return;
    const { model } = this.#opened;
    if (document.model === model && document.state.origin === 'untitled') document.learn(model);
    this.#opened = undefined;
  }

  #tell(): void {
    this.#options.emit(
      'runs.changed',
      this.#rows.map(({ state }) => state),
    );
  }

  /** A network that is on disk need not be in memory too. */
  async #write(row: Row): Promise<void> {
    // As it is now: the run may go on while it is written.
    const isLast = hasEnded(row.state);
    const hasNetwork = row.epochs.length > 0;
    const model = hasNetwork ? row.run?.kept : undefined;
    const written = await this.#kept.write(row.name, { ...row.state, hasNetwork, epochs: row.epochs }, model);
    if (!written.ok) this.#options.emit('failed', written.failure);
    else if (isLast) row.run = undefined;
  }
}
