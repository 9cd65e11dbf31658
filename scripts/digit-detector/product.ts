/** What scripts/digit-detector.js is made of. */
export { composeExamples } from './compose';
export { learn } from './learn';
export { describeWeights } from './describe-weights';
export { imageKinds } from '../../src/engine/handwriting/segmentation/digit-detector';
