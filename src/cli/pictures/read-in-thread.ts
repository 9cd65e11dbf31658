import { Worker } from 'node:worker_threads';
import type { GreyPicture } from '../../engine/handwriting/raster/grey-picture';
import type { OnProgress } from '../../engine/handwriting/raster/on-progress';
import type { Reading } from '../../engine/handwriting/segmentation/reading';
import type { Network } from '../../engine/network/network';

export interface PictureToRead {
  network: Network;
  picture: GreyPicture;
}

export type FromReadingThread = { fraction: number } | { reading: Reading | null };

/**
 * Reads a picture in a thread of its own, which ends as soon as `stopped` is aborted; the promise is then rejected with
 * its reason. `path` is the built reading-thread.ts.
 */
export function readInThread(
  path: URL,
  picture: PictureToRead,
  onProgress: OnProgress,
  stopped: AbortSignal,
): Promise<Reading | null> {
  const thread = new Worker(path, { workerData: picture });
  return new Promise<Reading | null>((answer, fail) => {
    thread.on('message', (message: FromReadingThread) => {
      if ('reading' in message) answer(message.reading);
      else onProgress(message.fraction);
    });
    thread.once('error', fail);
    stopped.addEventListener('abort', () => fail(stopped.reason));
  }).finally(() => thread.terminate());
}
