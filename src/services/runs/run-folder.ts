import { appendFile, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Failure, Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { EpochResult } from '../../contract/run';
import { writeFileAtomically } from '../files/atomic-files';
import { plainReason } from '../files/file-errors';
import type { Checkpoint } from './checkpoint';
import { decodeCheckpoint, encodeCheckpoint } from './checkpoint';
import { epochLine, readEpochLines } from './epoch-lines';
import type { RunDescription } from './run-description';
import { parseRunDescription, runIdentity } from './run-description';

/** A run as it was found on disk. */
export interface StoredRun {
  folder: RunFolder;
  description: RunDescription;
  checkpoint: Checkpoint;
  /** All epochs before the checkpoint. */
  epochs: EpochResult[];
}

const fileNames = { description: 'run.json', epochs: 'epochs.jsonl', checkpoint: 'checkpoint.safetensors' };

/**
 * A run on disk: `run.json` says what it was asked to do, `epochs.jsonl` has a line for each epoch, and
 * `checkpoint.safetensors` is where it goes on from.
 *
 * The process may be killed at any moment: a checkpoint replaces the one before it as a whole, once the epochs that it
 * comes after are on disk, and `run.json` is there only when all else is.
 */
export class RunFolder {
  readonly path: string;
  readonly #run: string;

  private constructor(path: string, description: RunDescription) {
    this.path = path;
    this.#run = runIdentity(description);
  }

  /** Makes the folder of a run that begins with this checkpoint; fails with 'file-not-written'. */
  static async create(
    path: string,
    description: RunDescription,
    start: Checkpoint,
  ): Promise<Result<RunFolder>> {
    const folder = new RunFolder(path, description);
    const prepared = await prepare(path);
    if (!prepared.ok) return prepared;
    const saved = await folder.save([], start);
    if (!saved.ok) return saved;
    const content = `${JSON.stringify(description, null, 2)}\n`;
    const described = await writeFileAtomically(join(path, fileNames.description), content);
    return described.ok ? success(folder) : described;
  }

  /**
   * Reads a run to go on with it, and clears away what was written after its last checkpoint.
   * Fails with 'run-unreadable', naming the file and what is wrong with it.
   */
  static async open(path: string): Promise<Result<StoredRun>> {
    const contents: Record<string, Buffer> = {};
    for (const name of Object.values(fileNames)) {
      try {
        contents[name] = await readFile(join(path, name));
      } catch (error) {
        if (name !== fileNames.description) return unreadable(path, name, plainReason(error));
        return failure('run-unreadable', `“${path}” holds no run: run.json: ${plainReason(error)}.`);
      }
    }
    const description = parseRunDescription(contents[fileNames.description].toString());
    if (!description) return unreadable(path, fileNames.description, 'it does not describe a run');
    const folder = new RunFolder(path, description);
    const checkpoint = decodeCheckpoint(contents[fileNames.checkpoint], folder.#run);
    if (typeof checkpoint === 'string') return unreadable(path, fileNames.checkpoint, checkpoint);
    const count = checkpoint.position.epoch;
    const lines = readEpochLines(contents[fileNames.epochs].toString(), count);
    if (!lines) return unreadable(path, fileNames.epochs, `it does not tell of epochs 0 to ${count - 1}`);
    const cleared = await clearAway(path, Buffer.byteLength(lines.text));
    return cleared.ok ? success({ folder, description, checkpoint, epochs: lines.epochs }) : cleared;
  }

  /** Adds the epochs since the last checkpoint, then replaces that; fails with 'file-not-written'. */
  async save(epochs: readonly EpochResult[], checkpoint: Checkpoint): Promise<Result<undefined>> {
    const path = join(this.path, fileNames.epochs);
    try {
      await appendFile(path, epochs.map(epochLine).join(''), { flush: true });
    } catch (error) {
      return failure('file-not-written', `“${path}” could not be written: ${plainReason(error)}.`);
    }
    const content = encodeCheckpoint(checkpoint, this.#run);
    return writeFileAtomically(join(this.path, fileNames.checkpoint), content);
  }
}

/** Makes the folder with no epochs in it, unless it holds a run. */
async function prepare(path: string): Promise<Result<undefined>> {
  try {
    await mkdir(path, { recursive: true });
    if ((await readdir(path)).includes(fileNames.description)) {
      const advice = 'go on with it by `inkling resume`, or name another folder';
      return failure('file-not-written', `“${path}” holds a run already; ${advice}.`);
    }
    await writeFile(join(path, fileNames.epochs), '');
    return success();
  } catch (error) {
    return failure('file-not-written', `“${path}” cannot hold a run: ${plainReason(error)}.`);
  }
}

/** Drops the epochs after the checkpoint, and temporary files of checkpoints that were never completed. */
async function clearAway(path: string, epochsBytes: number): Promise<Result<undefined>> {
  try {
    await truncate(join(path, fileNames.epochs), epochsBytes);
    for (const name of await readdir(path)) {
      if (name.startsWith(`${fileNames.checkpoint}.`)) await rm(join(path, name));
    }
    return success();
  } catch (error) {
    return failure('file-not-written', `The run in “${path}” cannot go on: ${plainReason(error)}.`);
  }
}

function unreadable(folder: string, name: string, reason: string): { ok: false; failure: Failure } {
  return failure('run-unreadable', `“${join(folder, name)}” cannot be used: ${reason}.`);
}
