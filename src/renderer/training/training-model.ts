import { batch, computed, signal } from '@preact/signals';
import type { Events, InklingBridge } from '../../contract/api';
import type { CostPoint, EpochResult, RunState, TrainingProgress } from '../../contract/training';
import { isActive } from '../../contract/training';
import type { HyperparametersModel } from '../hyperparameters/hyperparameters-model';
import type { NoticesModel } from '../ui/notices-model';

/** Follows the curves of the run on screen. */
export interface RunObserver {
  /** A new run, or none, is on screen; everything before is forgotten. */
  reset(run: RunState | null): void;
  addEpochs?(results: readonly EpochResult[]): void;
  addCosts?(points: readonly CostPoint[]): void;
}

/** The run on screen. Curves can grow to hundreds of thousands of points, so they are plain arrays with observers. */
export class TrainingModel {
  readonly run = signal<RunState | null>(null);
  readonly progress = signal<TrainingProgress | null>(null);
  readonly finishedEpochs = signal(0);
  readonly last = signal<EpochResult | null>(null);
  readonly best = signal<EpochResult | null>(null);
  readonly runningCost = signal<number | null>(null);
  readonly isActive = computed(() => this.run.value !== null && isActive(this.run.value));
  /** Of the whole run; 0 to 1. */
  readonly runFraction = computed(() => this.#fractionOfRun());
  /** Of the epoch in work; 0 to 1. */
  readonly epochFraction = computed(() => {
    const isBetween = this.progress.value?.epoch !== this.finishedEpochs.value;
    return isBetween ? 0 : (this.progress.value?.epochFraction ?? 0);
  });
  /** True from the request for a run until main has answered it. */
  readonly isStarting = signal(false);
  epochs: EpochResult[] = [];
  costs: CostPoint[] = [];
  readonly #observers = new Set<RunObserver>();
  readonly #bridge: InklingBridge;
  readonly #notices: NoticesModel;
  readonly #hyperparameters: HyperparametersModel;

  constructor(bridge: InklingBridge, notices: NoticesModel, hyperparameters: HyperparametersModel) {
    this.#bridge = bridge;
    this.#notices = notices;
    this.#hyperparameters = hyperparameters;
  }

  /** Train, pause or resume: whichever the run on screen calls for. */
  async toggle(): Promise<void> {
    const phase = this.run.value?.phase;
    if (phase === 'running') await this.#notices.outcome(this.#bridge.request('training.pause'));
    else if (phase === 'paused') await this.#notices.outcome(this.#bridge.request('training.resume'));
    else if (phase !== 'loading') await this.#start(false);
  }

  /** One epoch, then a pause. */
  async step(): Promise<void> {
    if (this.isActive.value) await this.#notices.outcome(this.#bridge.request('training.step'));
    else await this.#start(true);
  }

  async stop(): Promise<void> {
    await this.#notices.outcome(this.#bridge.request('training.stop'));
  }

  /** Takes over the state that a new page finds. */
  restore(run: RunState | null, epochs: readonly EpochResult[]): void {
    batch(() => {
      this.#reset(run);
      for (const result of epochs) this.#addEpoch(result);
    });
  }

  runChanged(next: RunState): void {
    const current = this.run.value;
    if (current !== null && next.runId < current.runId) return;
    batch(() => {
      if (current?.runId === next.runId) this.run.value = next;
      else this.#reset(next);
    });
    if (next.phase === 'failed' && next.failureMessage !== undefined) {
      this.#notices.tell(next.failureMessage);
    }
  }

  /** Progress of a run that is no longer on screen is dropped. */
  progressed(progress: TrainingProgress): void {
    if (progress.runId !== this.run.value?.runId) return;
    const end = this.costs.at(-1)?.epochs ?? Number.NEGATIVE_INFINITY;
    const points = progress.costs.filter((point) => point.epochs > end);
    this.costs.push(...points);
    batch(() => {
      this.progress.value = progress;
      this.runningCost.value = this.costs.at(-1)?.runningCost ?? null;
    });
    for (const observer of this.#observers) observer.addCosts?.(points);
  }

  epochFinished({ runId, result }: Events['run.epoch']): void {
    if (runId === this.run.value?.runId) batch(() => this.#addEpoch(result));
  }

  /** Tells the observer of the present run and its curves so far, then of what comes; returns how to end that. */
  observe(observer: RunObserver): () => void {
    observer.reset(this.run.peek());
    observer.addEpochs?.(this.epochs);
    observer.addCosts?.(this.costs);
    this.#observers.add(observer);
    return () => void this.#observers.delete(observer);
  }

  async #start(isSingleStep: boolean): Promise<void> {
    const hyperparameters = this.#hyperparameters.value.value;
    if (hyperparameters === null || this.isStarting.value) return;
    this.isStarting.value = true;
    const startFrom = this.#hyperparameters.startFrom.value;
    const request = this.#bridge.request('training.start', { hyperparameters, startFrom, isSingleStep });
    const run = await this.#notices.outcome(request);
    this.isStarting.value = false;
    // Events about the new run can overtake this answer and are newer than it.
    if (run !== undefined && run.runId !== this.run.value?.runId) this.runChanged(run);
  }

  #reset(run: RunState | null): void {
    this.epochs = [];
    this.costs = [];
    this.run.value = run;
    this.progress.value = null;
    this.finishedEpochs.value = 0;
    this.last.value = null;
    this.best.value = null;
    this.runningCost.value = null;
    for (const observer of this.#observers) observer.reset(run);
  }

  #addEpoch(result: EpochResult): void {
    if (result.epoch <= (this.last.value?.epoch ?? -1)) return;
    this.epochs.push(result);
    this.finishedEpochs.value = result.epoch + 1;
    this.last.value = result;
    if (this.best.value === null || result.correct > this.best.value.correct) this.best.value = result;
    for (const observer of this.#observers) observer.addEpochs?.([result]);
  }

  #fractionOfRun(): number {
    const run = this.run.value;
    if (run === null) return 0;
    const done = this.finishedEpochs.value + this.epochFraction.value;
    return Math.min(1, done / run.hyperparameters.epochs);
  }
}
