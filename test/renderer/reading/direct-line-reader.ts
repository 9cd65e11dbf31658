import type { OnProgress } from '../../../src/engine/handwriting/raster/on-progress';
import { readPicture } from '../../../src/engine/handwriting/segmentation/read-picture';
import { readStrokes } from '../../../src/engine/handwriting/segmentation/read-strokes';
import type { Reading } from '../../../src/engine/handwriting/segmentation/reading';
import type { LineReader, ReadingTask } from '../../../src/renderer/reading/line-reader';

/** Reads without a thread of its own, which Node does not have for a page. */
export class DirectLineReader implements LineReader {
  /** Every task in turn. */
  readonly tasks: ReadingTask[] = [];

  read(task: ReadingTask): Promise<Reading | null> {
    this.tasks.push(task);
    const { network, content } = task;
    return Promise.resolve(
      content.picture === undefined
        ? readStrokes(network, content.strokes)
        : readPicture(network, content.picture),
    );
  }

  stop(): void {
    // Whatever was asked is answered.
  }
}

/** Answers when it is told to. */
export class HeldLineReader implements LineReader {
  /** How often a task was given up. */
  stops = 0;
  readonly #settle: () => Promise<void>;
  #resolve: ((reading: Reading | 'stopped') => void) | undefined;
  #onProgress: OnProgress = () => {};

  /** `settle` lets answers come. */
  constructor(settle: () => Promise<void>) {
    this.#settle = settle;
  }

  read(_task: ReadingTask, onProgress: OnProgress): Promise<Reading | 'stopped'> {
    this.#onProgress = onProgress;
    return new Promise((resolve) => (this.#resolve = resolve));
  }

  stop(): void {
    this.stops += 1;
    this.#resolve?.('stopped');
  }

  tellProgress(fraction: number): void {
    this.#onProgress(fraction);
  }

  /** Answers the task at work, or the one that comes next. */
  async answer(text: string): Promise<void> {
    await this.#settle();
    this.resolve(text);
    await this.#settle();
  }

  /** Answers the task at work, before anybody has heard of it. */
  resolve(text: string): void {
    this.#resolve!({ text, digits: [], turns: 0 });
  }
}
