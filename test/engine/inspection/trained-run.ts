import type { DataSet } from '../../../src/contract/data';
import type { Finding } from '../../../src/contract/diagnosis';
import type { Hyperparameters } from '../../../src/contract/hyperparameters';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import type { NetworkParameters } from '../../../src/contract/network';
import type { EpochResult } from '../../../src/contract/run';
import type { RunHistory } from '../../../src/engine/inspection/evidence';
import { examine } from '../../../src/engine/inspection/examine';
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
