import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { parseJson } from '../../contract/json';
import type { Model } from '../../contract/models';
import type { DrawnDigit } from '../../contract/my-digits';
import { drawnDigitSchema, maximumOwnDigits } from '../../contract/my-digits';
import type { Failure, Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { RunDescription, RunLabel, RunOutcome } from '../../contract/run';
import { encodeModel } from '../../engine/formats/model-file';
import { isFault, readRegularFile } from '../files/regular-files';
import { decodeModelFile } from '../models/model-library';
import type { StoredCheckpoint } from './checkpoint';
import { decodeCheckpoint, encodeCheckpoint } from './checkpoint';
import type { CostLines } from './cost-lines';
import { readCostLines } from './cost-lines';
import type { Disk } from './disk';
import type { KeptRecords } from './kept-record';
import { readKeptRecords } from './kept-record';
import type { RecordMark } from './records';
import type { StoredOutcome } from './run-card';
import { largestSizes, runFiles } from './run-files';
import { runIdentity } from './run-identity';

const lessonSchema = v.pipe(v.array(drawnDigitSchema), v.maxLength(maximumOwnDigits));

export type LinesFile = typeof runFiles.records | typeof runFiles.costs;
export type ModelFile = typeof runFiles.best | typeof runFiles.network;

/** The files of one run: their content, and how each is written. Every write fails with 'file-not-written'. */
export class RunFolder {
  readonly path: string;
  readonly #disk: Disk;

  constructor(path: string, disk: Disk) {
    this.path = path;
    this.#disk = disk;
  }

  make(): Promise<Result<undefined>> {
    return this.#disk.makeFolder(this.path);
  }

  writeDescription(description: RunDescription): Promise<Result<undefined>> {
    return this.#writeJson(runFiles.description, description);
  }

  writeLabel(label: RunLabel): Promise<Result<undefined>> {
    return this.#writeJson(runFiles.label, label);
  }

  /** `records`: where those of the last network end. */
  writeOutcome(outcome: RunOutcome, records: RecordMark): Promise<Result<undefined>> {
    return this.#writeJson(runFiles.outcome, { ...outcome, records } satisfies StoredOutcome);
  }

  writeLesson(digits: readonly DrawnDigit[]): Promise<Result<undefined>> {
    return this.#disk.replace(this.#file(runFiles.lesson), JSON.stringify(digits));
  }

  /** Truncates a file of lines to `length` bytes and appends text. */
  appendLines(file: LinesFile, length: number, text: string): Promise<Result<undefined>> {
    return this.#disk.append(this.#file(file), length, text);
  }

  replaceLines(file: LinesFile, text: string): Promise<Result<undefined>> {
    return this.#disk.replace(this.#file(file), text);
  }

  async writeCheckpoint(stored: StoredCheckpoint, description: RunDescription): Promise<Result<undefined>> {
    const content = await encodeCheckpoint(stored, runIdentity(description));
    return this.#disk.replace(this.#file(runFiles.checkpoint), content);
  }

  /** Truncates the file of kept networks to `length` bytes and appends records. */
  appendKept(length: number, records: Uint8Array): Promise<Result<undefined>> {
    return this.#disk.append(this.#file(runFiles.kept), length, records);
  }

  replaceKept(records: Uint8Array): Promise<Result<undefined>> {
    return this.#disk.replace(this.#file(runFiles.kept), records);
  }

  writeModel(file: ModelFile, model: Model): Promise<Result<undefined>> {
    return this.#disk.replace(this.#file(file), encodeModel(model));
  }

  removeNetwork(): Promise<Result<undefined>> {
    return this.#disk.remove(this.#file(runFiles.network));
  }

  /** Removes temporary files left by a process that was killed. */
  async removeTemporaryFiles(): Promise<void> {
    const names = Object.values(runFiles).filter((name) => name !== runFiles.lock);
    const found = await readdir(this.path).catch(() => []);
    const isTemporary = (file: string) => names.some((name) => file.startsWith(`${name}.`));
    await Promise.all(found.filter(isTemporary).map((file) => this.#disk.remove(join(this.path, file))));
  }

  /** Null when there is none. Fails with 'run-unreadable', which names the file and what is wrong with it. */
  async readCheckpoint(description: RunDescription): Promise<Result<StoredCheckpoint | null>> {
    const content = await readRegularFile(this.#file(runFiles.checkpoint), largestSizes.checkpoint);
    if (isFault(content)) {
      return content.isMissing ? success(null) : this.#unusable(runFiles.checkpoint, content.reason);
    }
    const stored = decodeCheckpoint(content, runIdentity(description));
    return typeof stored === 'string' ? this.#unusable(runFiles.checkpoint, stored) : success(stored);
  }

  /** Null when there is none. Fails with 'run-unreadable', which names the file and what is wrong with it. */
  async readModel(file: ModelFile): Promise<Result<Model | null>> {
    const content = await readRegularFile(this.#file(file), largestSizes.checkpoint);
    if (isFault(content)) return content.isMissing ? success(null) : this.#unusable(file, content.reason);
    const model = decodeModelFile(content, this.#file(file));
    return model.ok ? model : failure('run-unreadable', model.failure.message);
  }

  /** The valid part of the cost curve of the epochs before `epoch`. */
  async readCosts({ id }: RunDescription, epoch = Infinity): Promise<CostLines> {
    const content = await readRegularFile(this.#file(runFiles.costs), largestSizes.costs);
    if (!isFault(content)) return readCostLines(id, content.toString(), epoch);
    return { costs: [], text: '', isDamaged: !content.isMissing, isWhole: content.isMissing };
  }

  async readKept(run: RunDescription): Promise<KeptRecords> {
    const content = await readRegularFile(this.#file(runFiles.kept), largestSizes.kept);
    if (!isFault(content)) return readKeptRecords(run, content);
    return { records: [], isInOrder: true, isDamaged: !content.isMissing, isWhole: content.isMissing };
  }

  /** Fails with 'run-unreadable', which names the file and what is wrong with it. */
  async readLesson(): Promise<Result<DrawnDigit[]>> {
    const content = await readRegularFile(this.#file(runFiles.lesson), largestSizes.lesson);
    if (isFault(content)) return this.#unusable(runFiles.lesson, content.reason);
    const parsed = v.safeParse(v.pipe(v.string(), v.transform(parseJson), lessonSchema), content.toString());
    if (parsed.success) return success(parsed.output);
    return this.#unusable(runFiles.lesson, 'it does not hold drawn digits');
  }

  #writeJson(file: string, content: unknown): Promise<Result<undefined>> {
    return this.#disk.replace(this.#file(file), `${JSON.stringify(content, null, 2)}\n`);
  }

  #unusable(file: string, reason: string): { ok: false; failure: Failure } {
    return failure('run-unreadable', `“${this.#file(file)}” cannot be used: ${reason}.`);
  }

  #file(name: string): string {
    return join(this.path, name);
  }
}
