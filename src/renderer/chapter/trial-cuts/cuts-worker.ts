import kernelsBase64 from 'virtual:kernels';
import { tryCuts } from '../../../engine/handwriting/segmentation/trial-cuts';
import { readWithKernels } from '../../../engine/network/output-pass';
import type { CutsTask } from './cuts-solver';

readWithKernels(kernelsBase64);

addEventListener('message', ({ data: { network, strokes, wanted } }: MessageEvent<CutsTask>) =>
  postMessage(tryCuts(network, strokes, wanted)),
);
