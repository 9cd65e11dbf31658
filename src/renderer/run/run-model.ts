import { batch, computed, signal } from '@preact/signals';
import type { Events } from '../../contract/api';
import type { Finding } from '../../contract/diagnosis';
import type { NetworkParameters } from '../../contract/network';
import type {
  AccuracyPoint,
  CostPoint,
  EpochResult,
  KeptNetworks,
  RunDetails,
  RunSummary,
} from '../../contract/run';
import { isActive, isAtRest } from '../../contract/run';
import type { TrainingProgress } from '../../contract/trainer';
import { bestEpoch } from '../../engine/evaluation/best-run';
import type { RunObserver } from '../../figures/charts/run-observer';
import type { RunCurves } from '../training/run-curves';

/** The run on screen: its state, network and curves. Data from other runs is ignored. */
export class RunModel implements RunCurves {
  /** null only until the first snapshot has arrived. */
  readonly run = signal<RunSummary | null>(null);
  /** Its newest network. */
  readonly network = signal<NetworkParameters | null>(null);
  /** The networks that it has kept on its way. */
  readonly kept = signal<KeptNetworks>({ epochs: [], bytes: 0 });
  readonly progress = signal<TrainingProgress | null>(null);
  readonly last = signal<EpochResult | null>(null);
  readonly best = signal<EpochResult | null>(null);
  readonly runningCost = signal<number | null>(null);
  /** What ails it, what explains most first. */
  readonly findings = signal<readonly Finding[] | null>(null);
  readonly isActive = computed(() => this.run.value !== null && isActive(this.run.value));
  readonly isAtRest = computed(() => this.run.value !== null && isAtRest(this.run.value));
  /** Passes over the training images, including those before the run was continued. */
  readonly finishedEpochs = computed(() => {
    const counted = this.last.value === null ? 0 : this.last.value.epoch + 1;
    return Math.max(counted, this.run.value?.epochsDone ?? 0);
  });
  /** Fraction of the current epoch that is done; 0 to 1. */
  readonly epochFraction = computed(() => {
    const progress = this.progress.value;
    return progress?.epoch === this.finishedEpochs.value ? progress.epochFraction : 0;
  });
  /** Fraction of the whole run that is done; 0 to 1. */
  readonly fraction = computed(() => {
    const planned = this.run.value?.hyperparameters.epochs ?? 0;
    const done = this.finishedEpochs.value + this.epochFraction.value;
    return planned === 0 ? 0 : Math.min(1, done / planned);
  });
  points: AccuracyPoint[] = [];
  epochs: EpochResult[] = [];
  costs: CostPoint[] = [];
  readonly #observers = new Set<RunObserver>();

  /** Puts a run on screen. */
  show(details: RunDetails): void {
    const { points, epochs, costs, kept, ...run } = details;
    batch(() => {
      this.points = [...points];
      this.epochs = [...epochs];
      this.costs = [...costs];
      this.run.value = run;
      this.kept.value = kept;
      this.progress.value = null;
      this.findings.value = null;
      this.last.value = epochs.at(-1) ?? null;
      this.best.value = bestEpoch(epochs) ?? null;
      this.runningCost.value = costs.at(-1)?.runningCost ?? null;
    });
    for (const observer of this.#observers) this.#tellAll(observer);
  }

  changed(run: RunSummary): void {
    if (run.id !== this.run.value?.id) return;
    batch(() => {
      this.run.value = run;
      // What ailed it before need not ail it when this training ends.
      if (isActive(run)) this.findings.value = null;
    });
  }

  progressed(progress: TrainingProgress): void {
    if (!this.#isOnScreen(progress.runId)) return;
    const end = this.costs.at(-1)?.epochs ?? Number.NEGATIVE_INFINITY;
    const news = progress.costs.filter((point) => point.epochs > end);
    // A kept point replaces the interim ones before it, so that the curve is the same when the run is shown again.
    const lastKept = news.findLastIndex(({ isInterim }) => !isInterim);
    const costs = news.filter(({ isInterim }, index) => !isInterim || index > lastKept);
    const isReplaced = lastKept >= 0 && this.costs.some(({ isInterim }) => isInterim);
    if (isReplaced) this.costs = this.costs.filter(({ isInterim }) => !isInterim);
    this.costs.push(...costs);
    batch(() => {
      this.progress.value = progress;
      this.runningCost.value = this.costs.at(-1)?.runningCost ?? null;
    });
    for (const observer of this.#observers) {
      if (isReplaced) this.#tellAll(observer);
      else observer.addCosts?.(costs);
    }
  }

  pointAdded({ runId, point }: Events['run.point']): void {
    if (!this.#isOnScreen(runId) || point.epochs <= (this.points.at(-1)?.epochs ?? -1)) return;
    this.points.push(point);
    for (const observer of this.#observers) observer.addPoints?.([point]);
  }

  epochFinished({ runId, result }: Events['run.epoch']): void {
    if (!this.#isOnScreen(runId) || result.epoch <= (this.last.value?.epoch ?? -1)) return;
    this.epochs.push(result);
    batch(() => {
      this.last.value = result;
      const { value: best } = this.best;
      this.best.value = bestEpoch(best === null ? [result] : [best, result])!;
    });
    for (const observer of this.#observers) observer.addEpochs?.([result]);
  }

  keptChanged({ runId, kept }: Events['run.kept']): void {
    if (this.#isOnScreen(runId)) this.kept.value = kept;
  }

  diagnosed({ runId, findings }: Events['run.diagnosis']): void {
    if (this.#isOnScreen(runId)) this.findings.value = findings;
  }

  /** Passes the run and its curves so far to the observer, then every update; returns a function that stops this. */
  observe(observer: RunObserver): () => void {
    this.#tellAll(observer);
    this.#observers.add(observer);
    return () => void this.#observers.delete(observer);
  }

  #tellAll(observer: RunObserver): void {
    observer.reset(this.run.peek());
    observer.addPoints?.(this.points);
    observer.addEpochs?.(this.epochs);
    observer.addCosts?.(this.costs);
  }

  #isOnScreen(id: string): boolean {
    return id === this.run.value?.id;
  }
}
