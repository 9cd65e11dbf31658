import { constants } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import { syncFolder, writeFileAtomically } from '../files/atomic-files';
import { plainReason } from '../files/file-errors';

/**
 * Where runs are written. A process may be killed in the middle of any of these operations; only `append` then leaves
 * part of its content. All fail with 'file-not-written'.
 */
export interface Disk {
  /** Creates a folder and its parents. */
  makeFolder(path: string): Promise<Result<undefined>>;
  /** Truncates a file to `length` bytes, adds content and syncs it; creates it if it does not exist. */
  append(path: string, length: number, content: string | Uint8Array): Promise<Result<undefined>>;
  /** Replaces a file; its path always holds either the whole old or the whole new content. */
  replace(path: string, content: string | Uint8Array): Promise<Result<undefined>>;
  /** Removes a file, if it exists. */
  remove(path: string): Promise<Result<undefined>>;
}

export const realDisk: Disk = {
  makeFolder: (path) => attempt(path, () => makeFolder(path)),
  append: (path, length, content) => attempt(path, () => appendAt(path, length, content)),
  replace: writeFileAtomically,
  remove: (path) => attempt(path, () => rm(path, { force: true })),
};

async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first !== undefined) await syncFolder(dirname(first));
}

/** Never through a link, whose target is somebody else's file. */
const appending = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);

async function appendAt(path: string, length: number, content: string | Uint8Array): Promise<void> {
  const file = await open(path, appending);
  try {
    await file.truncate(length);
    await file.appendFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  if (length === 0) await syncFolder(dirname(path));
}

async function attempt(path: string, write: () => Promise<unknown>): Promise<Result<undefined>> {
  try {
    await write();
    return success();
  } catch (error) {
    return failure('file-not-written', `“${path}” could not be written: ${plainReason(error)}.`);
  }
}
