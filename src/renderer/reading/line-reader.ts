import type { NetworkParameters } from '../../contract/network';
import type { Stroke } from '../../contract/drawings';
import type { GreyPicture } from '../../engine/handwriting/raster/grey-picture';
import type { Reading } from '../../engine/handwriting/segmentation/reading';

/** The content to read: strokes or a picture. */
export type LineContent =
  { strokes: readonly Stroke[]; picture?: undefined } | { strokes?: undefined; picture: GreyPicture };

export interface ReadingTask {
  network: NetworkParameters;
  content: LineContent;
}

/** Reads many digits; null if there is no ink. */
export interface LineReader {
  read(task: ReadingTask): Promise<Reading | null>;
}

/** Reads in a separate thread, one task at a time; the next may be given once the last is answered. */
export class WorkerLineReader implements LineReader {
  #worker: Worker | undefined;

  read(task: ReadingTask): Promise<Reading | null> {
    this.#worker ??= new Worker(new URL('./reader-worker.ts', import.meta.url), { type: 'module' });
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Reading | null>) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage(task);
    });
  }
}
