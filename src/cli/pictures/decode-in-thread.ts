import { Worker } from 'node:worker_threads';
import type { GreyPicture } from '../../engine/handwriting/raster/grey-picture';
import type { PackedPicture } from './decode-picture';

/** The largest pictures take a few seconds. */
const mostMs = 60_000;
/** Of the thread's objects; the pixels lie outside of it, and their number is known beforehand. */
const resourceLimits = { maxOldGenerationSizeMb: 1024 };

/**
 * Decodes a picture in a thread of its own, which is ended after a minute; `path` is the built picture-thread.ts.
 * Returns why it cannot be decoded as the end of a sentence.
 */
export function decodeInThread(
  path: URL,
  picture: PackedPicture,
  limitMs = mostMs,
): Promise<GreyPicture | string> {
  const thread = new Worker(path, { workerData: picture, resourceLimits });
  return new Promise<GreyPicture | string>((answer) => {
    const timer = setTimeout(() => answer('decoding it takes too long'), limitMs);
    thread.once('message', answer);
    thread.once('error', () => answer('it needs too much memory'));
    thread.once('exit', () => clearTimeout(timer));
  }).finally(() => thread.terminate());
}
