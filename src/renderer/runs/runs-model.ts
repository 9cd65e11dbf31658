import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { AccuracyPoint, EpochResult, RunSummary } from '../../contract/run';
import { isActive } from '../../contract/run';
import { indexOfBestRun } from '../../engine/evaluation/best-run';
import type { RunLibrary } from '../run/run-library';
import type { RunModel } from '../run/run-model';
import { bestOf } from './run-groups';
import { canStop, describeUnfinished, differenceOf, differencesOf } from './run-row-text';
import { RunSelection } from './run-selection';
import { RunsListModel, type ListRow } from './runs-list-model';

interface ModelsOfRuns {
  library: RunLibrary;
  training: RunModel;
}

/** The list of all runs, with selection and editing. */
export class RunsModel {
  readonly list: RunsListModel;
  /** Of rows: runs and groups. */
  readonly selection: RunSelection;
  /** The run of the current row, described below the list; of a group, the one on screen, or else the best. */
  readonly current = computed(() => {
    const row = this.#row(this.selection.current.value);
    if (row === undefined) return null;
    const onScreen = this.onScreen.value?.id;
    return row.runs.find(({ id }) => id === onScreen) ?? bestOf(row);
  });
  /** Id of the best run, by the rule shown above the list, also while it trains: its best epoch stays; null while there is nothing to compare. */
  readonly bestId = computed(() => this.#findBest());
  /** The run on screen, with which the others are compared; the same object while its settings are unchanged. */
  readonly onScreen: ReadonlySignal<RunSummary | null>;
  /** What differs from the run on screen, by the ids of the rows; empty without one. */
  readonly differences = computed(() => this.#describeDifferences());
  /** What the runs beside the one on screen do that have not ended here; null when there are none. */
  readonly othersText: ReadonlySignal<string | null>;
  /** Id of the row whose menu was opened last. */
  readonly menuId = signal<string | null>(null);
  /** Id of the run whose name is being edited. */
  readonly renamingId = signal<string | null>(null);
  readonly #library: RunLibrary;
  readonly #byId = computed(() => new Map(this.#library.runs.value.map((run) => [run.id, run])));

  constructor({ library, training }: ModelsOfRuns) {
    this.#library = library;
    this.onScreen = withSameSettings(training.run);
    this.othersText = computed(() => {
      const others = library.runs.value.filter(({ id }) => id !== training.run.value?.id);
      return describeUnfinished(others.filter(canStop));
    });
    this.list = new RunsListModel(library.runs, this.onScreen);
    this.selection = new RunSelection(
      computed(() => this.list.rows.value.map(({ id }) => id)),
      computed(() => {
        const id = this.onScreen.value?.id;
        return id === undefined ? null : this.list.rowIdOf(id);
      }),
      (runId) => this.list.rowIdOf(runId),
    );
  }

  /** Selects a row and shows its run, or the best of its group, on screen. */
  async show(rowId: string): Promise<void> {
    this.selection.choose(rowId);
    const row = this.#row(rowId);
    await this.#library.show(row === undefined ? rowId : bestOf(row).id);
  }

  /** Makes the row of a run that has come on screen the current one. */
  follow(runId: string): void {
    this.selection.follow(runId);
  }

  /** Opens a group; in one that is open, goes to its first run. */
  openGroup(rowId: string): void {
    const row = this.#row(rowId);
    if (row?.isOpen === undefined) return;
    if (row.isOpen) this.selection.move(1, false);
    else this.list.open(rowId, true);
  }

  /** Closes a group; from a run inside one, goes to the group. */
  closeGroup(rowId: string): void {
    const row = this.#row(rowId);
    if (row?.isOpen) return this.list.open(rowId, false);
    const [run] = row?.runs ?? [];
    const group = this.list.rows.peek().find(({ isGroup, runs }) => isGroup && runs.includes(run));
    if (row?.level === 2 && group) this.selection.choose(group.id);
  }

  /** Edits the name of a run in its row; a group has none of its own. */
  beginRename(id: string): void {
    if (this.#row(id)?.isGroup === false) this.renamingId.value = id;
  }

  /** Renames a run; keeps the old name if the new one is empty or the same. */
  async rename(id: string, name: string): Promise<void> {
    if (this.renamingId.peek() !== id) return;
    this.renamingId.value = null;
    const trimmed = name.trim();
    if (trimmed !== '' && trimmed !== this.#find(id)?.name) await this.#library.label(id, { name: trimmed });
  }

  giveUpRename(): void {
    this.renamingId.value = null;
  }

  async note(id: string, note: string): Promise<void> {
    if (note.trim() !== this.#find(id)?.note) await this.#library.label(id, { note: note.trim() });
  }

  /** Stars the runs of a row; if all of them have one, the stars are removed. */
  async star(rowId: string): Promise<void> {
    const runs = this.runsOf([rowId]);
    const isStarred = !runs.every((run) => run.isStarred);
    for (const run of runs) {
      if (run.isStarred !== isStarred) await this.#library.label(run.id, { isStarred });
    }
  }

  /**
   * The rows that a key or a row's menu acts on: the selected ones if the row is one of them, otherwise just the row.
   */
  chosenWith(rowId: string): string[] {
    const chosen = this.selection.chosen.value;
    return chosen.has(rowId) ? [...chosen] : [rowId];
  }

  /** The runs of these rows, each once: one may be selected with its group. */
  runsOf(rowIds: readonly string[]): RunSummary[] {
    const runs = rowIds.flatMap((id) => this.#row(id)?.runs ?? this.#find(id) ?? []);
    return [...new Set(runs)];
  }

  /** Their ids. */
  idsOf(rowIds: readonly string[]): string[] {
    return this.runsOf(rowIds).map(({ id }) => id);
  }

  /** Deletes the runs of rows, which can be undone; runs that are training are skipped if there are others to delete. */
  async delete(rowIds: readonly string[]): Promise<void> {
    const runs = this.runsOf(rowIds);
    const deletable = runs.filter((run) => !isActive(run));
    const wanted = (deletable.length > 0 ? deletable : runs).map(({ id }) => id);
    if (wanted.length > 0) await this.#library.delete(wanted);
  }

  /** Restores what was deleted last; returns whether there was anything. */
  undelete(): boolean {
    const last = this.#library.deletions.peek().at(0);
    if (last !== undefined) void this.#library.undelete(last);
    return last !== undefined;
  }

  #describeDifferences(): ReadonlyMap<string, string> {
    const onScreen = this.onScreen.value;
    if (onScreen === null) return new Map();
    const rows = this.list.rows.value;
    // In the order of the texts, these have to be what the order was made of.
    const isSorted = this.list.sort.value?.column === 'difference';
    const texts = isSorted ? rows.map((row) => differenceOf(row, onScreen)) : differencesOf(rows, onScreen);
    return new Map(rows.map(({ id }, index) => [id, texts[index]]));
  }

  #row(id: string | null): ListRow | undefined {
    return id === null ? undefined : this.list.row(id);
  }

  #find(id: string | null): RunSummary | null {
    return id === null ? null : (this.#byId.value.get(id) ?? null);
  }

  /** Searches from the oldest on, so that among equals the first one keeps the badge. */
  #findBest(): string | null {
    const oldestFirst = this.#library.runs.value
      .filter((run) => run.hasNetwork && resultOf(run) !== undefined)
      .reverse();
    return oldestFirst.length < 2 ? null : oldestFirst[indexOfBestRun(oldestFirst.map(resultOf))].id;
  }
}

/** The best epoch of a run or, without any, what its network reads. */
function resultOf({ best, evaluated }: RunSummary): EpochResult | AccuracyPoint | undefined {
  return best ?? evaluated;
}

/** Rows are rendered again when the settings on screen change, and not at each epoch of the run there. */
function withSameSettings(run: ReadonlySignal<RunSummary | null>): ReadonlySignal<RunSummary | null> {
  let last: { key: string; run: RunSummary } | undefined;
  return computed(() => {
    const present = run.value;
    if (present === null) return null;
    const key = JSON.stringify([present.id, present.hyperparameters]);
    if (last?.key !== key) last = { key, run: present };
    return last.run;
  });
}
