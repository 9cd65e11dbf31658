import type { StorageUse } from '../../contract/api';
import type { DrawnDigit } from '../../contract/my-digits';
import type { Model } from '../../contract/models';
import type { NetworkParameters } from '../../contract/network';
import type { Result } from '../../contract/result';
import type { AccuracyPoint, RunDescription, RunDetails, RunLabel, RunSummary } from '../../contract/run';
import type { Disk } from './disk';
import type { LockOwner } from './run-lock';
import type { RunRecords, RunWriter } from './run-writer';

export interface RunStoreOptions {
  /** Holds a folder for each run; made when the first one is. */
  folder: string;
  /** Of Inkling, for what it writes. */
  appVersion: string;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** What it is written to. */
  disk?: Disk;
  /** In whose name runs are locked; this process, where nothing else is said. */
  owner?: LockOwner;
}

/** What a run is to be; the store gives it its id and time. */
export type NewRun = Omit<RunDescription, 'id' | 'createdAt' | 'appVersion'>;

/** What a run has before it begins: it goes on from another one's network and curve, or teaches drawn digits. */
export interface RunBeginning extends Partial<RunRecords> {
  network?: NetworkParameters;
  lesson?: readonly DrawnDigit[];
}

/** A model that a file held. */
export interface OpenedModel {
  model: Model;
  /** Name of the file without its folder. */
  file: string;
  /** What its run is to be called. */
  name: string;
  /** What it was found to read when it was opened, where its file tells no history. */
  figure?: AccuracyPoint;
}

/** Ids of runs that are new or stand otherwise, and of those that are gone. */
export interface RunChange {
  changed: readonly string[];
  removed: readonly string[];
}

/** `last`: as far as the run has come; `best`: after the epoch with the highest validation accuracy. */
export type WhichNetwork = 'last' | 'best';

/** All runs of one folder; several processes may use it at once. */
export class RunStore {
  readonly folder: string;

  constructor({ folder }: RunStoreOptions) {
    this.folder = folder;
  }

  /**
   * A store whose one run, if there is one already, lies in this very folder, as `--checkpoint-dir` names it.
   * Its run cannot be deleted; `create` fails when there is one.
   */
  static ofOneRun(options: RunStoreOptions): RunStore {
    return new RunStore(options);
  }

  /** Reads what there is, takes over what earlier versions kept, and empties what was deleted 30 days ago. */
  load(): Promise<void> {
    throw new Error('not built yet');
  }

  /** Notices what other processes have added, changed and removed; cheap where that is nothing. */
  refresh(): Promise<void> {
    throw new Error('not built yet');
  }

  /** What was found wrong when runs were read, a sentence for a person; usually nothing. */
  get notice(): string | undefined {
    throw new Error('not built yet');
  }

  /** Newest first. */
  get summaries(): RunSummary[] {
    throw new Error('not built yet');
  }

  summary(_id: string): RunSummary | undefined {
    throw new Error('not built yet');
  }

  /** Calls the listener after each change, also those that a RunWriter makes; the returned function ends that. */
  onChange(_listener: (change: RunChange) => void): () => void {
    throw new Error('not built yet');
  }

  /** Makes a run, which is waiting, and locks it. Fails with 'file-not-written'. */
  create(
    _run: NewRun,
    _label: Partial<RunLabel> & { name: string },
    _beginning?: RunBeginning,
  ): Promise<Result<RunWriter>> {
    throw new Error('not built yet');
  }

  /**
   * Locks a run to go on with it, and brings its files back to what its checkpoint says. It stands as before until the
   * writer is told otherwise.
   *
   * Fails with 'run-in-use' while a process works on it (also this one), 'run-unreadable' when it cannot go on, naming
   * the file and what is wrong with it, and 'file-not-written'.
   */
  resume(_id: string): Promise<Result<RunWriter>> {
    throw new Error('not built yet');
  }

  /** Makes a run of a model's file, or gives the one that is there of the same weights and was never trained. */
  import(_opened: OpenedModel): Promise<Result<RunSummary>> {
    throw new Error('not built yet');
  }

  /** The run of a model's file with these weights that was never trained since. */
  findOpened(_weightsSha256: string): RunSummary | undefined {
    throw new Error('not built yet');
  }

  /** Of a run of this process: as far as it was told to its writer. Fails with 'run-unreadable'. */
  details(_id: string): Promise<Result<RunDetails>> {
    throw new Error('not built yet');
  }

  /** Its provenance has the whole history up to that network. Fails with 'run-unreadable'. */
  network(_id: string, _which: WhichNetwork): Promise<Result<Model>> {
    throw new Error('not built yet');
  }

  /** The digits that the run teaches; fails with 'run-unreadable', also when it teaches none. */
  lesson(_id: string): Promise<Result<DrawnDigit[]>> {
    throw new Error('not built yet');
  }

  /** Fails with 'file-not-written', and with 'run-unreadable' when there is no such run. */
  setLabel(_id: string, _changes: Partial<RunLabel>): Promise<Result<RunSummary>> {
    throw new Error('not built yet');
  }

  /** Fails with 'run-in-use', and then deletes nothing, when one of them is waiting or active in any process. */
  delete(_ids: readonly string[]): Promise<Result<undefined>> {
    throw new Error('not built yet');
  }

  /** Undoes `delete`. Fails with 'run-unreadable' for what is not there any more; the others are restored. */
  restore(_ids: readonly string[]): Promise<Result<undefined>> {
    throw new Error('not built yet');
  }

  /** Computed from what is known, without a look at the disk. `spare`: never due. */
  use(_spare?: readonly string[]): StorageUse {
    throw new Error('not built yet');
  }

  /** Takes effect at the next start. Fails with 'file-not-written'. */
  setLimit(_bytes: number | null): Promise<Result<undefined>> {
    throw new Error('not built yet');
  }

  /** Notes that a person has been shown that these runs of `use` are due, without which they are not deleted. */
  noteTold(_dueIds: readonly string[]): Promise<Result<undefined>> {
    throw new Error('not built yet');
  }

  /** At a start, after `load`: deletes the runs that are due and were told before, but for those to spare; gives their ids. */
  applyLimit(_spare: readonly string[]): Promise<string[]> {
    throw new Error('not built yet');
  }

  /** Releases all runs of this process; what is being written is on disk when it resolves. */
  close(): Promise<void> {
    throw new Error('not built yet');
  }
}
