import { readPicture } from '../../engine/handwriting/segmentation/read-picture';
import { readStrokes } from '../../engine/handwriting/segmentation/read-strokes';
import type { ReadingTask } from './line-reader';

// A picture of many digits runs the network a thousand times, which must not block the pen.
addEventListener('message', ({ data: { network, content } }: MessageEvent<ReadingTask>) => {
  const { strokes, picture } = content;
  postMessage(picture === undefined ? readStrokes(network, strokes) : readPicture(network, picture));
});
