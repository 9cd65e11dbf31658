import type { SvmSettings } from '../../../../../src/contract/baseline';
import type { DataSet } from '../../../../../src/contract/data';
import { createSyntheticDataSet } from '../../../../../src/engine/synthesis/synthetic-digits';

/** Both are trained to this tolerance, so that they end at nearly the same place. */
export const tolerance = 1e-6;

/** What scikit-learn's decision values are written for, by `node scripts/svm-decisions.js`. */
export const svmCases: readonly { settings: SvmSettings; file: string }[] = [
  { settings: { c: 1, gamma: 1 / 784 }, file: 'default.npy' },
  { settings: { c: 10, gamma: 0.02 }, file: 'tuned.npy' },
];

/** 2,000 synthetic training digits and 500 test digits. */
export function createImages(): DataSet {
  return createSyntheticDataSet({ seed: 14, trainingImages: 2_000, validationImages: 0, testImages: 500 });
}
