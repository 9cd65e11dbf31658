import { existsSync } from 'node:fs';
import type { Model } from '../../contract/models';
import type { NetworkParameters } from '../../contract/network';
import type { Result } from '../../contract/result';
import { success } from '../../contract/result';
import type {
  AccuracyPoint,
  CostPoint,
  EpochResult,
  KeptNetworks,
  RunDescription,
  RunLabel,
  RunOutcome,
} from '../../contract/run';
import type { Checkpoint } from '../../contract/trainer';
import type { OpenedRun } from './open-run';
import type { RunRecord, RunRecords } from './records';
import { epochsOf, pointsOf } from './records';
import type { RunFolder } from './run-folder';
import { runInUse } from './run-faults';
import type { Save } from './run-journal';
import { RunJournal } from './run-journal';
import type { RunLock } from './run-lock';

/** A run's checkpoint, and what it had reported by then. */
export interface FoundCheckpoint extends RunRecords {
  checkpoint: Checkpoint;
}

/** What a writer is built from. */
export interface RunWriterParts {
  folder: RunFolder;
  lock: RunLock;
  description: RunDescription;
  outcome: RunOutcome;
  opened: OpenedRun;
  /** The run's current label. */
  label: () => RunLabel;
  /** Called after each change, in memory or on disk. */
  onChange: () => void;
  /** Called once the lock has been released. */
  onClosed: () => void;
}

/**
 * Writes one run, locked by this process, to disk.
 *
 * The trainer's reports stay in memory until the next checkpoint. While the disk cannot be written, training may
 * continue: `save` reports that once, and a later checkpoint writes what is missing.
 */
export class RunWriter {
  /** Absent for a run without a checkpoint. */
  readonly found?: FoundCheckpoint;
  /** Without a checkpoint: the network to continue from; absent: new weights. */
  readonly start?: Model;
  /** What was damaged and has been recovered, as a sentence for a person; usually nothing. */
  readonly notice?: string;
  readonly #parts: RunWriterParts;
  readonly #journal: RunJournal;
  #description: RunDescription;
  #outcome: RunOutcome;
  /** The save that has not started yet. */
  #waiting: { save: Save; written: Promise<Result<undefined>> } | undefined;
  /** The last save that failed, if no later one succeeded. */
  #failed: Save | undefined;
  #lastWrite: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(parts: RunWriterParts) {
    const { folder, description, outcome, opened } = parts;
    const { checkpoint, costs } = opened;
    this.#parts = parts;
    this.#journal = new RunJournal(folder, opened);
    this.#description = description;
    this.#outcome = outcome;
    this.start = opened.start;
    this.notice = opened.notice;
    const { records } = this.#journal;
    if (checkpoint) {
      this.found = { checkpoint, epochs: epochsOf(records), points: pointsOf(records), costs };
    }
  }

  get id(): string {
    return this.#description.id;
  }

  get description(): RunDescription {
    return this.#description;
  }

  /** The latest outcome. */
  get outcome(): RunOutcome {
    return this.#outcome;
  }

  /** All reported epochs and points, on disk or not. */
  get records(): readonly RunRecord[] {
    return this.#journal.records;
  }

  /** Lines of the cost curve that are not on disk yet. */
  get unwrittenCosts(): string {
    return this.#journal.unwrittenCosts;
  }

  /** Plans more epochs; `data`: what an opened run learns from, from now on. Fails as `setState` does. */
  plan(epochs: number, data = this.#description.data): Promise<Result<undefined>> {
    const { hyperparameters } = this.#description;
    this.#description = { ...this.#description, hyperparameters: { ...hyperparameters, epochs }, data };
    this.#parts.onChange();
    return this.#inTurn(() => this.#parts.folder.writeDescription(this.#description));
  }

  addPoint(point: AccuracyPoint): void {
    this.#journal.addRecord({ point });
    this.#parts.onChange();
  }

  /** Adds an epoch; `costs`: all its points. */
  addEpoch(result: EpochResult, costs: readonly CostPoint[]): void {
    this.#journal.addRecord({ result });
    this.#journal.addCosts(this.id, result.epoch, costs);
    this.#parts.onChange();
  }

  /** The networks kept on the way; the same object until they change. */
  get kept(): KeptNetworks {
    return this.#journal.kept.kept;
  }

  /** The network after this many epochs; null when it is not kept. */
  keptNetwork(epochs: number): Promise<NetworkParameters | null> {
    return this.#journal.kept.network(epochs);
  }

  /** Keeps the network after this many epochs, if it is one of those to keep. */
  keepNetwork(epochs: number, network: NetworkParameters): void {
    this.#journal.kept.add(epochs, network);
  }

  /** Keeps the network after the best epoch so far; its provenance comes from `provenanceOf`. */
  keepBest(model: Model): void {
    this.#journal.keepBest(model);
  }

  /**
   * Writes everything since the last save, then the checkpoint. Never two at a time: a newer checkpoint replaces one
   * that still waits. Resolves once it, or a newer one, is on disk.
   *
   * Fails with 'file-not-written' only the first time in a row, and with 'run-in-use' each time once another process
   * has taken the run over: then the run must stop.
   */
  save(checkpoint: Checkpoint): Promise<Result<undefined>> {
    const save = this.#journal.saveOf(checkpoint);
    if (this.#waiting) {
      this.#waiting.save = save;
      return this.#waiting.written;
    }
    const written = this.#inTurn(() => this.#writeWaiting());
    this.#waiting = { save, written };
    return written;
  }

  /**
   * Sets the outcome. Fails with 'file-not-written', and with 'run-in-use' once another process has taken the run over.
   */
  setState(outcome: RunOutcome): Promise<Result<undefined>> {
    this.#outcome = outcome;
    this.#parts.onChange();
    return this.#inTurn(() => this.#journal.writeOutcome(outcome));
  }

  /**
   * Ends the run and releases the lock. When that fails, the writer keeps both what it knows and the lock: `finish` may
   * be tried again, and `release` gives up.
   *
   * `last`: its last good network, if newer than the last checkpoint; without it, and for an interrupted run,
   * everything since the checkpoint is dropped. Fails as `setState` does; the run on disk then has the state of its
   * last checkpoint.
   */
  async finish(outcome: RunOutcome, last?: Model): Promise<Result<undefined>> {
    const written = await this.#inTurn(async () => {
      const saved = await this.#retry();
      if (!saved.ok) return saved;
      const names = { description: this.#description, label: this.#parts.label() };
      return this.#journal.writeEnd(outcome, names, last);
    });
    if (written.ok) await this.release();
    return written;
  }

  /** Waits for pending writes and releases the lock; a run that was active is then interrupted. */
  async release(): Promise<void> {
    await this.#inTurn(() => this.#retry());
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#parts.lock.release();
    this.#parts.onClosed();
  }

  async #writeWaiting(): Promise<Result<undefined>> {
    const { save } = this.#waiting!;
    const isReported = this.#failed !== undefined;
    this.#waiting = undefined;
    this.#failed = save;
    const written = await this.#retry();
    return written.ok || isReported ? success() : written;
  }

  async #retry(): Promise<Result<undefined>> {
    if (!this.#failed) return success();
    const written = await this.#journal.write(this.#failed, this.#description, this.#outcome);
    if (written.ok) this.#failed = undefined;
    this.#parts.onChange();
    return written;
  }

  /** Makes one write at a time, each only while the lock is ours; one that has gone with its folder is nobody's. */
  #inTurn(write: () => Promise<Result<undefined>>): Promise<Result<undefined>> {
    const { lock, folder, label } = this.#parts;
    const written = this.#lastWrite.then(() => {
      if (this.#isClosed) return success();
      return lock.isOurs || !existsSync(folder.path) ? write() : runInUse(label().name);
    });
    this.#lastWrite = written.catch(() => undefined);
    return written;
  }
}
