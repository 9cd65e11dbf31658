import type { Hyperparameters } from '../../contract/hyperparameters';
import type { RunEnding } from '../../contract/run';
import type { ScheduleState, TrainingPosition } from '../../contract/trainer';
import type { Random } from '../random';
import { restoreRandom } from '../random';
import { drawStrokeDigits } from '../synthesis/stroke-digits';
import { accuracyBorders, imagesForPoint, imagesToClassify } from './accuracy-points';
import { evaluate } from './evaluate';
import { hasFiniteParameters, isSinglePrecision } from './finite';
import { pieceEnd } from './pieces';
import { continueSchedule, endingAt } from './schedule';
import { startPosition } from './start-position';
import type { TrainingEngine } from './training-engine';
import type { EpochCounts, TrainingStep } from './training-step';

/** This many are drawn in about 3 ms. */
const digitsPerStep = 25;

/** As many mini-batches as fit into a few milliseconds. */
const asManyAsFit = () => Infinity;

/**
 * Trains an engine's network by stochastic gradient descent, epoch after epoch, yielding every few milliseconds.
 *
 * Each epoch shuffles the order left by the previous one, or keeps file order without `shuffle`; a smaller last
 * mini-batch is averaged over its own size. After each epoch, test, validation and training images are classified, and
 * the validation images decide how the schedule continues. A run from the very start also classifies them before
 * training, and some of the validation images five times during the first epoch.
 *
 * The engine must have been made with the same hyper-parameters. To continue from a position, restore the state that
 * the engine had there first; the weights are then the same bit for bit. `mostMiniBatches` is called before each piece.
 */
export function train(
  engine: TrainingEngine,
  hyperparameters: Hyperparameters,
  from = startPosition(engine, hyperparameters),
  mostMiniBatches = asManyAsFit,
): Generator<TrainingStep, void> {
  return new Training(engine, hyperparameters, from, mostMiniBatches).run();
}

class Training {
  readonly #engine: TrainingEngine;
  readonly #hyperparameters: Hyperparameters;
  readonly #mostMiniBatches: () => number;
  readonly #order: Uint32Array;
  readonly #random: Random;
  #epoch: number;
  /** Images up to the last completed mini-batch. */
  #imagesDone: number;
  #costSum: number;
  #schedule: ScheduleState;

  constructor(
    engine: TrainingEngine,
    hyperparameters: Hyperparameters,
    from: TrainingPosition,
    mostMiniBatches: () => number,
  ) {
    this.#engine = engine;
    this.#hyperparameters = hyperparameters;
    this.#mostMiniBatches = mostMiniBatches;
    this.#order = from.order.slice();
    this.#random = restoreRandom(from.random);
    this.#epoch = from.epoch;
    this.#imagesDone = from.imagesDone;
    this.#costSum = from.costSum;
    this.#schedule = from.schedule;
  }

  *run(): Generator<TrainingStep, void> {
    if (this.#ending()) return;
    yield* this.#addStrokeDigits();
    if (this.#epoch === 0 && this.#imagesDone === 0) yield* this.#measureStart();
    while (!this.#ending()) {
      if (this.#hyperparameters.shuffle && this.#imagesDone === 0) this.#random.shuffle(this.#order);
      const isFinite = yield* this.#trainEpoch();
      if (!isFinite || !hasFiniteParameters(this.#engine.parameters())) {
        yield { type: 'diverged', epoch: this.#epoch };
        return;
      }
      yield* this.#endEpoch();
    }
  }

  readonly #position = (): TrainingPosition => ({
    epoch: this.#epoch,
    imagesDone: this.#imagesDone,
    costSum: this.#costSum,
    order: this.#order.slice(),
    random: this.#random.state(),
    schedule: this.#schedule,
  });

  /** Adds the stroke digits; they are drawn again when a run continues, and come out the same. */
  *#addStrokeDigits(): Generator<TrainingStep, void> {
    const { seed, strokeDigits } = this.#hyperparameters;
    for (let first = 0; first < strokeDigits; first += digitsPerStep) {
      const end = Math.min(first + digitsPerStep, strokeDigits);
      this.#engine.addStrokeDigits(drawStrokeDigits(seed, first, end), first);
      yield { type: 'drawing', position: this.#position };
    }
  }

  *#measureStart(): Generator<TrainingStep, void> {
    const counts = yield* this.#evaluateAll();
    yield { type: 'point', point: { epochs: 0, ...counts } };
  }

  /** Trains on the remaining images; returns false as soon as a cost is not finite. */
  *#trainEpoch(): Generator<TrainingStep, boolean> {
    const { miniBatchSize } = this.#hyperparameters;
    const [epoch, imagesInEpoch] = [this.#epoch, this.#order.length];
    const borders = this.#accuracyBorders();
    for (let from = this.#imagesDone, to: number; from < imagesInEpoch; from = to) {
      const nextBorder = borders.find((border) => border > from) ?? imagesInEpoch;
      to = Math.min(pieceEnd(from, this.#engine, miniBatchSize, this.#mostMiniBatches()), nextBorder);
      const costs = this.#learn(from, to);
      if (costs === null) return false;
      const isMeasured = to === nextBorder && to < imagesInEpoch;
      const position = this.#imagesDone === to && !isMeasured ? this.#position : undefined;
      yield { type: 'training', epoch, images: to - from, imagesDone: to, imagesInEpoch, costs, position };
      if (isMeasured) yield* this.#measureBetween();
    }
    return true;
  }

  /** Returns the mean cost of each completed mini-batch; null when one is not finite. */
  #learn(from: number, to: number): number[] | null {
    const { miniBatchSize } = this.#hyperparameters;
    const rules = { epoch: this.#epoch, learningRate: this.#schedule.learningRate };
    const costs = this.#engine.learn(this.#order, from, to, rules);
    for (const cost of costs) {
      if (!isSinglePrecision(cost)) return null;
      const images = Math.min(miniBatchSize, this.#order.length - this.#imagesDone);
      this.#costSum += cost * images;
      this.#imagesDone += images;
    }
    return costs;
  }

  /** Borders for accuracy points; none without validation images. */
  #accuracyBorders(): number[] {
    if (this.#epoch > 0 || this.#engine.imageCount('validation') === 0) return [];
    return accuracyBorders(this.#order.length, this.#hyperparameters.miniBatchSize);
  }

  *#measureBetween(): Generator<TrainingStep, void> {
    const validationTotal = imagesForPoint(this.#order.length, this.#engine.imageCount('validation'));
    const counts = yield* evaluate(this.#engine, { validation: validationTotal }, this.#epoch);
    const epochs = this.#imagesDone / this.#order.length;
    const point = { epochs, validationCorrect: counts.validation, validationTotal };
    yield { type: 'point', point, position: this.#position };
  }

  *#endEpoch(): Generator<TrainingStep, void> {
    const cost = this.#costSum / this.#order.length;
    const counts = { epoch: this.#epoch, cost, ...(yield* this.#evaluateAll()) };
    this.#schedule = continueSchedule(this.#schedule, counts.validationCorrect, this.#hyperparameters);
    this.#epoch++;
    this.#imagesDone = 0;
    this.#costSum = 0;
    yield { type: 'epoch', counts, ending: this.#ending(), position: this.#position };
  }

  #ending(): RunEnding | undefined {
    return endingAt({ epoch: this.#epoch, schedule: this.#schedule }, this.#hyperparameters);
  }

  *#evaluateAll(): Generator<TrainingStep, Omit<EpochCounts, 'epoch' | 'cost'>> {
    const images = imagesToClassify(this.#engine, this.#hyperparameters);
    const correct = yield* evaluate(this.#engine, images, this.#epoch, this.#position);
    return {
      correct: correct.test,
      total: images.test,
      validationCorrect: correct.validation,
      validationTotal: images.validation,
      trainingCorrect: correct.training,
      trainingTotal: images.training,
    };
  }
}
