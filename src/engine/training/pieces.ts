import type { TrainingEngine } from './training-engine';

/**
 * Returns the end of the piece of an epoch that starts at image `from`: as many whole mini-batches as take a few
 * milliseconds, but at least one and at most `mostMiniBatches`. A mini-batch that takes longer is cut, always in the
 * same places.
 */
export function pieceEnd(
  from: number,
  { workPerStep, workPerImage }: Pick<TrainingEngine, 'workPerStep' | 'workPerImage'>,
  miniBatchSize: number,
  mostMiniBatches: number,
): number {
  // A mini-batch rewrites every weight, which costs about as much as one image.
  const images = Math.ceil(workPerStep / (workPerImage * (1 + 1 / miniBatchSize)));
  if (images < miniBatchSize) return Math.min(from + images, from - (from % miniBatchSize) + miniBatchSize);
  const miniBatches = Math.min(Math.floor(images / miniBatchSize), mostMiniBatches);
  return from + miniBatches * miniBatchSize;
}
