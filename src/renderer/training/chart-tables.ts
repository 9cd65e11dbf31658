import type { AccuracyPoint, CostPoint, EpochResult } from '../../contract/run';
import { encodeCsv } from '../../engine/formats/csv';

const accuracyHeader = [
  'epochs',
  'epoch',
  'correct',
  'total',
  'validation_correct',
  'validation_total',
  'training_correct',
  'training_total',
  'cost',
  'train_seconds',
  'evaluate_seconds',
];

/**
 * One row per evaluation: before training, inside the first epoch, and after each epoch. `epochs` counts passes over
 * the training images; `epoch` is the number in the transcript.
 */
export function accuracyTable(points: readonly AccuracyPoint[], results: readonly EpochResult[]): string {
  const before = points.map((point) => [
    point.epochs,
    undefined,
    point.correct,
    point.total,
    point.validationCorrect,
    point.validationTotal,
    point.trainingCorrect,
    point.trainingTotal,
    undefined,
    undefined,
    undefined,
  ]);
  const rows = results.map((result) => [
    result.epoch + 1,
    result.epoch,
    result.correct,
    result.total,
    result.validationCorrect,
    result.validationTotal,
    result.trainingCorrect,
    result.trainingTotal,
    result.cost,
    result.trainSeconds,
    result.evaluateSeconds,
  ]);
  return encodeCsv(accuracyHeader, [...before, ...rows]);
}

/** One row per point of the cost curve. */
export function costTable(points: readonly CostPoint[]): string {
  const header = ['epochs', 'mini_batch_cost', 'running_cost', 'lower_quartile', 'upper_quartile'];
  return encodeCsv(
    header,
    points.map(({ epochs, miniBatchCost, runningCost, lowerQuartile, upperQuartile }) => [
      epochs,
      miniBatchCost,
      runningCost,
      lowerQuartile,
      upperQuartile,
    ]),
  );
}
