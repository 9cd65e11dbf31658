import type { NetworkParameters } from '../../contract/network';
import type { Stroke } from '../../contract/drawings';
import type { GreyPicture } from '../../engine/handwriting/raster/grey-picture';
import type { OnProgress } from '../../engine/handwriting/raster/on-progress';
import type { Reading } from '../../engine/handwriting/segmentation/reading';

/** The content to read: strokes or a picture. */
export type LineContent =
  { strokes: readonly Stroke[]; picture?: undefined } | { strokes?: undefined; picture: GreyPicture };

export interface ReadingTask {
  network: NetworkParameters;
  content: LineContent;
}

/** Reads many digits. */
export interface LineReader {
  /**
   * Resolves to the reading; to null if there is no ink, and to 'stopped' after `stop`. `onProgress` hears how much of a
   * picture is done, from 0 to 1.
   */
  read(task: ReadingTask, onProgress: OnProgress): Promise<Reading | null | 'stopped'>;
  /** Gives up what is being read, if anything is. */
  stop(): void;
}

/** What the thread that reads says: how much it has done, and at last what it read. */
export type FromReader = { fraction: number } | { reading: Reading | null };

/** Reads in a separate thread, one task at a time; the next may be given once the last is answered. */
export class WorkerLineReader implements LineReader {
  #worker: Worker | undefined;
  #giveUp: (() => void) | undefined;

  read(task: ReadingTask, onProgress: OnProgress): Promise<Reading | null | 'stopped'> {
    this.#worker ??= new Worker(new URL('./reader-worker.ts', import.meta.url), { type: 'module' });
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<FromReader>) => {
        if ('fraction' in data) return onProgress(data.fraction);
        this.#giveUp = undefined;
        resolve(data.reading);
      };
      worker.onerror = (event) => reject(new Error(event.message));
      this.#giveUp = () => resolve('stopped');
      worker.postMessage(task);
    });
  }

  /** A thread in the middle of a picture hears nothing, so it ends, and the next task gets another one. */
  stop(): void {
    if (this.#giveUp === undefined) return;
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#giveUp();
    this.#giveUp = undefined;
  }
}
