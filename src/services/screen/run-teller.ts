import type { Emit } from '../../contract/api';
import type { Failure } from '../../contract/result';
import type { AccuracyPoint, EpochResult, KeptNetworks, RunSummary } from '../../contract/run';
import { isAtRest } from '../../contract/run';
import type { TrainingProgress } from '../../contract/trainer';
import type { RunChange, RunStore } from '../runs/run-store';
import type { ActiveRun, RunListener } from '../training/active-run';
import type { TrainingDesk } from '../training/training-desk';
import type { RunOnScreen } from './run-on-screen';
import { withTold } from './run-on-screen';

export interface RunTellerOptions {
  store: RunStore;
  desk: Pick<TrainingDesk, 'find'>;
  screen: RunOnScreen;
  emit: Emit;
}

/**
 * Tells the page what happens to the runs: everything about the one on screen, and about the others what the list
 * shows.
 */
export class RunTeller implements RunListener {
  readonly #options: RunTellerOptions;
  readonly #unsubscribe: () => void;
  /** Changes not yet sent: those of one turn are sent together. */
  readonly #changed = new Set<string>();
  readonly #removed = new Set<string>();
  #isToldSoon = false;
  #isClosed = false;
  #toldStorage = '';
  #toldKept: KeptNetworks | undefined;

  constructor(options: RunTellerOptions) {
    this.#options = options;
    this.#unsubscribe = options.store.onChange((change) => this.#note(change));
  }

  /** Newest first. */
  get summaries(): RunSummary[] {
    return this.#options.store.summaries.map((summary) => this.#asTold(summary));
  }

  changed({ id, outcome }: ActiveRun): void {
    const { screen } = this.#options;
    if (id === screen.id && outcome.state !== 'running') screen.tellNetwork(true);
    this.#note({ changed: [id], removed: [] });
  }

  progressed({ id }: ActiveRun, progress: TrainingProgress): void {
    const { emit, screen } = this.#options;
    if (id === screen.id) emit('run.progress', progress);
    else emit('runs.progress', { ...progress, costs: [] });
  }

  pointAdded({ id }: ActiveRun, point: AccuracyPoint): void {
    const { emit, screen } = this.#options;
    if (id === screen.id) emit('run.point', { runId: id, point });
  }

  epochFinished({ id }: ActiveRun, result: EpochResult): void {
    const { emit, screen } = this.#options;
    if (id === screen.id) emit('run.epoch', { runId: id, result });
  }

  networkChanged({ id, kept }: ActiveRun): void {
    const { screen } = this.#options;
    if (id !== screen.id) return;
    this.#tellKept(id, kept);
    screen.tellNetwork(false);
  }

  notWritten(_run: ActiveRun, failure: Failure): void {
    this.#options.emit('failed', failure);
  }

  rested(run: ActiveRun): void {
    this.changed(run);
    this.#options.screen.noteRest(run);
    this.#tellMishap(run);
  }

  /** Sends how much disk space the runs use, if that has changed. */
  tellStorage(): void {
    const { emit, screen, store } = this.#options;
    const storage = store.use([screen.id]);
    const told = JSON.stringify(storage);
    if (told === this.#toldStorage) return;
    this.#toldStorage = told;
    emit('storage.changed', storage);
    void store.noteTold(storage.dueIds);
  }

  /** Sends nothing more; the app closes. */
  close(): void {
    this.#unsubscribe();
    this.#isClosed = true;
  }

  #tellKept(runId: string, kept: KeptNetworks): void {
    if (kept === this.#toldKept) return;
    this.#toldKept = kept;
    this.#options.emit('run.kept', { runId, kept });
  }

  /** Reports a run that ended abnormally; the divergence of a run that is not on screen is shown by its row alone. */
  #tellMishap({ id, outcome: { state, message } }: ActiveRun): void {
    const { emit, screen, store } = this.#options;
    if (this.#isClosed || message === undefined) return;
    if (id === screen.id) return emit('failed', { code: 'training-ended', message });
    if (state === 'diverged') return;
    emit('failed', { code: 'training-ended', message: `“${store.summary(id)?.name}”: ${message}` });
  }

  #note({ changed, removed }: RunChange): void {
    for (const id of changed) this.#changed.add(id);
    for (const id of removed) this.#removed.add(id);
    if (this.#isToldSoon) return;
    this.#isToldSoon = true;
    setImmediate(() => this.#tell());
  }

  #tell(): void {
    const { emit, screen, store } = this.#options;
    this.#isToldSoon = false;
    if (this.#isClosed) return;
    const removed = [...this.#removed].filter((id) => !store.summary(id));
    const changed = [...this.#changed].flatMap((id) => store.summary(id) ?? []);
    const isOnScreen = this.#changed.has(screen.id) && store.summary(screen.id) !== undefined;
    this.#changed.clear();
    this.#removed.clear();
    if (removed.length > 0) emit('runs.removed', removed);
    if (changed.length > 0) {
      emit(
        'runs.changed',
        changed.map((summary) => this.#asTold(summary)),
      );
    }
    if (isOnScreen && !screen.showAdditions()) emit('run.changed', screen.summary);
    // While a run trains its size keeps changing; going through all runs for that would be too much work.
    if (removed.length > 0 || changed.some(isAtRest)) this.tellStorage();
  }

  #asTold(summary: RunSummary): RunSummary {
    const { desk, screen } = this.#options;
    return summary.id === screen.id ? screen.summary : withTold(summary, desk.find(summary.id));
  }
}
