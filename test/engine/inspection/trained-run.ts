import type { DataSet, DataSplit } from '../../../src/contract/data';
import type { Finding } from '../../../src/contract/diagnosis';
import type { Hyperparameters } from '../../../src/contract/hyperparameters';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import type { NetworkParameters } from '../../../src/contract/network';
import type { EpochResult } from '../../../src/contract/run';
import type { RunHistory } from '../../../src/engine/inspection/evidence';
import { examine } from '../../../src/engine/inspection/examine';
import { observeNetwork } from '../../../src/engine/inspection/network-observations';
import { createRandom } from '../../../src/engine/random';
import { train } from '../../../src/engine/training/train';
import { EngineMaker } from '../../../src/trainer/engine';

export interface TrainedRun {
  network: NetworkParameters;
  history: RunHistory;
}

/** Trains networks on one data set with the kernels, and has them examined. */
export class Clinic {
  readonly data: DataSet;
  readonly #engines: EngineMaker;

  constructor(data: DataSet) {
    this.data = data;
    this.#engines = new EngineMaker(data);
  }

  /** Trains chapter 1's first network with these changes. */
  train(changes: Partial<Hyperparameters>): TrainedRun {
    const settings = { ...defaultHyperparameters, ...changes };
    const engine = this.#engines.create('kernels', settings);
    const epochs: EpochResult[] = [];
    let network = engine.parameters();
    let isDiverged = false;
    for (const step of train(engine, settings)) {
      if (step.type === 'diverged') isDiverged = true;
      if (step.type !== 'epoch') continue;
      epochs.push({ ...step.counts, trainSeconds: 0, evaluateSeconds: 0 });
      network = engine.parameters();
    }
    return { network, history: { settings, epochs, state: isDiverged ? 'diverged' : 'finished' } };
  }

  examine({ network, history }: TrainedRun): Finding[] {
    return resultOf(examine(network, this.data, { history, isOfPresentData: true }));
  }

  findings(changes: Partial<Hyperparameters>): Finding[] {
    return this.examine(this.train(changes));
  }

  /** What some thresholds of the doctor are set against, each from 0 to 1. */
  measure(run: TrainedRun) {
    const { hidden, sureMistakes } = resultOf(observeNetwork(run.network, this.data.test));
    const { correct, total, trainingCorrect = 0, trainingTotal = 1 } = run.history.epochs.at(-1)!;
    const training = trainingCorrect / trainingTotal;
    return {
      flat: hidden[0].flatShare,
      sureMistakes: sureMistakes.reduce((sum, count) => sum + count, 0) / total,
      testMinusTraining: correct / total - training,
      trainingMinusValidation: training - validationAccuracyOf(run),
    };
  }
}

/** A split with this share of its labels drawn at random. */
export function mislabelled({ images, labels }: DataSplit, share: number): DataSplit {
  const random = createRandom(7);
  return {
    images,
    labels: labels.map((label) => (random.uniform() < share ? random.integerBelow(10) : label)),
  };
}

/** The validation images that the run reads correctly at the end, 0 to 1. */
export function validationAccuracyOf({ history: { epochs } }: TrainedRun): number {
  const last = epochs.at(-1);
  return last === undefined ? 0 : last.validationCorrect / last.validationTotal;
}

/** The images of the test split that the run reads correctly at the end, 0 to 1. */
export function accuracyOf({ history: { epochs } }: TrainedRun): number {
  const last = epochs.at(-1);
  return last === undefined ? 0 : last.correct / last.total;
}

export function resultOf<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
