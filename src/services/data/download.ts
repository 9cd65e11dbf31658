import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import { moveFile } from '../files/atomic-files';
import { plainReason } from '../files/file-errors';
import { networkReason } from '../network-errors';
import { partPath } from './part-files';

/** How long to wait for a mirror, and how often to retry. */
export interface DownloadPatience {
  /** Until the mirror responds. */
  answerMs: number;
  /** Between one piece of the file and the next. */
  idleMs: number;
  /** How many times all mirrors are tried, one after another. */
  rounds: number;
  /** Pause before the mirrors are tried again. */
  betweenRoundsMs: number;
}

export const usualPatience: DownloadPatience = {
  answerMs: 20_000,
  idleMs: 20_000,
  rounds: 2,
  betweenRoundsMs: 1_000,
};

export interface Download {
  /** Addresses of the same file, in the order in which they are tried. */
  urls: readonly string[];
  path: string;
  bytes: number;
  /** In lower-case hexadecimal. */
  sha256: string;
  fetch: typeof fetch;
  patience: DownloadPatience;
  signal: AbortSignal;
  onProgress: (receivedBytes: number) => void;
}

/**
 * Downloads a file into a temporary file next to its place, checks it, and only then moves it there.
 *
 * Fails with 'data-download-failed' (the message says what each mirror did), 'file-not-written' or 'cancelled'.
 */
export async function downloadFile(download: Download): Promise<Result<undefined>> {
  const { urls, path, patience, signal } = download;
  const complaints = new Set<string>();
  for (let round = 0; round < patience.rounds; round++) {
    if (round > 0) await delay(patience.betweenRoundsMs, undefined, { signal }).catch(() => undefined);
    for (const url of urls) {
      try {
        await fetchInto(url, download);
        return success();
      } catch (error) {
        if (signal.aborted) return failure('cancelled', 'The download was cancelled.');
        if (isFileError(error)) {
          return failure('file-not-written', `“${path}” could not be written: ${plainReason(error)}.`);
        }
        complaints.add(`${new URL(url).host} ${complaintOf(error)}`);
      }
    }
  }
  const message = `“${path}” could not be downloaded: ${[...complaints].join('; ')}.`;
  return failure('data-download-failed', message);
}

/** What a mirror did wrong, as the end of a sentence that starts with its name. */
class MirrorComplaint extends Error {}

async function fetchInto(url: string, download: Download): Promise<void> {
  const temporaryPath = partPath(download.path);
  await mkdir(dirname(download.path), { recursive: true });
  const file = await open(temporaryPath, 'wx');
  try {
    await receive(url, download, file);
    await file.sync();
    await file.close();
    await moveFile(temporaryPath, download.path);
  } finally {
    await file.close();
    await rm(temporaryPath, { force: true });
  }
}

async function receive(url: string, download: Download, file: FileHandle): Promise<void> {
  const { bytes, patience, onProgress } = download;
  const stall = new StallWatch();
  const signal = AbortSignal.any([download.signal, stall.signal]);
  try {
    stall.allow(patience.answerMs);
    const response = await download.fetch(url, { signal });
    if (!response.ok || !response.body) throw new MirrorComplaint(`answered ${response.status}`);
    const hash = createHash('sha256');
    let receivedBytes = 0;
    stall.allow(patience.idleMs);
    for await (const piece of response.body) {
      receivedBytes += piece.length;
      if (receivedBytes > bytes) throw new MirrorComplaint(`sent more than ${bytes} bytes`);
      hash.update(piece);
      await file.writeFile(piece);
      onProgress(receivedBytes);
      stall.allow(patience.idleMs);
    }
    if (receivedBytes < bytes) throw new MirrorComplaint(`sent only ${receivedBytes} of ${bytes} bytes`);
    if (hash.digest('hex') !== download.sha256)
      throw new MirrorComplaint('sent a different file (wrong SHA-256)');
  } catch (error) {
    // Whatever error ended the transfer, these are its real causes.
    signal.throwIfAborted();
    throw error;
  } finally {
    stall.end();
  }
}

/** Ends a transfer that stalls for too long. */
class StallWatch {
  readonly #controller = new AbortController();
  #timer: NodeJS.Timeout | undefined;

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Restarts the wait, with this limit. */
  allow(milliseconds: number): void {
    clearTimeout(this.#timer);
    const complaint = new MirrorComplaint(`sent nothing for ${milliseconds / 1000} s`);
    this.#timer = setTimeout(() => this.#controller.abort(complaint), milliseconds);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

/** Disk errors name the system call. */
function isFileError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function complaintOf(error: unknown): string {
  if (error instanceof MirrorComplaint) return error.message;
  return networkReason(error);
}
