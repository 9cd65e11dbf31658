import type { AccuracyPoint, EpochResult } from '../../contract/run';

/**
 * Index of the best of several runs, given the best epoch of each, or what a network without epochs reads, or of the best
 * epoch of one run. The same rule applies to all: the highest validation accuracy, and among equals the first. Without validation images the test
 * images decide. -1 when there is no epoch.
 */
export function indexOfBestRun(epochs: readonly (EpochResult | AccuracyPoint | undefined)[]): number {
  let best = -1;
  epochs.forEach((epoch, index) => {
    if (epoch && accuracyToChooseBy(epoch) > accuracyToChooseBy(epochs[best])) best = index;
  });
  return best;
}

/** The epoch of a run with the highest validation accuracy; undefined when there is none. */
export function bestEpoch(epochs: readonly EpochResult[]): EpochResult | undefined {
  return epochs[indexOfBestRun(epochs)];
}

/** The accuracy that decides, 0 to 1, or -1 without an epoch. */
function accuracyToChooseBy(epoch: EpochResult | AccuracyPoint | undefined): number {
  if (!epoch) return -1;
  const { correct = 0, total = 0, validationCorrect, validationTotal } = epoch;
  if (validationTotal > 0) return validationCorrect / validationTotal;
  return total > 0 ? correct / total : 0;
}
