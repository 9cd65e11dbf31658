/** The modules behind scripts/digit-finder.js. */
import type { DataSplit } from '../../src/contract/data';
import type { Hyperparameters } from '../../src/contract/hyperparameters';
import { finderOutputs } from '../../src/engine/handwriting/segmentation/digit-finder';
import { learn, usual } from '../small-network/learn';

export { finderShapes } from '../../src/engine/handwriting/segmentation/digit-finder';
export { composeWindows } from './compose';
export { describeWeights } from '../small-network/describe-weights';

/** Trains one of the finder's networks; `tell` is given a line after each epoch. */
export function learnFinder(
  training: DataSplit,
  validation: DataSplit,
  own: Partial<Hyperparameters>,
  { epochs, tell }: { epochs: number; tell: (line: string) => void },
) {
  const hyperparameters = { ...usual, ...own, patience: 1, scaling: 0.08 };
  return learn(training, validation, hyperparameters, { outputs: finderOutputs, epochs, tell });
}
