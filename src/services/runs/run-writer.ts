import type { Model } from '../../contract/models';
import type { Result } from '../../contract/result';
import type { AccuracyPoint, CostPoint, EpochResult, RunDescription, RunOutcome } from '../../contract/run';
import type { Checkpoint } from '../../contract/trainer';

/** What a run has told so far. */
export interface RunRecords {
  epochs: EpochResult[];
  points: AccuracyPoint[];
  costs: CostPoint[];
}

/** Where a run goes on, and what it had told up to there. */
export interface FoundCheckpoint extends RunRecords {
  checkpoint: Checkpoint;
}

/**
 * Writes one run, whose lock this process has, to disk.
 *
 * What the trainer tells is kept in memory until the next checkpoint, so that the disk never holds a part of what
 * belongs together. While nothing can be written, training may go on: `save` reports that once, and the next
 * checkpoint brings all that is missing.
 */
export class RunWriter {
  get id(): string {
    return this.description.id;
  }

  get description(): RunDescription {
    throw new Error('not built yet');
  }

  /** Absent for a run that has no checkpoint. */
  readonly found?: FoundCheckpoint;
  /** Without a checkpoint: the network that it begins with; absent: new weights. */
  readonly start?: Model;
  /** What was damaged and has been recovered, a sentence for a person; usually nothing. */
  readonly notice?: string;

  /** More planned epochs; `data`: what an opened run learns from, from now on. Fails with 'file-not-written'. */
  plan(_epochs: number, _data?: RunDescription['data']): Promise<Result<undefined>> {
    throw new Error('not built yet');
  }

  addPoint(_point: AccuracyPoint): void {
    throw new Error('not built yet');
  }

  addEpoch(_result: EpochResult, _costs: readonly CostPoint[]): void {
    throw new Error('not built yet');
  }

  /** The network after the best epoch so far; its provenance comes from `provenanceOf`. */
  keepBest(_model: Model): void {
    throw new Error('not built yet');
  }

  /**
   * Writes what was told since the last one, then the checkpoint. Never two at a time: a newer one takes the place of
   * one that still waits. Resolves once it, or a newer one, is on disk.
   *
   * Fails with 'file-not-written' the first time in a row, and with 'run-in-use' each time when another process has
   * taken the run over, which is then to be stopped.
   */
  save(_checkpoint: Checkpoint): Promise<Result<undefined>> {
    throw new Error('not built yet');
  }

  /** Fails with 'file-not-written' or 'run-in-use'. */
  setState(_outcome: RunOutcome): Promise<Result<undefined>> {
    throw new Error('not built yet');
  }

  /**
   * Brings the run to rest and gives the lock back, whatever fails.
   *
   * `last`: its last good network, where that is newer than the last checkpoint. Fails with 'file-not-written' or
   * 'run-in-use'; the run then stands on disk as after its last checkpoint.
   */
  finish(_outcome: RunOutcome, _last?: Model): Promise<Result<undefined>> {
    throw new Error('not built yet');
  }

  /** Waits for what is being written, and gives the lock back: the run stands there as interrupted. */
  release(): Promise<void> {
    throw new Error('not built yet');
  }
}
