/** The modules behind scripts/digit-finder.js. */
import type { DataSplit } from '../../src/contract/data';
import { finderOutputs, finderShape } from '../../src/engine/handwriting/segmentation/digit-finder';
import { learn, usual } from '../small-network/learn';

export { composeWindows } from './compose';
export { describeWeights } from '../small-network/describe-weights';

/** Trains the finder's network; `tell` is given a line after each epoch. */
export function learnFinder(
  training: DataSplit,
  validation: DataSplit,
  { epochs, tell }: { epochs: number; tell: (line: string) => void },
) {
  const hyperparameters = { ...usual, ...finderShape, patience: 1, scaling: 0.08 };
  return learn(training, validation, hyperparameters, { outputs: finderOutputs, epochs, tell });
}
