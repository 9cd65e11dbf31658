import type { SplitName } from '../../contract/data';
import type { TrainingEngine } from './training-engine';
import type { TakePosition, TrainingStep } from './training-step';

/** How many of the first images of each split to classify. */
export type ImagesToClassify = Partial<Record<SplitName, number>>;

/** Classifies images in pieces of a few milliseconds; returns how many of each split were classified correctly. */
export function* evaluate<Splits extends ImagesToClassify>(
  engine: TrainingEngine,
  images: Splits,
  epoch: number,
  position?: TakePosition,
): Generator<TrainingStep, Record<keyof Splits, number>> {
  const imagesPerStep = Math.ceil(engine.workPerStep / engine.workPerImage);
  const correct: Partial<Record<SplitName, number>> = {};
  for (const [split, total] of Object.entries(images) as [SplitName, number][]) {
    let count = 0;
    for (let from = 0, to: number; from < total; from = to) {
      to = Math.min(from + imagesPerStep, total);
      count += engine.countCorrect(split, from, to);
      yield { type: 'evaluating', epoch, images: to - from, position };
    }
    correct[split] = count;
  }
  return correct as Record<keyof Splits, number>;
}
