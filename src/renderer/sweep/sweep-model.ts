import { computed, signal } from '@preact/signals';
import type { RunSummary, SweepMark } from '../../contract/run';
import { isAtRest } from '../../contract/run';
import { refine } from '../../engine/sweep/refine-sweep';
import { RunTimes, timeSideBySide } from '../../engine/sweep/run-time';
import type { SweepCell } from '../../engine/sweep/sweep-map';
import { bestRunOf, sweepMap } from '../../engine/sweep/sweep-map';
import type { HyperparametersModel } from '../hyperparameters/hyperparameters-model';
import type { RunLibrary } from '../run/run-library';
import type { RunModel } from '../run/run-model';
import { canStop, fractionDone } from '../runs/run-row-text';
import type { RunsModel } from '../runs/runs-model';
import type { ViewsModel } from '../ui/views-model';
import type { SweepFormModel } from './sweep-form-model';
import { describeProgress } from './sweep-text';

interface ModelsOfSweep {
  library: RunLibrary;
  runs: Pick<RunsModel, 'follow'>;
  training: RunModel;
  hyperparameters: HyperparametersModel;
  sweepForm: SweepFormModel;
  views: ViewsModel;
}

/** One of the sweeps that can be shown. */
export interface KnownSweep {
  mark: SweepMark;
  /** Newest first. */
  runs: RunSummary[];
}

/** The sweeps among the stored runs, and the one whose map is shown. */
export class SweepModel {
  /** Newest first. */
  readonly sweeps = computed(() => groupBySweep(this.#models.library.runs.value));
  readonly shown = computed(() => this.#findShown());
  readonly map = computed(() => sweepMap([...(this.shown.value?.runs ?? [])].reverse()));
  /** Whether some of its runs train or wait here, or are still to be made. */
  readonly canStop = computed(() => {
    const runs = this.shown.value?.runs ?? [];
    return runs.length < this.#planned.value || runs.some(canStop);
  });
  /** All that train or wait have been asked to stop. */
  readonly isStopping = computed(() => {
    const { stopping } = this.#models.library;
    const stoppable = (this.shown.value?.runs ?? []).filter(canStop);
    return stoppable.length > 0 && stoppable.every(({ id }) => stopping.value.has(id));
  });
  /** How far it is, in words. */
  readonly progress = computed(() => describeProgress(this.shown.value?.runs ?? [], this.#planned.value));
  /** Seconds until all of its runs have ended; null while that is not known, or when they have. */
  readonly secondsLeft = computed(() => this.#estimateRest());
  /** Row and column of the cell that keys act on. */
  readonly current = signal<readonly [row: number, column: number] | null>(null);
  readonly currentCell = computed(() => {
    const [row, column] = this.current.value ?? [-1, -1];
    return this.map.value?.rows[row]?.[column] ?? null;
  });
  /** The sweep that a person has chosen; null: the newest that is not closed. */
  readonly #chosenId = signal<string | null>(null);
  readonly #closedIds = signal<ReadonlySet<string>>(new Set());
  /** The sweep whose runs are being made: how many there will be, and the ids of those before it. */
  readonly #making = signal<{ planned: number; earlier: ReadonlySet<string> } | null>(null);
  /** How many runs the shown sweep will have at least. */
  readonly #planned = computed(() => {
    const [making, shown] = [this.#making.value, this.shown.value];
    return making && shown && !making.earlier.has(shown.mark.id) ? making.planned : 0;
  });
  /** Estimated seconds of each of its runs from beginning to end, by id; empty while no run is known. */
  readonly #seconds = computed(() => this.#estimateRuns());
  readonly #models: ModelsOfSweep;

  constructor(models: ModelsOfSweep) {
    this.#models = models;
  }

  show(id: string): void {
    this.#chosenId.value = id;
    this.current.value = null;
  }

  /** Shows no map until there is a new sweep, or a person chooses one. */
  close(): void {
    this.#closedIds.value = this.#idsOfSweeps();
    this.#chosenId.value = null;
    this.current.value = null;
  }

  /** Shows the sweep that the form asks for, as soon as its first run is there. */
  async queue(): Promise<void> {
    const { sweepForm } = this.#models;
    this.#chosenId.value = null;
    this.current.value = null;
    const making = { planned: sweepForm.count.peek() ?? 0, earlier: this.#idsOfSweeps() };
    this.#making.value = making;
    await sweepForm.queue();
    if (this.#making.peek() === making) this.#making.value = null;
  }

  /** Makes a cell the current one, and puts its best run on screen. */
  async choose(row: number, column: number): Promise<void> {
    this.current.value = [row, column];
    const cell = this.currentCell.peek();
    if (cell) await this.putOnScreen(cell);
  }

  async putOnScreen(cell: SweepCell<RunSummary>): Promise<void> {
    const { library, runs } = this.#models;
    const { id } = bestRunOf(cell) ?? cell.runs[0];
    if (await library.show(id)) runs.follow(id);
  }

  /** Puts the settings of a cell's best run into the panel, where the next run takes them from. */
  useSettings(cell: SweepCell<RunSummary>): void {
    const { hyperparameters, views } = this.#models;
    hyperparameters.propose((bestRunOf(cell) ?? cell.runs[0]).hyperparameters);
    views.show('train');
  }

  /** Opens the form for a finer sweep around a cell, with the same seeds. */
  refineAround(cell: SweepCell<RunSummary>): void {
    const map = this.map.peek();
    const run = bestRunOf(cell);
    if (map === null || run === undefined) return;
    const seeds = [...new Set(cell.runs.map(({ hyperparameters }) => hyperparameters.seed))];
    this.#models.sweepForm.refine(refine(map, cell), seeds.sort((one, other) => one - other), run.hyperparameters); // prettier-ignore
  }

  async stopAll(): Promise<void> {
    const shown = this.shown.peek();
    if (shown !== null && !this.isStopping.peek()) await this.#models.library.stopSweep(shown.mark.id);
  }

  /** Stops the runs of one cell. */
  async stopCell({ runs }: SweepCell<RunSummary>): Promise<void> {
    await Promise.all(runs.filter(canStop).map(({ id }) => this.#models.library.stop(id)));
  }

  #findShown(): KnownSweep | null {
    const sweeps = this.sweeps.value;
    const chosen = sweeps.find(({ mark }) => mark.id === this.#chosenId.value);
    return chosen ?? sweeps.find(({ mark }) => !this.#closedIds.value.has(mark.id)) ?? null;
  }

  #idsOfSweeps(): ReadonlySet<string> {
    return new Set(this.sweeps.peek().map(({ mark }) => mark.id));
  }

  #estimateRuns(): ReadonlyMap<string, number> {
    const cells = this.map.value?.rows.flat() ?? [];
    const times = new RunTimes(this.#models.library.runs.value);
    const seconds = new Map<string, number>();
    for (const cell of cells) {
      if (cell === null || cell.runs.every(isAtRest)) continue;
      const [{ hyperparameters, data }] = cell.runs;
      const estimate = times.of(hyperparameters, data?.trainingImages ?? hyperparameters.trainingImages);
      if (estimate !== undefined) for (const { id } of cell.runs) seconds.set(id, estimate.seconds);
    }
    return seconds;
  }

  #estimateRest(): number | null {
    const seconds = this.#seconds.value;
    const { library, training } = this.#models;
    const runs = this.shown.value?.runs.filter((run) => !isAtRest(run)) ?? [];
    if (seconds.size === 0 || runs.length === 0) return null;
    if (this.shown.value!.runs.length < this.#planned.value) return null;
    const onScreen = training.run.value?.id;
    const left = runs.map((run) => {
      const progress = run.id === onScreen ? training.progress.value : library.progress.value.get(run.id);
      return (seconds.get(run.id) ?? 0) * (1 - fractionDone(run, progress ?? null));
    });
    // The queue begins with the oldest.
    return timeSideBySide(left.reverse(), library.cores.value);
  }
}

function groupBySweep(runs: readonly RunSummary[]): KnownSweep[] {
  const sweeps = new Map<string, KnownSweep>();
  for (const run of runs) {
    if (run.sweep === undefined) continue;
    const known = sweeps.get(run.sweep.id);
    if (known) known.runs.push(run);
    else sweeps.set(run.sweep.id, { mark: run.sweep, runs: [run] });
  }
  // The id begins with the time; runs that are imported later do not make their sweep the newest.
  return [...sweeps.values()].sort((one, other) => (one.mark.id < other.mark.id ? 1 : -1));
}
