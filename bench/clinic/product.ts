/** What the bench measures. */
export { pixelsPerImage } from '../../src/engine/data/idx';
export { countCorrect } from '../../src/engine/evaluation/accuracy';
export { prepareStrokes } from '../../src/engine/handwriting/one-digit/prepare-strokes';
export { predict } from '../../src/engine/network/forward';
export { createRandom } from '../../src/engine/random';
export { composeLesson, lessonHyperparameters } from '../../src/engine/training/lesson';
export { train } from '../../src/engine/training/train';
export { DataLibrary } from '../../src/services/data/data-library';
export { readModelFile } from '../../src/services/models/model-library';
export { EngineMaker } from '../../src/trainer/engine';
