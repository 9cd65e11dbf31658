/** The modules behind scripts/digit-detector.js. */
import type { DataSplit } from '../../src/contract/data';
import { detectorOutputs, detectorShape } from '../../src/engine/handwriting/segmentation/digit-detector';
import { learn, usual } from '../small-network/learn';

export { composeExamples } from './compose';
export { describeWeights } from '../small-network/describe-weights';
export { imageKinds } from '../../src/engine/handwriting/segmentation/digit-detector';

/** Trains the detector's network; `tell` is given a line after each epoch. */
export function learnDetector(
  training: DataSplit,
  validation: DataSplit,
  { epochs, tell }: { epochs: number; tell: (line: string) => void },
) {
  const hyperparameters = { ...usual, ...detectorShape };
  return learn(training, validation, hyperparameters, { outputs: detectorOutputs.length, epochs, tell });
}
