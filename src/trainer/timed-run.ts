import type { Hyperparameters } from '../contract/hyperparameters';
import type { CostPoint, EpochResult, RunEnding } from '../contract/run';
import type { TrainingProgress } from '../contract/trainer';
import type { EpochCounts, TrainingPosition, TrainingStep } from '../engine/training/train';
import { imagesInEpoch, startPosition, train } from '../engine/training/train';
import type { TrainingEngine } from '../engine/training/training-engine';
import { CostCurve } from './cost-curve';
import { Throughput } from './throughput';

/** `TrainingProgress` before it belongs to a run; `costs` are the points since the last step. */
export type TimedProgress = Omit<TrainingProgress, 'runId'>;

/** What a few milliseconds of a run have come to. */
export type TimedStep =
  | { type: 'progress'; progress: TimedProgress }
  | { type: 'epoch'; result: EpochResult; ending?: RunEnding; position: TrainingPosition }
  | { type: 'diverged'; epoch: number };

/** Until an evaluation has been timed: an image goes forward only, about a third of what training it takes. */
const assumedEvaluationSpeedup = 3;

/**
 * Trains like `train` and measures it: seconds an epoch, speed, time left and the curve of the cost.
 * `now` in milliseconds; only the time inside a step counts, however long the caller waits between two of them.
 */
export function* timedTraining(
  engine: TrainingEngine,
  hyperparameters: Hyperparameters,
  now: () => number,
  from = startPosition(engine, hyperparameters),
): Generator<TimedStep, void> {
  const run = new TimedRun(engine, hyperparameters, from.epoch);
  const steps = train(engine, hyperparameters, from);
  for (;;) {
    const startedAt = now();
    const { value: step, done } = steps.next();
    if (done) return;
    yield run.measure(step, (now() - startedAt) / 1000);
  }
}

class TimedRun {
  readonly #trainingThroughput = new Throughput();
  readonly #evaluationThroughput = new Throughput();
  readonly #firstEpoch: number;
  readonly #curve: CostCurve;
  /** Of the whole run. */
  #imagesToTrain: number;
  #imagesToEvaluate: number;
  /** Of the epoch in work. */
  #epochFraction = 0;
  #trainSeconds = 0;
  #evaluateSeconds = 0;

  constructor(engine: TrainingEngine, hyperparameters: Hyperparameters, firstEpoch: number) {
    const epochs = hyperparameters.epochs - firstEpoch;
    const images = imagesInEpoch(hyperparameters, engine.imageCount('training'));
    this.#firstEpoch = firstEpoch;
    this.#curve = new CostCurve(Math.ceil(images / hyperparameters.miniBatchSize), firstEpoch);
    this.#imagesToTrain = epochs * images;
    this.#imagesToEvaluate = epochs * (engine.imageCount('test') + engine.imageCount('validation'));
  }

  measure(step: TrainingStep, seconds: number): TimedStep {
    switch (step.type) {
      case 'training':
        this.#trainSeconds += seconds;
        this.#trainingThroughput.add(step.images, seconds);
        this.#imagesToTrain -= step.images;
        this.#epochFraction = step.imagesDone / step.imagesInEpoch;
        return this.#progress(step.epoch, false, this.#curve.add(step.costs));
      case 'drawing':
        return this.#progress(this.#firstEpoch, false, []);
      case 'evaluating':
        this.#evaluateSeconds += seconds;
        this.#evaluationThroughput.add(step.images, seconds);
        this.#imagesToEvaluate -= step.images;
        return this.#progress(step.epoch, true, []);
      case 'epoch':
        return {
          type: 'epoch',
          result: this.#endEpoch(step.counts),
          ending: step.ending,
          position: step.position,
        };
      case 'diverged':
        return step;
    }
  }

  #progress(epoch: number, isEvaluating: boolean, costs: CostPoint[]): TimedStep {
    const epochFraction = this.#epochFraction;
    const { imagesPerSecond } = this.#trainingThroughput;
    const secondsLeft = imagesPerSecond && this.#secondsLeft(imagesPerSecond);
    return {
      type: 'progress',
      progress: { epoch, epochFraction, isEvaluating, secondsLeft, imagesPerSecond, costs },
    };
  }

  #secondsLeft(trainingSpeed: number): number {
    const evaluationSpeed =
      this.#evaluationThroughput.imagesPerSecond ?? assumedEvaluationSpeedup * trainingSpeed;
    return this.#imagesToTrain / trainingSpeed + this.#imagesToEvaluate / evaluationSpeed;
  }

  #endEpoch(counts: EpochCounts): EpochResult {
    const result = { ...counts, trainSeconds: this.#trainSeconds, evaluateSeconds: this.#evaluateSeconds };
    this.#trainSeconds = 0;
    this.#evaluateSeconds = 0;
    return result;
  }
}
