import type { Stats } from 'node:fs';
import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { errorCode, plainReason } from './file-errors';

/** Why a file could not be read, as the end of a sentence. */
export interface FileFault {
  isMissing: boolean;
  isTooLarge?: boolean;
  reason: string;
}

/** Opening a pipe without a writer would block for ever, and a link could lead anywhere. Windows has no such flags. */
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/** Reads a file of our own of at most this many bytes; rejects links, pipes and devices. */
export function readRegularFile(path: string, maximumBytes: number): Promise<Buffer | FileFault> {
  return read(path, maximumBytes, flags);
}

/** Reads a file that a person named, of at most this many bytes: a link may lead to it, pipes and devices are rejected. */
export function readNamedFile(path: string, maximumBytes: number): Promise<Buffer | FileFault> {
  return read(path, maximumBytes, flags & ~(constants.O_NOFOLLOW ?? 0));
}

/** `readNamedFile` for a format of which no file is empty. */
export async function readFullFile(path: string, maximumBytes: number): Promise<Buffer | FileFault> {
  const content = await readNamedFile(path, maximumBytes);
  return isFault(content) || content.length > 0 ? content : { isMissing: false, reason: 'it is empty' };
}

async function read(path: string, maximumBytes: number, how: number): Promise<Buffer | FileFault> {
  const content = await openAndUse(path, maximumBytes, how, (file) => file.readFile());
  return 'fault' in content ? content.fault : content.value;
}

/**
 * Opens a file that a person named, of at most this many bytes, as `readNamedFile` does, and gives it with its size to
 * `use`, whose failures of reading and unpacking are faults as well.
 */
export function useNamedFile<Value>(
  path: string,
  maximumBytes: number,
  use: (file: FileHandle, bytes: number) => Promise<Value>,
): Promise<{ value: Value } | { fault: FileFault }> {
  return openAndUse(path, maximumBytes, flags & ~(constants.O_NOFOLLOW ?? 0), use);
}

async function openAndUse<Value>(
  path: string,
  maximumBytes: number,
  how: number,
  use: (file: FileHandle, bytes: number) => Promise<Value>,
): Promise<{ value: Value } | { fault: FileFault }> {
  try {
    const file = await open(path, how);
    try {
      const stats = await file.stat();
      const fault = faultOf(stats, maximumBytes);
      return fault ? { fault } : { value: await use(file, stats.size) };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return { fault: asFault(error) };
  }
}

/** `readRegularFile` in one synchronous call, which is many times faster for thousands of small files. */
export function readRegularFileSync(path: string, maximumBytes: number): Buffer | FileFault {
  return atOnce(path, (file) => faultOf(fstatSync(file), maximumBytes) ?? readFileSync(file));
}

/** Reads the first bytes of a file of any size, synchronously; fewer where the file is shorter. */
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
  return { isMissing: false, isTooLarge: true, reason: 'it is too large' };
}

function asFault(error: unknown): FileFault {
  if (errorCode(error) === 'ELOOP') return { isMissing: false, reason: 'it is a link' };
  return { isMissing: errorCode(error) === 'ENOENT', reason: plainReason(error) };
}
