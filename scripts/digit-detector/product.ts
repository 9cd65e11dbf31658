/** The modules behind scripts/digit-detector.js. */
export { composeExamples } from './compose';
export { learn } from './learn';
export { describeWeights } from './describe-weights';
export { imageKinds } from '../../src/engine/handwriting/segmentation/digit-detector';
