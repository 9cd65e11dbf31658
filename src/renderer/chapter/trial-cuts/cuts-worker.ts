import { tryCuts } from '../../../engine/handwriting/segmentation/trial-cuts';
import type { CutsTask } from './cuts-solver';

addEventListener('message', ({ data: { network, strokes, wanted } }: MessageEvent<CutsTask>) =>
  postMessage(tryCuts(network, strokes, wanted)),
);
