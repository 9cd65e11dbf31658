import type { Hyperparameters } from '../../contract/hyperparameters';
import type { EpochResult } from '../../contract/training';
import { createRandom } from '../random';
import type { SplitName, TrainingEngine } from './training-engine';

/** What a piece of training has done; between two of them the run can be held or given up. */
export type TrainingStep =
  | {
      type: 'training';
      epoch: number;
      /** Images learned from since the last step, and in this epoch so far, out of how many. */
      images: number;
      imagesDone: number;
      imagesInEpoch: number;
      /** Mean cost of each mini-batch completed since the last step, before it moved the weights. */
      costs: number[];
    }
  | { type: 'evaluating'; epoch: number; images: number }
  | { type: 'epoch'; counts: EpochCounts };

/** One finished epoch without its times, which the engine does not know. */
export type EpochCounts = Omit<EpochResult, 'trainSeconds' | 'evaluateSeconds'>;

/** Weights times images between two steps: 2 to 3 ms of work for the plain engine. */
const workPerStep = 4_000_000;
/** Of the two streams that a seed is used for; new weights are drawn from stream 0. */
const shuffleStream = 1;

/**
 * Trains an engine's network by stochastic gradient descent, epoch after epoch, yielding every few milliseconds.
 * Learns from the first `trainingImages` images, or as many as there are. Each epoch shuffles the order that the one
 * before left, or keeps file order without `shuffle`; a last mini-batch that is smaller is averaged over its own size.
 * After each epoch the test and the validation images are classified.
 */
export function* train(
  engine: TrainingEngine,
  hyperparameters: Hyperparameters,
): Generator<TrainingStep, void> {
  const { epochs, trainingImages, seed, shuffle } = hyperparameters;
  const order = Uint32Array.from(
    { length: Math.min(trainingImages, engine.imageCount('training')) },
    (_, index) => index,
  );
  const random = createRandom(seed, shuffleStream);
  for (let epoch = 0; epoch < epochs; epoch++) {
    if (shuffle) random.shuffle(order);
    const cost = yield* trainEpoch(engine, hyperparameters, order, epoch);
    const correct = yield* evaluate(engine, 'test', epoch);
    const validationCorrect = yield* evaluate(engine, 'validation', epoch);
    const [total, validationTotal] = [engine.imageCount('test'), engine.imageCount('validation')];
    yield {
      type: 'epoch',
      counts: { epoch, correct, total, validationCorrect, validationTotal, cost },
    };
  }
}

/** One pass over the images in `order`; returns their mean cost. */
function* trainEpoch(
  engine: TrainingEngine,
  { miniBatchSize, learningRate }: Hyperparameters,
  order: Uint32Array,
  epoch: number,
): Generator<TrainingStep, number> {
  const imagesInEpoch = order.length;
  // A step rewrites every weight, which costs about as much as one image does.
  const imagesPerStep = Math.ceil(workPerStep / (engine.parameterCount * (1 + 1 / miniBatchSize)));
  let epochCost = 0;
  let batchStart = 0;
  let batchCost = 0;
  let stepStart = 0;
  let costs: number[] = [];
  for (let from = 0, to: number; from < imagesInEpoch; from = to) {
    const batchEnd = Math.min(batchStart + miniBatchSize, imagesInEpoch);
    const stepEnd = Math.min(stepStart + imagesPerStep, imagesInEpoch);
    to = Math.min(batchEnd, stepEnd);
    batchCost += engine.addGradients(order, from, to);
    if (to === batchEnd) {
      const batchSize = batchEnd - batchStart;
      engine.step(learningRate / batchSize);
      costs.push(batchCost / batchSize);
      epochCost += batchCost;
      batchCost = 0;
      batchStart = batchEnd;
    }
    if (to === stepEnd) {
      yield { type: 'training', epoch, images: to - stepStart, imagesDone: to, imagesInEpoch, costs };
      costs = [];
      stepStart = stepEnd;
    }
  }
  return epochCost / imagesInEpoch;
}

/** Classifies a whole split; returns how many of its images came out right. */
function* evaluate(engine: TrainingEngine, split: SplitName, epoch: number): Generator<TrainingStep, number> {
  const total = engine.imageCount(split);
  const imagesPerStep = Math.ceil(workPerStep / engine.parameterCount);
  let correct = 0;
  for (let from = 0, to: number; from < total; from = to) {
    to = Math.min(from + imagesPerStep, total);
    correct += engine.countCorrect(split, from, to);
    yield { type: 'evaluating', epoch, images: to - from };
  }
  return correct;
}
