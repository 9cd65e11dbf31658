import type { Stats } from 'node:fs';
import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { errorCode, plainReason } from './file-errors';

/** Why there is no content, as the end of a sentence. */
export interface FileFault {
  isMissing: boolean;
  reason: string;
}

/** Opening a pipe that nobody writes to would wait for ever, and a link could lead anywhere. Windows has no such flags. */
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/** Reads a file of at most so many bytes; leaves links, pipes and devices alone. */
export async function readRegularFile(path: string, maximumBytes: number): Promise<Buffer | FileFault> {
  try {
    const file = await open(path, flags);
    try {
      return faultOf(await file.stat(), maximumBytes) ?? (await file.readFile());
    } finally {
      await file.close();
    }
  } catch (error) {
    return asFault(error);
  }
}

/** The same at once: thousands of small files are read many times faster so. */
export function readRegularFileSync(path: string, maximumBytes: number): Buffer | FileFault {
  return atOnce(path, (file) => faultOf(fstatSync(file), maximumBytes) ?? readFileSync(file));
}

/** Reads the first bytes of a file of any size at once, or all that there are. */
export function readStartSync(path: string, bytes: number): Buffer | FileFault {
  return atOnce(path, (file) => {
    const fault = faultOf(fstatSync(file), Infinity);
    if (fault) return fault;
    const start = Buffer.alloc(bytes);
    return start.subarray(0, readSync(file, start));
  });
}

export function isFault(content: Uint8Array | FileFault): content is FileFault {
  return !(content instanceof Uint8Array);
}

function atOnce(path: string, read: (file: number) => Buffer | FileFault): Buffer | FileFault {
  try {
    const file = openSync(path, flags);
    try {
      return read(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return asFault(error);
  }
}

function faultOf(stats: Stats, maximumBytes: number): FileFault | undefined {
  if (!stats.isFile()) return { isMissing: false, reason: 'it is not a file' };
  if (stats.size <= maximumBytes) return undefined;
  return { isMissing: false, reason: 'it is too large to be one of a run' };
}

function asFault(error: unknown): FileFault {
  if (errorCode(error) === 'ELOOP') return { isMissing: false, reason: 'it is a link' };
  return { isMissing: errorCode(error) === 'ENOENT', reason: plainReason(error) };
}
