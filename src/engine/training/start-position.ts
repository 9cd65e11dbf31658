import type { Hyperparameters } from '../../contract/hyperparameters';
import type { TrainingPosition } from '../../contract/trainer';
import { createRandom } from '../random';
import { startSchedule } from './schedule';
import type { TrainingEngine } from './training-engine';

/** The stream of a seed for shuffling; new weights are drawn from stream 0. */
const shuffleStream = 1;

/** Number of images in an epoch: the first `trainingImages` images, or as many as there are, and the stroke digits. */
export function imagesInEpoch(
  { trainingImages, strokeDigits }: Pick<Hyperparameters, 'trainingImages' | 'strokeDigits'>,
  available: number,
): number {
  return Math.min(trainingImages, available) + strokeDigits;
}

/** The position at which a run starts; its first epoch can have a higher number. */
export function startPosition(
  engine: TrainingEngine,
  hyperparameters: Hyperparameters,
  epoch = 0,
): TrainingPosition {
  const { seed, strokeDigits } = hyperparameters;
  const available = engine.imageCount('training');
  const length = imagesInEpoch(hyperparameters, available);
  const firstDrawn = length - strokeDigits;
  return {
    epoch,
    imagesDone: 0,
    costSum: 0,
    order: Uint32Array.from({ length }, (_, index) =>
      index < firstDrawn ? index : available + index - firstDrawn,
    ),
    random: createRandom(seed, shuffleStream).state(),
    schedule: startSchedule(hyperparameters),
  };
}
