import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { RunSummary } from '../../contract/run';
import { isActive } from '../../contract/run';
import { indexOfBestRun } from '../../engine/evaluation/best-run';
import type { RunLibrary } from '../run/run-library';
import type { RunModel } from '../run/run-model';
import { RunSelection } from './run-selection';

interface ModelsOfRuns {
  library: RunLibrary;
  training: RunModel;
}

/** The list of all runs, with selection and editing. */
export class RunsModel {
  readonly selection: RunSelection;
  /** The current run, described below the list. */
  readonly current = computed(() => this.#find(this.selection.current.value));
  /** Id of the best inactive run, by the rule shown above the list; null while there is nothing to compare. */
  readonly bestId = computed(() => this.#findBest());
  /** The run on screen, with which the others are compared; the same object while its settings are unchanged. */
  readonly onScreen: ReadonlySignal<RunSummary | null>;
  /** Id of the run whose menu was opened last. */
  readonly menuId = signal<string | null>(null);
  /** Id of the run whose name is being edited. */
  readonly renamingId = signal<string | null>(null);
  readonly #library: RunLibrary;
  readonly #byId = computed(() => new Map(this.#library.runs.value.map((run) => [run.id, run])));

  constructor({ library, training }: ModelsOfRuns) {
    this.#library = library;
    this.selection = new RunSelection(
      computed(() => library.runs.value.map(({ id }) => id)),
      computed(() => training.run.value?.id ?? null),
    );
    this.onScreen = withSameSettings(training.run);
  }

  /** Selects a run and shows it on screen. */
  async show(id: string): Promise<void> {
    this.selection.choose(id);
    await this.#library.show(id);
  }

  beginRename(id: string): void {
    this.renamingId.value = id;
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

  async star(id: string): Promise<void> {
    await this.#library.label(id, { isStarred: !this.#find(id)?.isStarred });
  }

  /**
   * The runs that a key or a row's menu acts on: the selected ones if the row is one of them, otherwise just the row.
   */
  chosenWith(id: string): string[] {
    const chosen = this.selection.chosen.value;
    return chosen.has(id) ? [...chosen] : [id];
  }

  /** Deletes runs, which can be undone; runs that are training are skipped if there are others to delete. */
  async delete(ids: readonly string[]): Promise<void> {
    const deletable = ids.filter((id) => {
      const run = this.#find(id);
      return run !== null && !isActive(run);
    });
    const wanted = deletable.length > 0 ? deletable : [...ids];
    if (wanted.length > 0) await this.#library.delete(wanted);
  }

  #find(id: string | null): RunSummary | null {
    return id === null ? null : (this.#byId.value.get(id) ?? null);
  }

  /** Searches from the oldest on, so that among equals the first one keeps the badge. */
  #findBest(): string | null {
    const ended = this.#library.runs.value
      .filter((run) => run.hasNetwork && run.best !== undefined && !isActive(run))
      .reverse();
    return ended.length < 2 ? null : ended[indexOfBestRun(ended.map(({ best }) => best))].id;
  }
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
