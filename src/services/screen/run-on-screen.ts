import type { Emit } from '../../contract/api';
import type { Model } from '../../contract/models';
import type { NetworkParameters } from '../../contract/network';
import { parameterCount } from '../../contract/layers';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { AccuracyPoint, RunDetails, RunSummary } from '../../contract/run';
import { isAtRest } from '../../contract/run';
import { networkIntervalMs } from '../../contract/trainer';
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
  /** An ended run has come on screen, or the run on screen has ended. */
  onRest: () => void;
}

/** What is on screen; for a run that trains, `active` is newer. */
interface Shown {
  details: RunDetails;
  network: NetworkParameters;
  active?: ActiveRun;
}

/** The one run that the window shows everywhere; it goes on training when another replaces it. */
export class RunOnScreen {
  readonly #options: RunOnScreenOptions;
  /** Absent only while the app starts. */
  #shown: Shown | undefined;
  /** Counts requests to show something, so that a slow answer does not replace a later one. */
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

  /** The run on screen, with its whole curve. */
  get details(): RunDetails {
    const { details, active } = this.#present;
    return active ? detailsOf(active, this.summary) : { ...details, ...this.summary };
  }

  /** The newest network of the run on screen. */
  get network(): NetworkParameters {
    const { active, network } = this.#present;
    return active?.network ?? network;
  }

  /** The newest network with its history. Fails with 'run-unreadable'. */
  async model(): Promise<Result<Model>> {
    const { active, details } = this.#present;
    if (active?.model) return success(active.model);
    if (!details.hasNetwork) return failure('run-unreadable', 'This run has no network yet.');
    return this.#options.store.network(details.id, 'last');
  }

  /** Puts a run on screen; when that fails with 'run-unreadable', the present one stays. */
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
      return failure('cancelled', 'Replaced by a newer request.');
    }
    // The run may have started while it was being read.
    const begun = desk.find(runId);
    if (begun) return success(this.showActive(begun));
    const shown = network?.value.network ?? newNetworkOf(details.value);
    return success(this.#replace({ details: details.value, network: shown }));
  }

  /** Puts a waiting or training run on screen. */
  showActive(run: ActiveRun): RunDetails {
    this.#turn++;
    return this.#replace({
      details: this.#detailsOf(run),
      network: run.network ?? newNetworkOf(run.description),
      active: run,
    });
  }

  /** Follows a run that continues, if it is on screen. */
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

  /**
   * Sends the newest network to the page, at a limited rate; `isLast`: at once, since no newer one follows soon.
   */
  tellNetwork(isLast: boolean): void {
    const { emit, now } = this.#options;
    const { network } = this;
    if (network === this.#toldNetwork) return;
    const intervalMs = networkIntervalMs(parameterCount(network.layers));
    if (!isLast && now() - this.#networkToldAt < intervalMs) return;
    this.#networkToldAt = now();
    this.#toldNetwork = network;
    emit('network.changed', network);
  }

  /** Notes that the run on screen has ended; only here is it known what could not be written. */
  noteRest(run: ActiveRun): void {
    if (run !== this.#shown?.active) return;
    if (run.isWritten) this.#shown = { details: this.details, network: this.network };
    this.#options.onRest();
  }

  /** Adds the result of an evaluation to the run on screen, which has ended. */
  addPoint(runId: string, point: AccuracyPoint): void {
    if (runId !== this.id || this.#present.active) return;
    const { details } = this.#present;
    this.#shown = { ...this.#present, details: { ...details, points: [...details.points, point] } };
    this.#options.emit('run.point', { runId, point });
  }

  /** Ignores runs still being read; the app closes. */
  close(): void {
    this.#isClosed = true;
  }

  /** Shows what other processes have added to the run; false when there is nothing. */
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

/** A run as the list shows it; its trainer's reports are newer than the disk. */
export function withTold(summary: RunSummary, active: ActiveRun | undefined): RunSummary {
  if (!active) return summary;
  const { ending, message, weightsSha256, state } = active.outcome;
  return { ...summary, state, ending, message, weightsSha256, engineInUse: active.engineInUse };
}

/** A run with its trainer's newest curve. */
export function detailsOf(
  { curve: { epochs, points, costs }, kept }: ActiveRun,
  summary: RunSummary,
): RunDetails {
  return { ...summary, epochs, points, costs, kept };
}

/** The network that a run will start with. */
function newNetworkOf({ hyperparameters }: Pick<RunDetails, 'hyperparameters'>): NetworkParameters {
  return parametersOf(createNewNetwork(hyperparameters));
}
