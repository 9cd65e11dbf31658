import type { SplitName } from '../../contract/data';
import type { Hyperparameters } from '../../contract/hyperparameters';
import type { TrainingPosition } from '../../contract/trainer';
import type { TrainingEngine } from './training-engine';

/** Accuracy is measured after these fractions of the first epoch. */
const fractions = [1 / 32, 1 / 16, 1 / 8, 1 / 4, 1 / 2];

/**
 * Fraction of the epoch's images per point: classifying takes a third of the time of learning, so five points take
 * below 5 %.
 */
const largestShare = 1 / 50;
const mostImages = 1000;
/** With fewer images a point would mean nothing, and learning from so few images takes almost no time. */
const fewestImages = 100;

const mostTrainingImages = 10_000;

/** How many images of each split are classified after an epoch; of the training images, the first 10,000. */
export function imagesToClassify(
  engine: TrainingEngine,
  { trainingImages }: Hyperparameters,
): Record<SplitName, number> {
  return {
    test: engine.imageCount('test'),
    validation: engine.imageCount('validation'),
    training: Math.min(mostTrainingImages, trainingImages, engine.imageCount('training')),
  };
}

/** Where accuracy is measured in the first epoch, in images done: at ends of mini-batches, ascending. */
export function accuracyBorders(imagesInEpoch: number, miniBatchSize: number): number[] {
  const miniBatches = Math.ceil(imagesInEpoch / miniBatchSize);
  const borders = fractions.map((fraction) => Math.ceil(miniBatches * fraction) * miniBatchSize);
  return [...new Set(borders)].filter((border) => border < imagesInEpoch);
}

/**
 * How many validation images are classified at each point: 1,000, or as many as 5 % of the epoch allows, but at least
 * 100.
 */
export function imagesForPoint(imagesInEpoch: number, validationImages: number): number {
  const affordable = Math.max(fewestImages, Math.floor(imagesInEpoch * largestShare));
  return Math.min(mostImages, affordable, validationImages);
}

/** Images that a run still has to learn from and classify; each is counted every time. */
export function workLeft(
  engine: TrainingEngine,
  hyperparameters: Hyperparameters,
  { epoch, imagesDone, order }: TrainingPosition,
): { imagesToTrain: number; imagesToEvaluate: number } {
  const epochs = Math.max(0, hyperparameters.epochs - epoch);
  const images = imagesToClassify(engine, hyperparameters);
  const evaluations = epochs + Number(epoch === 0 && imagesDone === 0);
  const borders = epoch === 0 ? accuracyBorders(order.length, hyperparameters.miniBatchSize) : [];
  const points = borders.filter((border) => border > imagesDone).length;
  return {
    imagesToTrain: epochs * order.length - imagesDone,
    imagesToEvaluate:
      evaluations * (images.test + images.validation + images.training) +
      points * imagesForPoint(order.length, images.validation),
  };
}
