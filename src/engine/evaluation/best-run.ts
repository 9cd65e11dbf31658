import type { EpochResult } from '../../contract/run';

/**
 * Position of the best of several runs, given the last epoch of each: that of the highest validation accuracy, and among
 * equals the first. Where there are no validation images the test images decide. -1 when no run has an epoch.
 */
export function indexOfBestRun(lastEpochs: readonly (EpochResult | undefined)[]): number {
  let best = -1;
  lastEpochs.forEach((epoch, index) => {
    if (epoch && accuracyToChooseBy(epoch) > accuracyToChooseBy(lastEpochs[best])) best = index;
  });
  return best;
}

/** 0 to 1, or -1 without an epoch. */
function accuracyToChooseBy(epoch: EpochResult | undefined): number {
  if (!epoch) return -1;
  const { correct, total, validationCorrect, validationTotal } = epoch;
  if (validationTotal > 0) return validationCorrect / validationTotal;
  return total > 0 ? correct / total : 0;
}

/** The epoch with the most test images right, and among equals the first; undefined when there is none. */
export function bestEpoch(epochs: readonly EpochResult[]): EpochResult | undefined {
  return epochs.reduce<EpochResult | undefined>(
    (best, epoch) => (best && best.correct >= epoch.correct ? best : epoch),
    undefined,
  );
}
