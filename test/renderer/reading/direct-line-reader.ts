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
}
