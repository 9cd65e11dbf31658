import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import * as v from 'valibot';
import type { StorageUse } from '../../contract/api';
import type { Model } from '../../contract/models';
import type { DrawnDigit } from '../../contract/my-digits';
import type { NetworkActivations, NetworkParameters, NetworkShape } from '../../contract/network';
import { haveSameActivations } from '../../contract/network';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { EpochResult, RunDescription, RunDetails, RunLabel, RunSummary } from '../../contract/run';
import { runLabelSchema, staysAsItIs } from '../../contract/run';
import { activationsOf } from '../../engine/network/network';
import { weightsSha256 } from '../models/weights-sha256';
import type { NewRun, RunBeginning } from './create-run';
import { createRunId } from './create-run';
import { DeletedRuns } from './deleted-runs';
import type { Disk } from './disk';
import { realDisk } from './disk';
import { takeOverEarlierRuns, takeOverPreviousModel } from './earlier-versions';
import { copyRunFolder } from './copy-run-folder';
import type { OpenedFile, OpenedModel, VotingOrigin, WholeOrigin } from './import-model';
import { runOfModel } from './import-model';
import { decodeKept } from './kept-record';
import type { LockOwner } from './lock-owner';
import { thisProcess } from './lock-owner';
import { provenanceOf } from './provenance';
import type { WhichNetwork } from './read-run';
import { readDetails, readLiveDetails, readNetwork } from './read-run';
import { epochsOf } from './records';
import { readRunCard, requireRunCard } from './run-card';
import { noSuchRun, notKept, runInUse } from './run-faults';
import { RunFolder } from './run-folder';
import type { RunChange } from './run-index';
import { RunIndex } from './run-index';
import type { RunPlaces } from './run-places';
import { foldersIn, onlyFolder } from './run-places';
import type { RunWriter } from './run-writer';
import { RunWriters } from './run-writers';
import { StorageLimit } from './storage-limit';

export type { NewRun, OpenedFile, OpenedModel, RunBeginning, RunChange, WhichNetwork };

export interface RunStoreOptions {
  /** Holds one folder per run; created with the first run. */
  folder: string;
  /** Version of Inkling to record in its files. */
  appVersion: string;
  /** Where version 0.1.0 kept the previously open network, which becomes a run. */
  previousModelPath?: string;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** Where to write. */
  disk?: Disk;
  /** The owner of the locks; by default this process. */
  owner?: LockOwner;
}

/** All runs of one folder; several processes may use it at once. */
export class RunStore {
  readonly folder: string;
  readonly #options: RunStoreOptions & Required<Pick<RunStoreOptions, 'now' | 'disk' | 'owner'>>;
  readonly #index: RunIndex;
  readonly #writers: RunWriters;
  /** Absent in a store of one run. */
  readonly #deleted?: DeletedRuns;
  readonly #limit: StorageLimit;
  #lastAdded: Promise<unknown> = Promise.resolve();

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
   * A store for at most one run, which lies in this very folder, as named by `--checkpoint-dir`. The run cannot be
   * deleted, and `create` fails when it exists; `notice` says why it cannot be read.
   */
  static ofOneRun(options: RunStoreOptions): RunStore {
    return new RunStore(options, onlyFolder(options.folder));
  }

  /** Reads all runs, takes over those of version 0.1.0, and removes runs deleted more than 30 days ago. */
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

  /** Notices what other processes have added, changed and removed; cheap when nothing has changed. */
  refresh(): Promise<void> {
    return this.#index.scan();
  }

  /** Why the folder of the runs could not be read, for a person: none of them is known. Usually nothing. */
  get obstacle(): string | undefined {
    const reason = this.#index.obstacle;
    return reason && `The runs in “${this.folder}” could not be read: ${reason}.`;
  }

  /** What was wrong when runs were read, for a person; usually nothing. */
  get notice(): string | undefined {
    if (this.obstacle !== undefined) return this.obstacle;
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

  /**
   * Calls the listener after each change, including those made through a RunWriter; the returned function unsubscribes.
   */
  onChange(listener: (change: RunChange) => void): () => void {
    return this.#index.onChange(listener);
  }

  /** Makes a waiting run and locks it. Fails with 'file-not-written'. */
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
   * Locks a run to continue it, and brings its files back to its checkpoint. Its state does not change until the writer
   * is told.
   *
   * Fails with 'run-in-use' while a process works on it (also this one), with 'run-unreadable' when it cannot continue,
   * which names the file and what is wrong with it, and with 'file-not-written'.
   */
  resume(id: string): Promise<Result<RunWriter>> {
    return this.#writers.resume(id);
  }

  /**
   * Makes a run of a model file, or returns the run that has the same weights and was never trained, which may have
   * been deleted; networks that vote make a run that votes, from a file, too. Fails with 'model-unreadable' when the
   * network is too large for a run, and with 'file-not-written'.
   */
  async import({ file, ...opened }: OpenedFile): Promise<Result<RunSummary>> {
    const { network, provenance } = opened.model;
    const isHistoryKnown = provenance.epochs.length > 0;
    if (provenance.voters && !isHistoryKnown) return this.addVoting(opened, provenance.voters);
    const sha256 = await weightsSha256(network);
    return this.#add(opened, { kind: 'opened', file, weightsSha256: sha256, isHistoryKnown });
  }

  /** Makes a run of networks that vote, or returns the one that they have made; fails as `import` does. */
  async addVoting(opened: OpenedModel, voters: VotingOrigin['voters']): Promise<Result<RunSummary>> {
    return this.#add(opened, {
      kind: 'voting',
      voters,
      weightsSha256: await weightsSha256(opened.model.network),
    });
  }

  /** One after another, so that what is opened twice at once makes one run. */
  #add(opened: OpenedModel, origin: WholeOrigin): Promise<Result<RunSummary>> {
    const addNow = () => this.#addNow(opened, origin);
    const added = this.#lastAdded.then(addNow, addNow);
    this.#lastAdded = added;
    return added;
  }

  async #addNow(opened: OpenedModel, origin: WholeOrigin): Promise<Result<RunSummary>> {
    const isSame = (run: RunDescription) => isUntrainedCopy(run, origin, opened.model.network);
    const known = this.summaries.find(isSame) ?? (await this.#bringBack(isSame));
    if (known) return success(known);
    const run = runOfModel(opened, origin, this.#identity());
    if (!run.ok) return run;
    const writer = await this.#writers.create(run.value);
    if (!writer.ok) return writer;
    await writer.value.release();
    const summary = this.#index.summary(writer.value.id);
    return summary ? success(summary) : noSuchRun();
  }

  /**
   * Copies the run in a folder, as `--checkpoint-dir` or another machine's store keeps it, with its id, completely or not
   * at all; `isKnown`: a run with this id is here already, and stays as it is. Fails with 'run-unreadable', which names
   * the damaged file, with 'run-in-use' while a process trains it, and with 'file-not-written'.
   */
  async importFolder(path: string): Promise<Result<{ run: RunSummary; isKnown: boolean }>> {
    const { disk, owner } = this.#options;
    const source = readRunCard(path, owner);
    if (source === null) return failure('run-unreadable', `“${path}” does not hold a run.`);
    if (typeof source === 'string') return failure('run-unreadable', source);
    const { id } = source.description;
    const known = this.#index.summary(id);
    if (known) return success({ run: known, isKnown: true });
    if (source.isLocked) return runInUse(source.label.name);
    const copied = await copyRunFolder({ from: path, to: join(this.folder, id), id, disk, owner });
    if (!copied.ok) return copied;
    this.#index.detach(id);
    const run = this.#index.summary(id);
    return run ? success({ run, isKnown: false }) : noSuchRun();
  }

  /** Restores the run that was last deleted among these, if its network can still be read. */
  async #bringBack(isWanted: (run: RunDescription) => boolean): Promise<RunSummary | undefined> {
    for (const { id, path } of (await this.#deleted?.places()) ?? []) {
      await nextTurn();
      const card = readRunCard(path, this.#options.owner);
      if (card === null || typeof card === 'string' || !isWanted(card.description)) continue;
      if (!(await readNetwork(this.#folderOf({ path }), card, 'last')).ok) continue;
      if ((await this.restore([id])).ok) return this.summary(id);
    }
    return undefined;
  }

  /** The activations of the newest opened run with these weights; undefined when there is none. */
  activationsOf(weightsSha256: string): NetworkActivations | undefined {
    const newest = this.summaries.find((run) => hasOrigin(run, { kind: 'opened', weightsSha256 }));
    return newest && activationsOf(newest.hyperparameters);
  }

  /**
   * All that a run has reported; for a run of this process, without the costs of the current epoch. Fails with
   * 'run-unreadable' when there is no such run.
   */
  async details(id: string): Promise<Result<RunDetails>> {
    this.#index.look(id);
    const entry = this.#index.entry(id);
    const summary = this.#index.summary(id);
    if (!entry || !summary) return noSuchRun();
    const folder = this.#folderOf(entry);
    if (entry.writer) return success(await readLiveDetails(folder, entry.writer, summary));
    const card = requireRunCard(entry.path, this.#options.owner);
    return card.ok ? success(await readDetails(folder, card.value)) : card;
  }

  /** A run's results by epoch, without the rest of its details; undefined when there is no such run. */
  epochs(id: string): EpochResult[] | undefined {
    const entry = this.#index.entry(id);
    if (!entry) return undefined;
    if (entry.writer) return epochsOf(entry.writer.records);
    const card = requireRunCard(entry.path, this.#options.owner);
    return card.ok ? epochsOf(card.value.records.records) : undefined;
  }

  /** A network of a run; its provenance has the whole history up to it. Fails with 'run-unreadable'. */
  async network(id: string, which: WhichNetwork): Promise<Result<Model>> {
    const entry = this.#index.entry(id);
    if (!entry) return noSuchRun();
    const card = requireRunCard(entry.path, this.#options.owner);
    return card.ok ? readNetwork(this.#folderOf(entry), card.value, which) : card;
  }

  /** The network that a run kept after this many epochs. Fails with 'run-unreadable', also when it kept none. */
  async keptNetwork(id: string, epochs: number): Promise<Result<NetworkParameters>> {
    const entry = this.#index.entry(id);
    if (!entry) return noSuchRun();
    const found = entry.writer
      ? await entry.writer.keptNetwork(epochs)
      : await this.#readKept(entry.path, epochs);
    return found ? success(found) : notKept(entry.label.name, epochs);
  }

  /** The digits that the run teaches; fails with 'run-unreadable', also when it teaches none. */
  async lesson(id: string): Promise<Result<DrawnDigit[]>> {
    const entry = this.#index.entry(id);
    return entry ? this.#folderOf(entry).readLesson() : noSuchRun();
  }

  /**
   * Changes a run's label. Fails with 'invalid-request', 'file-not-written', and 'run-unreadable' when there is no such
   * run.
   */
  async setLabel(id: string, changes: Partial<RunLabel>): Promise<Result<RunSummary>> {
    this.#index.look(id);
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

  /** Deletes all of these runs or, when one is waiting or active in any process, none, with 'run-in-use'. */
  async delete(ids: readonly string[]): Promise<Result<undefined>> {
    if (this.#deleted) return this.#deleted.add([...new Set(ids)]);
    return failure('invalid-request', 'A run kept in its own folder cannot be deleted here.');
  }

  /** Ids of the runs that can be restored. */
  async deletedIds(): Promise<string[]> {
    return this.#deleted ? this.#deleted.ids() : [];
  }

  /** Undoes `delete`. Fails with 'run-unreadable' for runs that no longer exist; the others are restored. */
  async restore(ids: readonly string[]): Promise<Result<undefined>> {
    return this.#deleted ? this.#deleted.restore(ids) : noSuchRun();
  }

  /** The use of the disk, computed without reading it. `spare`: runs that are never due. */
  use(spare: readonly string[] = []): StorageUse {
    return this.#limit.use(this.summaries, spare);
  }

  /** Sets the limit in bytes; null: none. Fails with 'file-not-written'. */
  setLimit(bytes: number | null): Promise<Result<undefined>> {
    return this.#limit.update({ limitBytes: bytes });
  }

  /** Records that a person has seen that these runs are due; no run is deleted without that. */
  noteTold(dueIds: readonly string[]): Promise<Result<undefined>> {
    return this.#limit.update({ toldIds: [...dueIds] });
  }

  /**
   * To be called at a start, after `load`: deletes the due runs that a person has seen, except `spare`; returns their
   * ids.
   */
  async applyLimit(spare: readonly string[]): Promise<string[]> {
    const due = this.use(spare).dueIds.filter((id) => this.#limit.toldIds.includes(id));
    const deleted = due.length > 0 ? await this.delete(due) : success();
    return deleted.ok ? due : [];
  }

  /** Releases all runs of this process; pending writes are on disk when it resolves. */
  close(): Promise<void> {
    return this.#writers.close();
  }

  async #readKept(path: string, epochs: number): Promise<NetworkParameters | null> {
    const card = requireRunCard(path, this.#options.owner);
    if (!card.ok) return null;
    const { description } = card.value;
    const { records } = await this.#folderOf({ path }).readKept(description);
    const record = records.find((each) => each.epochs === epochs);
    return record ? decodeKept(description, record) : null;
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

function hasOrigin(
  { origin }: RunDescription,
  { kind, weightsSha256 }: Pick<WholeOrigin, 'kind' | 'weightsSha256'>,
): boolean {
  return origin.kind === kind && origin.weightsSha256 === weightsSha256;
}

/** Whether a run of this origin has these activations, and has not been trained since. */
function isUntrainedCopy(run: RunDescription, origin: WholeOrigin, network: NetworkShape): boolean {
  if (!hasOrigin(run, origin) || !staysAsItIs(run)) return false;
  return haveSameActivations(network, { ...network, activations: activationsOf(run.hyperparameters) });
}
