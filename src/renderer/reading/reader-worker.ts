import kernelsBase64 from 'virtual:kernels';
import { readPicture } from '../../engine/handwriting/segmentation/read-picture';
import { readStrokes } from '../../engine/handwriting/segmentation/read-strokes';
import { readWithKernels } from '../../engine/network/output-pass';
import type { FromReader, ReadingTask } from './line-reader';

readWithKernels(kernelsBase64);

const send = (message: FromReader) => postMessage(message);

// A picture of many digits runs the network a thousand times, which must not block the pen.
addEventListener('message', ({ data: { network, content } }: MessageEvent<ReadingTask>) => {
  const { strokes, picture } = content;
  const reading =
    picture === undefined
      ? readStrokes(network, strokes)
      : readPicture(network, picture, (fraction) => send({ fraction }));
  send({ reading });
});
