// eslint-disable-next-line no-restricted-imports -- Here it is followed by a sync.
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import { plainReason } from './file-errors';

/** The newest write of each path that is being written. */
const lastWrites = new Map<string, Promise<Result<undefined>>>();

/**
 * Writes a file so that its path always holds either the whole old or the whole new content, and in the end what was
 * asked for last. The content goes into a temporary file next to it, which is synced and renamed. With `makesFolder`
 * the folder of the file is made first. Fails with 'file-not-written'.
 */
export function writeFileAtomically(
  path: string,
  content: string | Uint8Array,
  { makesFolder = false } = {},
): Promise<Result<undefined>> {
  const key = resolve(path);
  const write = () => replaceFile(path, content, makesFolder);
  const written = lastWrites.get(key)?.then(write) ?? write();
  lastWrites.set(key, written);
  void written.then(() => {
    if (lastWrites.get(key) === written) lastWrites.delete(key);
  });
  return written;
}

async function replaceFile(
  path: string,
  content: string | Uint8Array,
  makesFolder: boolean,
): Promise<Result<undefined>> {
  try {
    if (makesFolder) await mkdir(dirname(path), { recursive: true });
    // A folder cannot be replaced anyway, and a pipe or a device is no place for a file.
    const found = await stat(path).catch(() => undefined);
    if (found && !found.isFile() && !found.isDirectory()) {
      return failure('file-not-written', `“${path}” could not be written: it is not a file.`);
    }
    // The library would write in one call and treat a short write, as on a full disk, as a complete one.
    const fillTemporaryFile = (temporaryPath: string) => writeFile(temporaryPath, content);
    await writeFileAtomic(path, '', { tmpfileCreated: fillTemporaryFile });
    await syncFolder(dirname(path));
    return success();
  } catch (error) {
    return failure('file-not-written', `“${path}” could not be written: ${plainReason(error)}.`);
  }
}

/** Renames a file or folder, so that it keeps its new place after a power cut; throws the system's error. */
export async function moveFile(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncFolder(dirname(to));
  if (dirname(from) !== dirname(to)) await syncFolder(dirname(from));
}

/** Syncs the names in a folder, where the system knows such a thing: Windows and some network disks do not. */
export async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r').catch(() => undefined);
  await opened?.sync().catch(() => undefined);
  await opened?.close();
}

/** Younger temporary files may belong to a process that is writing. */
const writingMs = 60_000;

/** Removes temporary files of this file, left by a process that was killed in the middle of writing it. */
export async function removeTemporaryFiles(path: string): Promise<void> {
  const folder = dirname(path);
  for (const name of await readdir(folder).catch(() => [])) {
    // The library adds a 32-bit hash.
    const isTemporary =
      name.startsWith(basename(path)) && /^\.\d{5,10}$/.test(name.slice(basename(path).length));
    if (!isTemporary) continue;
    const stats = await stat(join(folder, name)).catch(() => undefined);
    if (!stats || Date.now() - stats.mtimeMs < writingMs) continue;
    await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}
