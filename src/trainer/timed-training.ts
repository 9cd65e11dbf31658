import type { Hyperparameters } from '../contract/hyperparameters';
import type { NetworkParameters } from '../contract/network';
import type { AccuracyPoint, CostPoint, EpochResult, RunEnding } from '../contract/run';
import type { Checkpoint, TrainingProgress } from '../contract/trainer';
import { workLeft } from '../engine/training/accuracy-points';
import { hasFiniteParameters } from '../engine/training/finite';
import { startPosition } from '../engine/training/start-position';
import { train } from '../engine/training/train';
import type { TrainingEngine } from '../engine/training/training-engine';
import type { EpochCounts, TakePosition, TrainingStep } from '../engine/training/training-step';
import { CostCurve } from './cost-curve';
import { SpeedLimit } from './speed-limit';
import { Throughput } from './throughput';

/** `TrainingProgress` without the run's id; `costs` are the points since the last step. */
export type TimedProgress = Omit<TrainingProgress, 'runId'>;

/** The result of a few milliseconds of a run. */
export type TimedStep =
  /** `miniBatches`: completed since the last step. */
  | { type: 'progress'; progress: TimedProgress; miniBatches: number }
  | { type: 'point'; point: AccuracyPoint }
  | { type: 'epoch'; result: EpochResult; costs: CostPoint[]; ending?: RunEnding }
  | { type: 'diverged'; epoch: number };

/** Where a run starts or continues; the engine's state is already restored. */
export type TrainingBeginning = Pick<Checkpoint, 'position'> &
  Partial<Pick<Checkpoint, 'curve' | 'trainSeconds'>>;

/**
 * Used until an evaluation has been timed: an image only goes forward, which takes about a third of the time of
 * training it.
 */
const assumedEvaluationSpeedup = 3;

/**
 * Trains like `train` and measures seconds per epoch, speed, time left and the cost curve. `now` in milliseconds; only
 * the time inside a step counts, however long the caller waits between steps.
 */
export class TimedTraining {
  readonly limit: SpeedLimit;
  readonly #engine: TrainingEngine;
  readonly #now: () => number;
  readonly #steps: Generator<TrainingStep, void>;
  readonly #curve: CostCurve;
  readonly #trainingThroughput = new Throughput();
  readonly #evaluationThroughput = new Throughput();
  readonly #miniBatchSize: number;
  readonly #imagesInEpoch: number;
  /** Images to train in the whole run. */
  #imagesToTrain: number;
  #imagesToEvaluate: number;
  /** The current epoch. */
  #epoch: number;
  #imagesDone: number;
  #trainSeconds: number;
  #evaluateSeconds = 0;
  #position: TakePosition | undefined;
  /** A copy of the network, until it changes. */
  #network: NetworkParameters | undefined;

  constructor(
    engine: TrainingEngine,
    hyperparameters: Hyperparameters,
    now: () => number,
    from: TrainingBeginning = { position: startPosition(engine, hyperparameters) },
  ) {
    const { position, curve, trainSeconds = 0 } = from;
    const { miniBatchSize } = hyperparameters;
    this.#engine = engine;
    this.#now = now;
    this.#miniBatchSize = miniBatchSize;
    this.#imagesInEpoch = position.order.length;
    this.#epoch = position.epoch;
    this.#imagesDone = position.imagesDone;
    this.#trainSeconds = trainSeconds;
    this.#position = () => position;
    ({ imagesToTrain: this.#imagesToTrain, imagesToEvaluate: this.#imagesToEvaluate } = workLeft(
      engine,
      hyperparameters,
      position,
    ));
    const miniBatchesBefore = position.epoch * this.#miniBatchesInEpoch + this.#miniBatchesDone;
    this.#curve = new CostCurve(this.#miniBatchesInEpoch, miniBatchesBefore, curve);
    this.limit = new SpeedLimit('full', this.#miniBatchesInEpoch);
    this.#steps = train(engine, hyperparameters, position, () => this.limit.mostMiniBatches);
  }

  /** Works for a few milliseconds; undefined after the last step. */
  next(): TimedStep | undefined {
    const startedAt = this.#now();
    this.#network = undefined;
    const { value: step, done } = this.#steps.next();
    if (done) return undefined;
    this.#position = step.position;
    return this.#measure(step, (this.#now() - startedAt) / 1000);
  }

  /** Whether the run can be held here and continued later. */
  get canRest(): boolean {
    return this.#position !== undefined;
  }

  /** Whether all images of the current epoch have been learned. */
  get isEpochTrained(): boolean {
    return this.#imagesDone === this.#imagesInEpoch;
  }

  /** Uses at most so many cores from here on. */
  useCores(cores: number): void {
    this.#engine.useCores(cores);
  }

  get parameterCount(): number {
    return this.#engine.parameterCount;
  }

  /** The current network; one copy until training continues. */
  network(): NetworkParameters {
    return (this.#network ??= this.#engine.parameters());
  }

  /** The run's checkpoint; undefined where it cannot be held, or where its numbers are not finite. */
  checkpoint(): Checkpoint | undefined {
    const network = this.network();
    if (!this.#position || !hasFiniteParameters(network)) return undefined;
    return {
      position: this.#position(),
      state: this.#engine.state(),
      curve: this.#curve.state(),
      trainSeconds: this.#trainSeconds,
      network,
    };
  }

  #measure(step: TrainingStep, seconds: number): TimedStep {
    switch (step.type) {
      case 'training':
        return this.#trained(step, seconds);
      case 'drawing':
        return this.#progress(false);
      case 'evaluating':
        this.#evaluateSeconds += seconds;
        this.#evaluationThroughput.add(step.images, seconds);
        this.#imagesToEvaluate -= step.images;
        return this.#progress(true);
      case 'point':
        return { type: 'point', point: step.point };
      case 'epoch':
        return this.#endEpoch(step.counts, step.ending);
      case 'diverged':
        return { type: 'diverged', epoch: step.epoch };
    }
  }

  #trained(step: Extract<TrainingStep, { type: 'training' }>, seconds: number): TimedStep {
    this.#trainSeconds += seconds;
    this.#trainingThroughput.add(step.images, seconds);
    this.#imagesToTrain -= step.images;
    this.#imagesDone = step.imagesDone;
    return this.#progress(false, this.#curve.add(step.costs, this.limit.isSlow), step.costs.length);
  }

  #endEpoch(counts: EpochCounts, ending: RunEnding | undefined): TimedStep {
    const result = { ...counts, trainSeconds: this.#trainSeconds, evaluateSeconds: this.#evaluateSeconds };
    this.#epoch++;
    this.#imagesDone = 0;
    this.#trainSeconds = 0;
    this.#evaluateSeconds = 0;
    return { type: 'epoch', result, costs: this.#curve.endEpoch(), ending };
  }

  #progress(isEvaluating: boolean, costs: CostPoint[] = [], miniBatches = 0): TimedStep {
    const imagesPerSecond = this.#imagesPerSecond;
    const progress = {
      epoch: this.#epoch,
      epochFraction: this.#imagesDone / this.#imagesInEpoch,
      miniBatches: this.#miniBatchesDone,
      miniBatchesInEpoch: this.#miniBatchesInEpoch,
      isEvaluating,
      secondsLeft: imagesPerSecond && this.#secondsLeft(imagesPerSecond),
      imagesPerSecond,
      costs,
    };
    return { type: 'progress', progress, miniBatches };
  }

  /** The requested speed, or the measured one if that is lower. */
  get #imagesPerSecond(): number | undefined {
    const { imagesPerSecond } = this.#trainingThroughput;
    const { secondsPerMiniBatch } = this.limit;
    if (imagesPerSecond === undefined || secondsPerMiniBatch === 0) return imagesPerSecond;
    return Math.min(imagesPerSecond, this.#miniBatchSize / secondsPerMiniBatch);
  }

  #secondsLeft(imagesPerSecond: number): number {
    const assumedSpeed =
      assumedEvaluationSpeedup * (this.#trainingThroughput.imagesPerSecond ?? imagesPerSecond);
    const evaluationSpeed = this.#evaluationThroughput.imagesPerSecond ?? assumedSpeed;
    return this.#imagesToTrain / imagesPerSecond + this.#imagesToEvaluate / evaluationSpeed;
  }

  get #miniBatchesInEpoch(): number {
    return Math.ceil(this.#imagesInEpoch / this.#miniBatchSize);
  }

  /** Mini-batches of the current epoch. */
  get #miniBatchesDone(): number {
    return this.isEpochTrained
      ? this.#miniBatchesInEpoch
      : Math.floor(this.#imagesDone / this.#miniBatchSize);
  }
}
