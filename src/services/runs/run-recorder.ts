import type { Result } from '../../contract/result';
import { success } from '../../contract/result';
import type { EpochResult, RunEnding } from '../../contract/run';
import type { TrainingPosition } from '../../engine/training/train';
import type { TrainingEngine } from '../../engine/training/training-engine';
import type { Checkpoint } from './checkpoint';
import type { RunFolder } from './run-folder';

/** One epoch that an engine has just finished. */
export interface FinishedEpoch {
  result: EpochResult;
  position: TrainingPosition;
  /** Why it was the last one, if it was. */
  ending?: RunEnding;
}

const checkpointIntervalMs = 1000;

/** Writes a run down while it is on: a checkpoint after its first epoch here, then at most one a second. */
export class RunRecorder {
  readonly #folder: RunFolder;
  readonly #engine: TrainingEngine;
  readonly #now: () => number;
  /** Those since the last checkpoint. */
  #epochs: FinishedEpoch[] = [];
  #savedAt = -Infinity;

  /** `now` in milliseconds, from any start. */
  constructor(folder: RunFolder, engine: TrainingEngine, now: () => number) {
    this.#folder = folder;
    this.#engine = engine;
    this.#now = now;
  }

  /** Takes each epoch before the engine goes on; the last one of all is kept back for `finish`. */
  async add(epoch: FinishedEpoch): Promise<Result<undefined>> {
    this.#epochs.push(epoch);
    if (epoch.ending || this.#now() - this.#savedAt < checkpointIntervalMs) return success();
    const saved = await this.#save();
    this.#savedAt = this.#now();
    return saved;
  }

  /** Once everything else is done that a run does at its end: from now on it has nothing left to do. */
  finish(outcome: Checkpoint['finished']): Promise<Result<undefined>> {
    return this.#save(outcome);
  }

  async #save(finished?: Checkpoint['finished']): Promise<Result<undefined>> {
    const epochs = this.#epochs;
    const { position } = epochs[epochs.length - 1];
    this.#epochs = [];
    const results = epochs.map(({ result }) => result);
    return this.#folder.save(results, { position, state: this.#engine.state(), finished });
  }
}
