import type { AccuracyPoint, EpochResult } from '../../contract/run';

/** Accuracies after this many passes over the training images, from 0 to 1; absent where not evaluated. */
export interface Accuracies {
  /** Passes: 0 is before training, 1 the end of epoch 0. */
  epochs: number;
  test?: number;
  validation?: number;
  training?: number;
}

export function accuraciesOfPoint(point: AccuracyPoint): Accuracies {
  return { epochs: point.epochs, ...shares(point) };
}

export function accuraciesOfEpoch(result: EpochResult): Accuracies {
  return { epochs: result.epoch + 1, ...shares(result) };
}

/** Returns part / whole; undefined if either is missing or the whole is 0. */
export function share(part: number | undefined, whole: number | undefined): number | undefined {
  return part === undefined || whole === undefined || whole === 0 ? undefined : part / whole;
}

function shares(counts: Partial<EpochResult>): Omit<Accuracies, 'epochs'> {
  return {
    test: share(counts.correct, counts.total),
    validation: share(counts.validationCorrect, counts.validationTotal),
    training: share(counts.trainingCorrect, counts.trainingTotal),
  };
}
