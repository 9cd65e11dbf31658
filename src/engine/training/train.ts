import type { SplitName } from '../../contract/data';
import type { Hyperparameters } from '../../contract/hyperparameters';
import type { EpochResult, RunEnding } from '../../contract/training';
import { drawStrokeDigits } from '../synthesis/stroke-digits';
import { createRandom, restoreRandom } from '../random';
import type { ScheduleState } from './schedule';
import { continueSchedule, startSchedule } from './schedule';
import type { EpochRules, TrainingEngine } from './training-engine';

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
  /** Stroke digits are drawn, before the first epoch. */
  | { type: 'drawing' }
  | { type: 'evaluating'; epoch: number; images: number }
  /** `ending`: why this was the last epoch, if it was; `position`: where training stands after it. */
  | { type: 'epoch'; counts: EpochCounts; ending?: RunEnding; position: TrainingPosition }
  /** The last step of a run whose costs or weights have grown beyond the numbers that a model file can hold. */
  | { type: 'diverged'; epoch: number };

/** One finished epoch without its times, which the engine does not know. */
export type EpochCounts = Omit<EpochResult, 'trainSeconds' | 'evaluateSeconds'>;

/** Where training stands between two epochs: with the engine's state, all that it takes to go on from there. */
export interface TrainingPosition {
  /** The epoch that comes next. */
  epoch: number;
  /** Of the images in the epoch before, which the next one shuffles. */
  order: Uint32Array;
  /** Of the random source that shuffles. */
  random: readonly number[];
  schedule: ScheduleState;
}

/** Of the two streams that a seed is used for; new weights are drawn from stream 0. */
const shuffleStream = 1;

/** So many are drawn in about 3 ms. */
const digitsPerStep = 25;

/** Images in an epoch: the first `trainingImages` images, or as many as there are, and the stroke digits. */
export function imagesInEpoch(
  { trainingImages, strokeDigits }: Pick<Hyperparameters, 'trainingImages' | 'strokeDigits'>,
  available: number,
): number {
  return Math.min(trainingImages, available) + strokeDigits;
}

/** Where a run begins. */
export function startPosition(engine: TrainingEngine, hyperparameters: Hyperparameters): TrainingPosition {
  const { seed, strokeDigits } = hyperparameters;
  const available = engine.imageCount('training');
  const length = imagesInEpoch(hyperparameters, available);
  const firstDrawn = length - strokeDigits;
  return {
    epoch: 0,
    order: Uint32Array.from({ length }, (_, index) =>
      index < firstDrawn ? index : available + index - firstDrawn,
    ),
    random: createRandom(seed, shuffleStream).state(),
    schedule: startSchedule(hyperparameters),
  };
}

/**
 * Trains an engine's network by stochastic gradient descent, epoch after epoch, yielding every few milliseconds.
 * Each epoch shuffles the order that the one before left, or keeps file order without `shuffle`; a last mini-batch that
 * is smaller is averaged over its own size. After each epoch the test and the validation images are classified, and by
 * the latter the schedule decides how to go on. The engine has been made with the same hyper-parameters; a run that
 * goes on from a later position than the start needs the state restored that the engine had there.
 */
export function* train(
  engine: TrainingEngine,
  hyperparameters: Hyperparameters,
  from = startPosition(engine, hyperparameters),
): Generator<TrainingStep, void> {
  const { epochs, shuffle, miniBatchSize } = hyperparameters;
  const order = from.order.slice();
  const random = restoreRandom(from.random);
  let { epoch, schedule } = from;
  yield* addStrokeDigits(engine, hyperparameters);
  for (let ending: RunEnding | undefined; epoch < epochs && !ending; epoch++) {
    if (shuffle) random.shuffle(order);
    const cost = yield* trainEpoch(engine, order, miniBatchSize, {
      epoch,
      learningRate: schedule.learningRate,
    });
    if (cost === null || !hasFiniteParameters(engine)) {
      yield { type: 'diverged', epoch };
      return;
    }
    const correct = yield* evaluate(engine, 'test', epoch);
    const validationCorrect = yield* evaluate(engine, 'validation', epoch);
    const [total, validationTotal] = [engine.imageCount('test'), engine.imageCount('validation')];
    const counts = { epoch, correct, total, validationCorrect, validationTotal, cost };
    ({ state: schedule, ending } = continueSchedule(schedule, validationCorrect, hyperparameters));
    if (epoch + 1 === epochs) ending ??= 'completed';
    const position = { epoch: epoch + 1, order: order.slice(), random: random.state(), schedule };
    yield { type: 'epoch', counts, ending, position };
  }
}

/** Draws them once more when a run goes on: each comes out the same. */
function* addStrokeDigits(
  engine: TrainingEngine,
  { seed, strokeDigits }: Hyperparameters,
): Generator<TrainingStep, void> {
  for (let first = 0; first < strokeDigits; first += digitsPerStep) {
    const end = Math.min(first + digitsPerStep, strokeDigits);
    engine.addStrokeDigits(drawStrokeDigits(seed, first, end), first);
    yield { type: 'drawing' };
  }
}

/** One pass over the images in `order`; returns their mean cost, or null as soon as that has diverged. */
function* trainEpoch(
  engine: TrainingEngine,
  order: Uint32Array,
  miniBatchSize: number,
  rules: EpochRules,
): Generator<TrainingStep, number | null> {
  const imagesInEpoch = order.length;
  // A mini-batch rewrites every weight, which costs about as much as one image does.
  const imagesPerStep = Math.ceil(engine.workPerStep / (engine.parameterCount * (1 + 1 / miniBatchSize)));
  let costSum = 0;
  let imagesCounted = 0;
  for (let from = 0, to: number; from < imagesInEpoch; from = to) {
    to = Math.min(from + imagesPerStep, imagesInEpoch);
    const costs = engine.learn(order, from, to, rules);
    for (const cost of costs) {
      if (!isSinglePrecision(cost)) return null;
      const images = Math.min(miniBatchSize, imagesInEpoch - imagesCounted);
      costSum += cost * images;
      imagesCounted += images;
    }
    yield { type: 'training', epoch: rules.epoch, images: to - from, imagesDone: to, imagesInEpoch, costs };
  }
  return costSum / imagesInEpoch;
}

/** Whether a number is finite in the precision that networks have outside of the plain engine. */
function isSinglePrecision(value: number): boolean {
  return Number.isFinite(Math.fround(value));
}

function hasFiniteParameters(engine: TrainingEngine): boolean {
  return engine
    .parameters()
    .layers.every(({ weight, bias }) => weight.every(Number.isFinite) && bias.every(Number.isFinite));
}

/** Classifies a whole split; returns how many of its images came out right. */
function* evaluate(engine: TrainingEngine, split: SplitName, epoch: number): Generator<TrainingStep, number> {
  const total = engine.imageCount(split);
  const imagesPerStep = Math.ceil(engine.workPerStep / engine.parameterCount);
  let correct = 0;
  for (let from = 0, to: number; from < total; from = to) {
    to = Math.min(from + imagesPerStep, total);
    correct += engine.countCorrect(split, from, to);
    yield { type: 'evaluating', epoch, images: to - from };
  }
  return correct;
}
