import type { Hyperparameters } from '../../../src/contract/hyperparameters';
import type { Result } from '../../../src/contract/result';
import { failure } from '../../../src/contract/result';
import type { RunState } from '../../../src/contract/run';
import { isAtRest } from '../../../src/contract/run';
import { createSyntheticDataSet } from '../../../src/engine/synthesis/synthetic-digits';
import type { NamedData } from '../../../src/services/data/data-library';
import type { Disk } from '../../../src/services/runs/disk';
import { realDisk } from '../../../src/services/runs/disk';
import { RunStore } from '../../../src/services/runs/run-store';
import type { ActiveRun, RunListener } from '../../../src/services/training/active-run';
import type { WantedRun } from '../../../src/services/training/training-desk';
import { TrainingDesk } from '../../../src/services/training/training-desk';
import { InProcessChannel } from './in-process-channel';

export const data: NamedData = {
  data: createSyntheticDataSet({ seed: 1, trainingImages: 100, validationImages: 20, testImages: 30 }),
  name: 'synthetic digits',
  place: 'synthetic',
  sha256: '1'.repeat(64),
};

/** A run with new weights. */
export function wanted(hyperparameters: Hyperparameters): WantedRun {
  return { name: 'A run', hyperparameters, data, origin: { kind: 'new' } };
}

/** Notes what runs tell, and lets a test wait for it. */
export class NotedRuns implements RunListener {
  readonly states: string[] = [];
  readonly failures: string[] = [];
  #waiting: (() => void)[] = [];

  changed({ outcome }: ActiveRun): void {
    if (this.states.at(-1) !== outcome.state) this.states.push(outcome.state);
    this.#note();
  }

  progressed(): void {
    this.#note();
  }

  pointAdded(): void {
    this.#note();
  }

  epochFinished(): void {
    this.#note();
  }

  networkChanged(): void {
    this.#note();
  }

  notWritten(_run: ActiveRun, { message }: { message: string }): void {
    this.failures.push(message);
    this.#note();
  }

  rested(): void {
    this.#note();
  }

  /** Resolves when something has been told after which this holds. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #note(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

/** A disk that is full now and then. */
export class FaultyDisk implements Disk {
  isFull = false;
  readonly makeFolder = this.#unlessFull(realDisk.makeFolder);
  readonly append = this.#unlessFull(realDisk.append);
  readonly replace = this.#unlessFull(realDisk.replace);
  readonly remove = realDisk.remove;

  #unlessFull<Arguments extends unknown[]>(write: (...parameters: Arguments) => Promise<Result<undefined>>) {
    return async (...parameters: Arguments): Promise<Result<undefined>> =>
      this.isFull ? failure('file-not-written', 'The disk is full.') : write(...parameters);
  }
}

/** A desk with its store in a folder, as one start of the app has them. */
export async function openDesk(folder: string, { cores = 2, disk }: { cores?: number; disk?: Disk } = {}) {
  const channels: InProcessChannel[] = [];
  const listener = new NotedRuns();
  const store = new RunStore({ folder, appVersion: '0.1.0', disk });
  await store.load();
  const fork = () => {
    channels.push(new InProcessChannel());
    return channels[channels.length - 1];
  };
  const desk = new TrainingDesk({ store, fork, cores, listener, retryMs: 1 });
  const reach = (run: ActiveRun, state: RunState) => listener.until(() => run.outcome.state === state);
  const untilEpoch = (run: ActiveRun, epoch: number) =>
    listener.until(() => run.curve.epochs.length > epoch || isAtRest(run.outcome));
  /** Nothing more is heard of what trains, as when the whole app is killed; what is being written still gets there. */
  const kill = async () => {
    for (const channel of channels) channel.vanish();
    await store.close();
  };
  return { desk, store, listener, channels, reach, untilEpoch, kill };
}
