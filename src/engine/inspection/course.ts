import type { EpochResult } from '../../contract/run';
import { accuracy } from '../evaluation/accuracy';

/** How a run has developed over its epochs; all shares are from 0 to 1. */
export interface Course {
  epochs: number;
  /** The images that the run is judged by: the validation images, or the test images without any. */
  judgedBy: 'validation' | 'test';
  /** Share of these images read correctly at the end. */
  right: number;
  /** The same for the training images; undefined in runs of earlier versions. */
  rightInTraining?: number;
  /** Share of the test images read correctly at the end. */
  rightInTest: number;
  /** The epochs of the last fifth, and what happened in them. */
  late: { epochs: number; from: number; to: number };
  /** Largest drop of the share of images read correctly from one epoch to the next, in the second half. */
  largestDrop: number;
  /** Mean training cost of the first epoch, the cheapest one and the last one. */
  cost: { first: number; least: number; last: number };
  /** The epoch with the most images read correctly, from 0, and the share of these. */
  best: number;
  highest: number;
}

/** A share of fewer images is mostly chance. */
const fewestImages = 200;

/**
 * Summarises the epochs of a run; undefined before the first one has ended, and with fewer than 200 images to judge it by.
 */
export function courseOf(results: readonly EpochResult[]): Course | undefined {
  const last = results.at(-1);
  if (!last || (last.validationTotal || last.total) < fewestImages) return undefined;
  const shares = results.map(shareRight);
  const highest = Math.max(...shares);
  const costs = results.map(({ cost }) => cost);
  const { trainingCorrect, trainingTotal } = last;
  return {
    epochs: results.length,
    judgedBy: last.validationTotal > 0 ? 'validation' : 'test',
    right: shares[shares.length - 1],
    rightInTraining:
      trainingCorrect === undefined ? undefined : accuracy(trainingCorrect, trainingTotal ?? 0),
    rightInTest: accuracy(last.correct, last.total),
    late: lateGain(shares),
    largestDrop: largestDropOf(shares.slice(Math.floor(shares.length / 2) - 1)),
    cost: { first: costs[0], least: Math.min(...costs), last: costs[costs.length - 1] },
    best: shares.indexOf(highest),
    highest,
  };
}

function shareRight({ validationCorrect, validationTotal, correct, total }: EpochResult): number {
  return validationTotal > 0 ? accuracy(validationCorrect, validationTotal) : accuracy(correct, total);
}

/** Means over the last fifth of the epochs and over the fifth before it. */
function lateGain(shares: readonly number[]): Course['late'] {
  const epochs = Math.max(1, Math.floor(shares.length / 5));
  const to = mean(shares.slice(-epochs));
  const before = shares.slice(-2 * epochs, -epochs);
  return { epochs, from: before.length === 0 ? to : mean(before), to };
}

function largestDropOf(shares: readonly number[]): number {
  return shares.reduce((most, share, index) => Math.max(most, (shares[index - 1] ?? 0) - share), 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
