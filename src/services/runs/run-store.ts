import { join } from 'node:path';
import * as v from 'valibot';
import type { StorageUse } from '../../contract/api';
import type { Model } from '../../contract/models';
import type { DrawnDigit } from '../../contract/my-digits';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { RunDescription, RunDetails, RunLabel, RunSummary } from '../../contract/run';
import { runLabelSchema } from '../../contract/run';
import { weightsSha256 } from '../models/weights-sha256';
import type { NewRun, RunBeginning } from './create-run';
import { createRunId } from './create-run';
import { DeletedRuns } from './deleted-runs';
import type { Disk } from './disk';
import { realDisk } from './disk';
import { takeOverEarlierRuns, takeOverPreviousModel } from './earlier-versions';
import type { OpenedModel } from './import-model';
import { runOfModel } from './import-model';
import type { LockOwner } from './lock-owner';
import { thisProcess } from './lock-owner';
import { provenanceOf } from './provenance';
import type { WhichNetwork } from './read-run';
import { readDetails, readLiveDetails, readNetwork } from './read-run';
import { requireRunCard } from './run-card';
import { noSuchRun } from './run-faults';
import { RunFolder } from './run-folder';
import type { RunChange } from './run-index';
import { RunIndex } from './run-index';
import type { RunPlaces } from './run-places';
import { foldersIn, onlyFolder } from './run-places';
import type { RunWriter } from './run-writer';
import { RunWriters } from './run-writers';
import { StorageLimit } from './storage-limit';

export type { NewRun, OpenedModel, RunBeginning, RunChange, WhichNetwork };

export interface RunStoreOptions {
  /** Holds a folder for each run; made when the first one is. */
  folder: string;
  /** Of Inkling, for what it writes. */
  appVersion: string;
  /** Where version 0.1.0 kept the network that was replaced last; it becomes a run. */
  previousModelPath?: string;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** What it is written to. */
  disk?: Disk;
  /** In whose name runs are locked; this process, where nothing else is said. */
  owner?: LockOwner;
}

/** All runs of one folder; several processes may use it at once. */
export class RunStore {
  readonly folder: string;
  readonly #options: RunStoreOptions & Required<Pick<RunStoreOptions, 'now' | 'disk' | 'owner'>>;
  readonly #index: RunIndex;
  readonly #writers: RunWriters;
  /** Absent where there is one run only. */
  readonly #deleted?: DeletedRuns;
  readonly #limit: StorageLimit;

  constructor(options: RunStoreOptions, places?: RunPlaces) {
    const { folder, now = Date.now, disk = realDisk, owner = thisProcess() } = options;
    const shared = { places: places ?? foldersIn(folder), owner };
    this.folder = folder;
    this.#options = { ...options, now, disk, owner };
    const index = (this.#index = new RunIndex(shared.places, owner));
    this.#writers = new RunWriters({ ...shared, index, disk });
    if (!places) this.#deleted = new DeletedRuns({ ...shared, index, folder: join(folder, '.deleted'), now });
    this.#limit = new StorageLimit(join(folder, 'limit.json'));
  }

  /**
   * A store whose one run, if there is one already, lies in this very folder, as `--checkpoint-dir` names it.
   * That run cannot be deleted, and `create` fails when it is there; `notice` tells why it cannot be read.
   */
  static ofOneRun(options: RunStoreOptions): RunStore {
    return new RunStore(options, onlyFolder(options.folder));
  }

  /** Reads what there is, takes over what version 0.1.0 kept, and empties what was deleted 30 days ago. */
  async load(): Promise<void> {
    if (this.#deleted) {
      await this.#deleted.empty();
      await takeOverEarlierRuns(this.folder, this.#options.disk);
      await this.#limit.load();
    }
    await this.#index.scan();
    const { previousModelPath } = this.#options;
    if (previousModelPath) await takeOverPreviousModel(previousModelPath, this);
  }

  /** Notices what other processes have added, changed and removed; cheap where that is nothing. */
  refresh(): Promise<void> {
    return this.#index.scan();
  }

  /** What was found wrong when runs were read, for a person; usually nothing. */
  get notice(): string | undefined {
    const [first, ...others] = this.#index.faults;
    if (others.length === 0) return first;
    return `${others.length + 1} folders of runs cannot be used. ${first}`;
  }

  /** Newest first. */
  get summaries(): RunSummary[] {
    return this.#index.summaries;
  }

  summary(id: string): RunSummary | undefined {
    return this.#index.summary(id);
  }

  /** Calls the listener after each change, also of what a RunWriter was told; the returned function ends that. */
  onChange(listener: (change: RunChange) => void): () => void {
    return this.#index.onChange(listener);
  }

  /** Makes a run, which is waiting, and locks it. Fails with 'file-not-written'. */
  create(
    run: NewRun,
    label: Partial<RunLabel> & { name: string },
    { epochs = [], points = [], costs = [], network, lesson }: RunBeginning = {},
  ): Promise<Result<RunWriter>> {
    const description = { ...run, ...this.#identity() };
    const fullLabel = v.parse(runLabelSchema, label);
    const told = { epochs, points, costs };
    const provenance = provenanceOf({ ...description, ...fullLabel, ...told });
    return this.#writers.create({
      ...{ description, label: fullLabel, ...told, lesson },
      outcome: { state: 'waiting' },
      model: network && { network, provenance },
    });
  }

  /**
   * Locks a run to go on with it, and brings its files back to what its checkpoint says. It stands as before until the
   * writer is told otherwise.
   *
   * Fails with 'run-in-use' while a process works on it (also this one), 'run-unreadable' when it cannot go on, naming
   * the file and what is wrong with it, and 'file-not-written'.
   */
  resume(id: string): Promise<Result<RunWriter>> {
    return this.#writers.resume(id);
  }

  /**
   * Makes a run of a model's file, or gives the one that there is of the same weights and was never trained.
   * Fails with 'model-unreadable' when no run can have such a network, and with 'file-not-written'.
   */
  async import(opened: OpenedModel): Promise<Result<RunSummary>> {
    const sha256 = await weightsSha256(opened.model.network);
    const known = this.findOpened(sha256);
    if (known) return success(known);
    const run = runOfModel(opened, sha256, this.#identity());
    if (!run.ok) return run;
    const writer = await this.#writers.create(run.value);
    if (!writer.ok) return writer;
    await writer.value.release();
    const summary = this.#index.summary(writer.value.id);
    return summary ? success(summary) : noSuchRun();
  }

  /** The run of a model's file with these weights that was never trained since. */
  findOpened(weightsSha256: string): RunSummary | undefined {
    return this.summaries.find(
      ({ origin, data }) => origin.kind === 'opened' && origin.weightsSha256 === weightsSha256 && !data,
    );
  }

  /**
   * Of a run of this process: as far as it was told to its writer, without the costs of the epoch in work.
   * Fails with 'run-unreadable' when there is no such run.
   */
  async details(id: string): Promise<Result<RunDetails>> {
    const entry = this.#index.entry(id);
    const summary = this.#index.summary(id);
    if (!entry || !summary) return noSuchRun();
    const folder = this.#folderOf(entry);
    if (entry.writer) return success(await readLiveDetails(folder, entry.writer, summary));
    const card = requireRunCard(entry.path, this.#options.owner);
    return card.ok ? success(await readDetails(folder, card.value)) : card;
  }

  /** Its provenance has the whole history up to that network. Fails with 'run-unreadable'. */
  async network(id: string, which: WhichNetwork): Promise<Result<Model>> {
    const entry = this.#index.entry(id);
    if (!entry) return noSuchRun();
    const card = requireRunCard(entry.path, this.#options.owner);
    return card.ok ? readNetwork(this.#folderOf(entry), card.value, which) : card;
  }

  /** The digits that the run teaches; fails with 'run-unreadable', also when it teaches none. */
  async lesson(id: string): Promise<Result<DrawnDigit[]>> {
    const entry = this.#index.entry(id);
    return entry ? this.#folderOf(entry).readLesson() : noSuchRun();
  }

  /** Fails with 'invalid-request', 'file-not-written', and 'run-unreadable' when there is no such run. */
  async setLabel(id: string, changes: Partial<RunLabel>): Promise<Result<RunSummary>> {
    const entry = this.#index.entry(id);
    if (!entry) return noSuchRun();
    const label = v.safeParse(runLabelSchema, { ...entry.label, ...changes });
    if (!label.success) return failure('invalid-request', 'A run needs a name of 1 to 120 characters.');
    const written = await this.#folderOf(entry).writeLabel(label.output);
    if (!written.ok) return written;
    this.#index.setLabel(id, label.output);
    const summary = this.#index.summary(id);
    return summary ? success(summary) : noSuchRun();
  }

  /** Fails with 'run-in-use', and then deletes nothing, when one of them is waiting or active in any process. */
  async delete(ids: readonly string[]): Promise<Result<undefined>> {
    if (this.#deleted) return this.#deleted.add(ids);
    return failure('invalid-request', 'The run of a folder of its own cannot be deleted.');
  }

  /** Undoes `delete`. Fails with 'run-unreadable' for what is not there any more; the others are restored. */
  async restore(ids: readonly string[]): Promise<Result<undefined>> {
    return this.#deleted ? this.#deleted.restore(ids) : noSuchRun();
  }

  /** Computed from what is known, without a look at the disk. `spare`: never due. */
  use(spare: readonly string[] = []): StorageUse {
    return this.#limit.use(this.summaries, spare);
  }

  /** Fails with 'file-not-written'. */
  setLimit(bytes: number | null): Promise<Result<undefined>> {
    return this.#limit.update({ limitBytes: bytes });
  }

  /** Notes that a person has been shown that these runs are due; without that none is deleted. */
  noteTold(dueIds: readonly string[]): Promise<Result<undefined>> {
    return this.#limit.update({ toldIds: [...dueIds] });
  }

  /** At a start, after `load`: deletes the runs that are due and were told before, but for those to spare; gives their ids. */
  async applyLimit(spare: readonly string[]): Promise<string[]> {
    const due = this.use(spare).dueIds.filter((id) => this.#limit.toldIds.includes(id));
    const deleted = due.length > 0 ? await this.delete(due) : success();
    return deleted.ok ? due : [];
  }

  /** Releases all runs of this process; what is being written is on disk when it resolves. */
  close(): Promise<void> {
    return this.#writers.close();
  }

  #folderOf({ path }: { path: string }): RunFolder {
    return new RunFolder(path, this.#options.disk);
  }

  #identity(): Pick<RunDescription, 'id' | 'createdAt' | 'appVersion'> {
    const { now, appVersion } = this.#options;
    const time = now();
    return { id: createRunId(time), createdAt: new Date(time).toISOString(), appVersion };
  }
}
