/** What the benches of reading measure: the app's own functions, with its kernels. */
import { useKernelsForReading } from '../../src/services/models/kernels-for-reading';

export { decodeModel } from '../../src/engine/formats/model-file';
export { drawStroke } from '../../src/engine/handwriting/raster/raster';
export { readPicture } from '../../src/engine/handwriting/segmentation/read-picture';
export { readStrokes } from '../../src/engine/handwriting/segmentation/read-strokes';
export { createRandom } from '../../src/engine/random';
export { letters, signs, syntheticSign } from '../../src/engine/synthesis/signs/synthetic-signs';
export { answersTo } from '../../src/renderer/reading/digit-answers';
export { rulePaper } from '../../test/engine/handwriting/paper/ruled-paper';
export { drawNumber } from '../../test/engine/handwriting/numbers';

useKernelsForReading();
