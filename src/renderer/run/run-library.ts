import { batch, computed, signal } from '@preact/signals';
import type { InklingBridge, RequestArguments, RequestName, StorageUse } from '../../contract/api';
import { largestModelBytes, modelTooLarge } from '../../contract/model-files';
import type { IncludedModel } from '../../contract/models';
import type { QueueRequest, RunLabel, RunSummary } from '../../contract/run';
import { isAtRest } from '../../contract/run';
import type { SweepRequest } from '../../contract/sweep';
import type { TrainingProgress } from '../../contract/trainer';
import type { NoticesModel } from '../ui/notices-model';
import { formatCount } from '../ui/number-format';

/** Runs that were deleted together. */
export interface Deletion {
  ids: readonly string[];
  /** "“30 hidden neurons”", "3 runs". */
  what: string;
  /** Of the notice that offers to undo it. */
  noticeId: number;
}

/** All stored runs, and the actions on any of them. */
export class RunLibrary {
  /** Newest first. */
  readonly runs = signal<readonly RunSummary[]>([]);
  /** Progress of the runs that train but are not on screen, by id. */
  readonly progress = signal<ReadonlyMap<string, TrainingProgress>>(new Map());
  /** How many of them train at the same time. */
  readonly cores = signal(1);
  /** null until the first snapshot has arrived. */
  readonly storage = signal<StorageUse | null>(null);
  /** Ids of the runs that have been asked to stop: it may take seconds until they have ended. */
  readonly stopping = signal<ReadonlySet<string>>(new Set());
  /** What was deleted here and can be restored, the last first. */
  readonly deletions = signal<readonly Deletion[]>([]);
  readonly isEmpty = computed(() => this.runs.value.length === 0);
  readonly #bridge: InklingBridge;
  readonly #notices: NoticesModel;

  constructor(bridge: InklingBridge, notices: NoticesModel) {
    this.#bridge = bridge;
    this.#notices = notices;
  }

  restore(runs: readonly RunSummary[], storage: StorageUse): void {
    batch(() => {
      this.runs.value = [...runs].sort(newestFirst);
      this.storage.value = storage;
    });
  }

  changed(changed: readonly RunSummary[]): void {
    this.#forgetProgress(changed.filter(isAtRest).map(({ id }) => id));
    const newer = new Map(changed.map((run) => [run.id, run]));
    const kept = this.runs.value.map((run) => {
      const next = newer.get(run.id) ?? run;
      newer.delete(run.id);
      return next;
    });
    this.runs.value = newer.size === 0 ? kept : [...newer.values(), ...kept].sort(newestFirst);
  }

  removed(ids: readonly string[]): void {
    this.#forgetProgress(ids);
    const gone = new Set(ids);
    this.runs.value = this.runs.value.filter(({ id }) => !gone.has(id));
  }

  progressed(progress: TrainingProgress): void {
    this.progress.value = new Map(this.progress.value).set(progress.runId, progress);
  }

  /** Shows a run on screen; the run itself arrives as an event. */
  show(id: string): Promise<boolean> {
    return this.#ask('runs.show', id);
  }

  queue(request: QueueRequest): Promise<boolean> {
    return this.#ask('runs.queue', request);
  }

  /** Queues all runs of a sweep. */
  sweep(request: SweepRequest): Promise<boolean> {
    return this.#ask('runs.sweep', request);
  }

  /** Makes one network of those of these runs, which vote; it comes on screen as a run of its own. */
  vote(ids: string[]): Promise<boolean> {
    this.#notices.withdraw(['networks-differ']);
    return this.#ask('runs.vote', ids);
  }

  /** Ends all runs of a sweep that train or wait. */
  async stopSweep(sweepId: string): Promise<void> {
    const runs = this.runs.peek().filter((run) => run.sweep?.id === sweepId && !isAtRest(run));
    await this.#stop(
      runs.map(({ id }) => id),
      () => this.#ask('runs.stop-sweep', sweepId),
    );
  }

  async stop(id: string): Promise<void> {
    if (!this.stopping.peek().has(id)) await this.#stop([id], () => this.#ask('runs.stop', id));
  }

  resume(id: string): Promise<boolean> {
    this.#notices.withdraw(['training-ended']);
    return this.#ask('runs.resume', id);
  }

  label(id: string, changes: Partial<RunLabel>): Promise<boolean> {
    return this.#ask('runs.label', id, changes);
  }

  limit(bytes: number | null): Promise<boolean> {
    return this.#ask('runs.limit', bytes);
  }

  /** Deletes runs, and offers to undo this. */
  async delete(ids: string[]): Promise<void> {
    const name = this.runs.peek().find(({ id }) => id === ids[0])?.name;
    if (!(await this.#ask('runs.delete', ids))) return;
    const what = ids.length === 1 ? `“${name}”` : `${formatCount(ids.length)} runs`;
    const noticeId = this.#notices.tell(`Deleted ${what}.`, {
      label: 'Undo',
      isUndo: true,
      run: () => this.undelete(deletion),
    });
    const deletion = { ids, what, noticeId };
    this.deletions.value = [deletion, ...this.deletions.peek()];
  }

  async undelete(deletion: Deletion): Promise<void> {
    if (!(await this.#ask('runs.restore', [...deletion.ids]))) return;
    this.deletions.value = this.deletions.peek().filter((other) => other !== deletion);
    this.#notices.dismiss(deletion.noticeId);
  }

  openFile(): Promise<boolean> {
    return this.#ask('model.open');
  }

  /** Opens a model file that was dropped on the window. */
  async openDropped(file: File): Promise<void> {
    const { name, size } = file;
    if (size > largestModelBytes) return this.#notices.report(modelTooLarge(name).failure);
    await this.#ask('model.open-content', { name, bytes: new Uint8Array(await file.arrayBuffer()) });
  }

  openIncluded(model: IncludedModel): Promise<boolean> {
    return this.#ask('model.open-included', model);
  }

  /** Saves a copy of the network on screen where the user chooses. */
  async export(): Promise<void> {
    await this.#notices.saved(this.#bridge.request('model.export'));
  }

  async #stop(ids: readonly string[], stop: () => Promise<boolean>): Promise<void> {
    this.stopping.value = new Set([...this.stopping.peek(), ...ids]);
    await stop();
    this.stopping.value = new Set([...this.stopping.peek()].filter((id) => !ids.includes(id)));
  }

  /** Of runs that train no more. */
  #forgetProgress(ids: readonly string[]): void {
    const progress = this.progress.peek();
    if (!ids.some((id) => progress.has(id))) return;
    this.progress.value = new Map([...progress].filter(([id]) => !ids.includes(id)));
  }

  /** Returns true on success; a failure has been reported. */
  async #ask<Name extends RequestName>(name: Name, ...parameters: RequestArguments<Name>): Promise<boolean> {
    const result = await this.#bridge.request(name, ...parameters);
    if (!result.ok) this.#notices.report(result.failure);
    return result.ok;
  }
}

function newestFirst(one: RunSummary, other: RunSummary): number {
  // ISO times compare as text; localeCompare would take 20 times as long for thousands of runs.
  if (one.createdAt === other.createdAt) return 0;
  return one.createdAt < other.createdAt ? 1 : -1;
}
