import { batch, computed, signal } from '@preact/signals';
import type { Events, InklingBridge } from '../../contract/api';
import type { ListedRun, RunRecord } from '../../contract/run';
import type { TrainingProgress } from '../../contract/trainer';
import { hasEnded } from '../../contract/run';
import { indexOfBestRun } from '../../engine/evaluation/best-run';
import type { HyperparametersModel } from '../hyperparameters/hyperparameters-model';
import type { NoticesModel } from '../ui/notices-model';
import { curveScale } from './curve-scale';
import { RunRowModel } from './run-row-model';

/** How often one and the same run can be queued at once. */
export const repeatChoices = [1, 2, 3, 5, 10, 20] as const;
/** The book takes the best of three. */
const usualRepeats = 3;

/** The list of runs, and what a person does with it. */
export class RunsModel {
  /** Oldest first. */
  readonly rows = signal<readonly RunRowModel[]>([]);
  readonly repeats = signal<number>(usualRepeats);
  /** The best of those that have ended with a network; null as long as there is nothing to choose from. */
  readonly bestRunId = computed(() => this.#findBest());
  /** One for all rows, so that their curves can be compared. */
  readonly scale = computed(() =>
    curveScale(
      this.rows.value.map(({ run, epochs }) => ({
        epochs: epochs.value,
        epochsAsked: run.value.hyperparameters.epochs,
      })),
    ),
  );
  readonly hasEnded = computed(() => this.rows.value.some(({ run }) => hasEnded(run.value)));
  readonly #bridge: InklingBridge;
  readonly #notices: NoticesModel;
  readonly #hyperparameters: HyperparametersModel;

  constructor(bridge: InklingBridge, notices: NoticesModel, hyperparameters: HyperparametersModel) {
    this.#bridge = bridge;
    this.#notices = notices;
    this.#hyperparameters = hyperparameters;
  }

  /** Takes over the list that a new page finds. */
  restore(records: readonly RunRecord[]): void {
    this.rows.value = records.map((record) => new RunRowModel(record));
  }

  changed(runs: readonly ListedRun[]): void {
    batch(() => {
      const rows = runs.map((run) => this.#find(run.runId) ?? new RunRowModel({ run, epochs: [] }));
      rows.forEach((row, index) => (row.run.value = runs[index]));
      this.rows.value = rows;
    });
  }

  progressed(progress: TrainingProgress): void {
    const row = this.#find(progress.runId);
    if (row) row.progress.value = progress;
  }

  epochFinished({ runId, result }: Events['runs.epoch']): void {
    this.#find(runId)?.add(result);
  }

  /** Queues what the panel says, as often as chosen. */
  async queue(): Promise<void> {
    const hyperparameters = this.#hyperparameters.value.value;
    if (hyperparameters === null) return;
    const startFrom = this.#hyperparameters.startFrom.value;
    const repeats = this.repeats.value;
    await this.#ask(this.#bridge.request('runs.queue', { hyperparameters, startFrom, repeats }));
  }

  /** Begins a run anew that did not come to its end; the new one takes its place in the list's end. */
  async queueAgain({ run, runId }: RunRowModel): Promise<void> {
    const { hyperparameters } = run.value;
    const queued = this.#bridge.request('runs.queue', {
      hyperparameters,
      startFrom: 'new-weights',
      repeats: 1,
    });
    if ((await queued).ok) await this.remove(runId);
    else await this.#ask(queued);
  }

  async stop(runId: number): Promise<void> {
    await this.#ask(this.#bridge.request('runs.stop', runId));
  }

  async remove(runId: number): Promise<void> {
    await this.#ask(this.#bridge.request('runs.remove', runId));
  }

  async removeEnded(): Promise<void> {
    await this.#ask(this.#bridge.request('runs.remove-ended'));
  }

  async open(runId: number): Promise<void> {
    await this.#ask(this.#bridge.request('runs.open', runId));
  }

  async #ask(request: ReturnType<InklingBridge['request']>): Promise<void> {
    await this.#notices.outcome<unknown>(request);
  }

  #find(runId: number): RunRowModel | undefined {
    return this.rows.value.find((row) => row.runId === runId);
  }

  #findBest(): number | null {
    const rows = this.rows.value.filter(({ run }) => run.value.hasNetwork);
    if (rows.length < 2) return null;
    return rows[indexOfBestRun(rows.map(({ last }) => last.value))]?.runId ?? null;
  }
}
