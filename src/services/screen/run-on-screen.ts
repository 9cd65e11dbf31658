import type { Emit } from '../../contract/api';
import type { Model } from '../../contract/models';
import type { NetworkParameters } from '../../contract/network';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { AccuracyPoint, RunDetails, RunSummary } from '../../contract/run';
import { isAtRest } from '../../contract/run';
import { createNewNetwork, parametersOf } from '../../engine/network/network';
import type { RunStore } from '../runs/run-store';
import type { SettingsStore } from '../settings';
import type { ActiveRun } from '../training/active-run';
import type { TrainingDesk } from '../training/training-desk';

export interface RunOnScreenOptions {
  store: RunStore;
  desk: Pick<TrainingDesk, 'find'>;
  settings: SettingsStore;
  emit: Emit;
  /** Milliseconds since 1970. */
  now: () => number;
  /** A run at rest has come on screen, or the one on screen has come to rest. */
  onRest: () => void;
}

/** What stands on screen; of a run that trains, `active` knows better. */
interface Shown {
  details: RunDetails;
  network: NetworkParameters;
  active?: ActiveRun;
}

/** The page needs no more than five networks a second. */
const networkIntervalMs = 200;

/** The one run that the window shows everywhere; it goes on training when another takes its place. */
export class RunOnScreen {
  readonly #options: RunOnScreenOptions;
  /** Absent only while the app starts. */
  #shown: Shown | undefined;
  /** Counts what was asked to be shown, so that a slow answer does not replace a later one. */
  #turn = 0;
  #isClosed = false;
  #networkToldAt = -Infinity;
  #toldNetwork: NetworkParameters | undefined;

  constructor(options: RunOnScreenOptions) {
    this.#options = options;
  }

  /** Empty while the app starts. */
  get id(): string {
    return this.#shown?.details.id ?? '';
  }

  /** As the list shows it. */
  get summary(): RunSummary {
    const { details, active } = this.#present;
    return withTold(this.#options.store.summary(details.id) ?? details, active);
  }

  /** With its whole curve. */
  get details(): RunDetails {
    const { details, active } = this.#present;
    return active ? detailsOf(active, this.summary) : { ...details, ...this.summary };
  }

  /** The newest. */
  get network(): NetworkParameters {
    const { active, network } = this.#present;
    return active?.network ?? network;
  }

  /** The newest network with its past. Fails with 'run-unreadable'. */
  async model(): Promise<Result<Model>> {
    const { active, details } = this.#present;
    if (active?.model) return success(active.model);
    if (!details.hasNetwork) return failure('run-unreadable', 'This run has no network yet.');
    return this.#options.store.network(details.id, 'last');
  }

  /** Puts a run on screen; fails with 'run-unreadable', and then leaves the one that is there. */
  async show(runId: string): Promise<Result<RunDetails>> {
    const { store, desk } = this.#options;
    const turn = ++this.#turn;
    const active = desk.find(runId);
    if (active) return success(this.showActive(active));
    const details = await store.details(runId);
    if (!details.ok) return details;
    const network = details.value.hasNetwork ? await store.network(runId, 'last') : undefined;
    if (network && !network.ok) return network;
    if (turn !== this.#turn || this.#isClosed) {
      return failure('cancelled', 'Another run was asked for meanwhile.');
    }
    // It may have begun while it was read.
    const begun = desk.find(runId);
    if (begun) return success(this.showActive(begun));
    const shown = network?.value.network ?? newNetworkOf(details.value);
    return success(this.#replace({ details: details.value, network: shown }));
  }

  /** Puts a run on screen that waits or trains. */
  showActive(run: ActiveRun): RunDetails {
    this.#turn++;
    return this.#replace({
      details: this.#detailsOf(run),
      network: run.network ?? newNetworkOf(run.description),
      active: run,
    });
  }

  /** The run on screen goes on; another one does so unseen. */
  goOn(run: ActiveRun): RunDetails {
    const details = this.#detailsOf(run);
    if (run.id !== this.id) return details;
    const before = this.details;
    const isSameCurve = (['epochs', 'points', 'costs'] as const).every(
      (name) => before[name].length === details[name].length,
    );
    if (!isSameCurve) return this.showActive(run);
    this.#shown = { details, network: this.network, active: run };
    return details;
  }

  /** Tells the newest network, but not too often; `isLast`: at once, since no newer one follows soon. */
  tellNetwork(isLast: boolean): void {
    const { emit, now } = this.#options;
    const { network } = this;
    if (network === this.#toldNetwork) return;
    if (!isLast && now() - this.#networkToldAt < networkIntervalMs) return;
    this.#networkToldAt = now();
    this.#toldNetwork = network;
    emit('network.changed', network);
  }

  /** The run on screen has come to rest; what could not be written is known here alone. */
  noteRest(run: ActiveRun): void {
    if (run !== this.#shown?.active) return;
    if (run.isWritten) this.#shown = { details: this.details, network: this.network };
    this.#options.onRest();
  }

  /** The run on screen, which is at rest, has been found to read so many images. */
  addPoint(runId: string, point: AccuracyPoint): void {
    if (runId !== this.id || this.#present.active) return;
    const { details } = this.#present;
    this.#shown = { ...this.#present, details: { ...details, points: [...details.points, point] } };
    this.#options.emit('run.point', { runId, point });
  }

  /** What is being read is not shown any more; the app closes. */
  close(): void {
    this.#isClosed = true;
  }

  /** Shows what has been added to the run by others; `false`: there is nothing. */
  showAdditions(): boolean {
    const { details, active } = this.#present;
    if (active || this.summary.epochsDone === details.epochs.length) return false;
    void this.show(details.id);
    return true;
  }

  get #present(): Shown {
    return this.#shown!;
  }

  #detailsOf(run: ActiveRun): RunDetails {
    return detailsOf(run, withTold(this.#options.store.summary(run.id)!, run));
  }

  #replace(shown: Shown): RunDetails {
    const { emit, settings, onRest } = this.#options;
    this.#shown = shown;
    const { details } = this;
    void settings.update({ lastRunId: details.id });
    emit('run.shown', details);
    this.tellNetwork(true);
    if (isAtRest(details)) onRest();
    return details;
  }
}

/** A run as the list shows it; what its trainer tells goes before what is on disk. */
export function withTold(summary: RunSummary, active: ActiveRun | undefined): RunSummary {
  if (!active) return summary;
  const { ending, message, weightsSha256, state } = active.outcome;
  return { ...summary, state, ending, message, weightsSha256, engineInUse: active.engineInUse };
}

function detailsOf({ curve: { epochs, points, costs } }: ActiveRun, summary: RunSummary): RunDetails {
  return { ...summary, epochs, points, costs };
}

/** What a run begins with that has not begun. */
function newNetworkOf({ hyperparameters }: Pick<RunDetails, 'hyperparameters'>): NetworkParameters {
  return parametersOf(createNewNetwork(hyperparameters));
}
