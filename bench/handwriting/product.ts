/** What the bench measures. */
export { hiddenLayersOf } from '../../src/contract/hidden-layers';
export { presets } from '../../src/contract/presets';
export { countCorrect } from '../../src/engine/evaluation/accuracy';
export { calibrate } from '../../src/engine/evaluation/calibration';
export { decodeModel } from '../../src/engine/formats/model-file';
export { prepareStrokes } from '../../src/engine/handwriting/one-digit/prepare-strokes';
export { squeezeStrokes } from '../../src/engine/handwriting/one-digit/squeeze';
export { networkFromParameters } from '../../src/engine/network/network';
export { isUnsure, sureLevel } from '../../src/engine/network/confidence';
export { predict } from '../../src/engine/network/predict';
export { train } from '../../src/engine/training/train';
export { DataLibrary } from '../../src/services/data/data-library';
export { EngineMaker } from '../../src/trainer/engine';
