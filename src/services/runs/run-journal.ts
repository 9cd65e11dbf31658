import type { Model, Provenance } from '../../contract/models';
import type { Result } from '../../contract/result';
import { success } from '../../contract/result';
import type { CostPoint, RunDescription, RunLabel, RunOutcome } from '../../contract/run';
import { isAtRest } from '../../contract/run';
import type { Checkpoint } from '../../contract/trainer';
import { weightsSha256 } from '../models/weights-sha256';
import { costLine } from './cost-lines';
import { GrowingFile } from './growing-file';
import type { KeptFile } from './kept-file';
import type { OpenedRun } from './open-run';
import { provenanceOf } from './provenance';
import type { RecordMark, RunRecord, RecordLines } from './records';
import { epochsOf, pointsOf } from './records';
import { runFiles } from './run-files';
import type { RunFolder } from './run-folder';

/** A checkpoint to write, and what must be on disk before it. */
export interface Save {
  checkpoint: Checkpoint;
  /** Position in the records just before the checkpoint. */
  mark: RecordMark;
  /** Lines in each file. */
  recordLines: number;
  costLines: number;
  best?: Model;
}

/** A run's description and label at the time of a write. */
export interface RunNames {
  description: RunDescription;
  label: RunLabel;
}

/**
 * What one run reports, in memory and on disk, and the order in which it is written, so that the files on disk always
 * belong together. First come the epochs and their costs, then the kept networks and the best one, then the checkpoint that follows them;
 * at the end the last network, and then the outcome. It never makes two writes at a time.
 */
export class RunJournal {
  readonly kept: KeptFile;
  readonly #folder: RunFolder;
  readonly #opened: OpenedRun;
  readonly #records: RecordLines;
  readonly #recordFile: GrowingFile;
  readonly #costFile: GrowingFile;
  /** Position in the records up to the last network on disk. */
  #mark: RecordMark;
  #best: Model | undefined;
  /** The last checkpoint written here. */
  #saved: Checkpoint | undefined;

  constructor(folder: RunFolder, opened: OpenedRun) {
    this.#folder = folder;
    this.#opened = opened;
    this.#records = opened.records;
    this.#mark = opened.records.mark;
    this.kept = opened.kept;
    const recordBytes = Buffer.byteLength(opened.records.text());
    this.#recordFile = new GrowingFile(folder, runFiles.records, recordBytes);
    this.#costFile = new GrowingFile(folder, runFiles.costs, opened.costBytes);
  }

  get records(): readonly RunRecord[] {
    return this.#records.records;
  }

  get unwrittenCosts(): string {
    return this.#costFile.unwritten;
  }

  addRecord(record: RunRecord): void {
    const { length } = this.#records;
    this.#records.add(record);
    this.#recordFile.add(this.#records.text(length));
  }

  addCosts(runId: string, epoch: number, costs: readonly CostPoint[]): void {
    this.#costFile.add(costLine(runId, epoch, costs));
  }

  keepBest(model: Model): void {
    this.#best = model;
  }

  /** What to write for a checkpoint that follows everything reported so far. */
  saveOf(checkpoint: Checkpoint): Save {
    const [recordLines, costLines] = [this.#recordFile.length, this.#costFile.length];
    return { checkpoint, mark: this.#records.mark, recordLines, costLines, best: this.#best };
  }

  async write(save: Save, description: RunDescription, outcome: RunOutcome): Promise<Result<undefined>> {
    const { checkpoint, mark } = save;
    const stored = { checkpoint, mark, records: this.records.slice(0, mark.lines) };
    const written = await inOrder(
      () => (isAtRest(outcome) ? this.writeOutcome({ state: 'running' }) : success()),
      () => this.#recordFile.write(save.recordLines),
      () => this.#costFile.write(save.costLines),
      () => this.#writeKept(checkpoint.position.epoch),
      () => this.#writeBest(save.best),
      () => this.#folder.writeCheckpoint(stored, description),
    );
    if (!written.ok) return written;
    this.#mark = mark;
    // If the process is killed here, the old last network is left over.
    if (!this.#saved) await this.#folder.removeNetwork();
    this.#saved = checkpoint;
    return success();
  }

  writeOutcome(outcome: RunOutcome): Promise<Result<undefined>> {
    return this.#folder.writeOutcome(outcome, this.#mark);
  }

  /**
   * Writes the end of a run. `newest`: the network after everything reported. Without it, and for an interrupted run,
   * everything since the last checkpoint is dropped.
   */
  async writeEnd(outcome: RunOutcome, names: RunNames, newest?: Model): Promise<Result<undefined>> {
    const fromCheckpoint = await this.#modelOfCheckpoint(names);
    const last = outcome.state === 'interrupted' && fromCheckpoint ? undefined : newest;
    if (last) {
      const written = await inOrder(
        () => this.#recordFile.write(),
        () => this.#costFile.write(),
        () => this.#writeKept(),
        () => this.#writeBest(this.#best),
      );
      if (!written.ok) return written;
      this.#mark = this.#records.mark;
    } else {
      this.kept.dropUnwritten();
    }
    const model = last ?? fromCheckpoint ?? this.#opened.start;
    const isThere = model === this.#opened.start;
    const sha256 = outcome.weightsSha256 ?? (model && (await weightsSha256(model.network)));
    return inOrder(
      () => (model && !isThere ? this.#folder.writeModel(runFiles.network, model) : success()),
      () => this.writeOutcome({ ...outcome, weightsSha256: sha256 }),
    );
  }

  /** They are for looking back: where they cannot be written, the run is kept all the same, and the next write tries again. */
  async #writeKept(epochs?: number): Promise<Result<undefined>> {
    await this.kept.write(epochs);
    return success();
  }

  async #writeBest(best: Model | undefined): Promise<Result<undefined>> {
    if (!best) return success();
    const written = await this.#folder.writeModel(runFiles.best, best);
    if (written.ok && this.#best === best) this.#best = undefined;
    return written;
  }

  async #modelOfCheckpoint({ description, label }: RunNames): Promise<Model | undefined> {
    const checkpoint = this.#saved ?? this.#opened.checkpoint;
    if (!checkpoint) return undefined;
    const records = this.records.slice(0, this.#mark.lines);
    const lines = await this.#folder.readCosts(description, checkpoint.position.epoch);
    const costs = [...lines.costs, ...checkpoint.curve.points];
    const told = { epochs: epochsOf(records), points: pointsOf(records), costs };
    const provenance: Provenance = provenanceOf({ ...description, ...label, ...told });
    return { network: checkpoint.network, provenance };
  }
}

/** Runs the steps one after another, until one fails. */
async function inOrder(
  ...writes: (() => Result<undefined> | Promise<Result<undefined>>)[]
): Promise<Result<undefined>> {
  for (const write of writes) {
    const written = await write();
    if (!written.ok) return written;
  }
  return success();
}
