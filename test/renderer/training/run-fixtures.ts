import { signal } from '@preact/signals';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import type { AccuracyPoint, CostPoint, EpochResult, RunOrigin, RunSummary } from '../../../src/contract/run';
import type { RunObserver } from '../../../src/figures/charts/run-observer';
import type { RunCurves } from '../../../src/renderer/training/run-curves';

export function runSummary(origin: RunOrigin = { kind: 'new' }, epochs = 30): RunSummary {
  return {
    id: 'run-000001',
    createdAt: '2025-01-01T00:00:00Z',
    appVersion: '0.1.0',
    origin,
    hyperparameters: { ...defaultHyperparameters, epochs },
    engine: 'kernels',
    name: '30 hidden neurons',
    note: '',
    isStarred: false,
    state: 'running',
    isElsewhere: false,
    epochsDone: 0,
    spark: [],
    seconds: 0,
    bytes: 0,
    hasNetwork: true,
  };
}

export const untrainedPoint: AccuracyPoint = {
  epochs: 0,
  correct: 1001,
  total: 10_000,
  validationCorrect: 980,
  validationTotal: 10_000,
  trainingCorrect: 990,
  trainingTotal: 10_000,
};

export function earlyPoint(epochs: number, validationCorrect: number): AccuracyPoint {
  return { epochs, validationCorrect, validationTotal: 1000 };
}

export function epoch(number: number, correct: number): EpochResult {
  return {
    epoch: number,
    correct,
    total: 10_000,
    validationCorrect: correct + 20,
    validationTotal: 10_000,
    trainingCorrect: correct + 100,
    trainingTotal: 10_000,
    cost: 0.05,
    trainSeconds: 0.5,
    evaluateSeconds: 0.1,
  };
}

export function cost(epochs: number, runningCost: number): CostPoint {
  return {
    epochs,
    miniBatchCost: runningCost,
    runningCost,
    lowerQuartile: runningCost / 2,
    upperQuartile: 2 * runningCost,
  };
}

/** The curves of a run that grows as a test says. */
export class GrowingRun implements RunCurves {
  readonly run = signal<RunSummary | null>(runSummary());
  readonly last = signal<EpochResult | null>(null);
  readonly best = signal<EpochResult | null>(null);
  readonly runningCost = signal<number | null>(null);
  readonly finishedEpochs = signal(0);
  points: AccuracyPoint[] = [];
  epochs: EpochResult[] = [];
  costs: CostPoint[] = [];
  readonly #observers = new Set<RunObserver>();

  observe(observer: RunObserver): () => void {
    observer.reset(this.run.peek());
    observer.addPoints?.(this.points);
    observer.addEpochs?.(this.epochs);
    observer.addCosts?.(this.costs);
    this.#observers.add(observer);
    return () => void this.#observers.delete(observer);
  }

  show(run: RunSummary): void {
    this.run.value = run;
    [this.points, this.epochs, this.costs] = [[], [], []];
    for (const observer of this.#observers) observer.reset(run);
  }

  addPoints(...points: AccuracyPoint[]): void {
    this.points.push(...points);
    for (const observer of this.#observers) observer.addPoints?.(points);
  }

  addEpochs(...epochs: EpochResult[]): void {
    this.epochs.push(...epochs);
    this.finishedEpochs.value = this.epochs.length;
    for (const observer of this.#observers) observer.addEpochs?.(epochs);
  }

  addCosts(...costs: CostPoint[]): void {
    this.costs.push(...costs);
    for (const observer of this.#observers) observer.addCosts?.(costs);
  }
}
