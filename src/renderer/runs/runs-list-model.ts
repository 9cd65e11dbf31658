import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { RunSummary } from '../../contract/run';
import { conditionText, readFilter, type FilterName, type Operator } from './run-filter';
import { inOrder, nextSort, rank, type Sort, type SortColumn } from './run-columns';
import { RunGroups, type RunRowContent } from './run-groups';
import type { FiguresOf } from './run-figures';
import { differenceOf } from './run-row-text';

/** A row of the list in its place. */
export interface ListRow extends RunRowContent {
  /** 2: a run inside its opened group. */
  level: 1 | 2;
  /** Absent for a row that cannot be opened. */
  isOpen?: boolean;
}

/**
 * What the list shows, and in which order: filtered, grouped and sorted. The order is made when a person asks for it;
 * while runs train, rows keep their places and new ones come first.
 */
export class RunsListModel {
  /** The text in the search box. */
  readonly text = signal('');
  readonly filter = computed(() => readFilter(this.text.value));
  readonly isGrouped = signal(true);
  /** Which epoch's figures a narrow list shows. */
  readonly figures = signal<FiguresOf>('best');
  /** null: newest first. */
  readonly sort = signal<Sort | null>(null);
  /** All runs in rows, without the filter: a group's id stands for the same runs here as in the list. */
  readonly allRows = computed(() => this.#all.rowsOf(this.#runs.value, true));
  /** Number of runs that the search has left. */
  readonly keptCount = computed(() => this.#kept.value.length);
  readonly rows: ReadonlySignal<readonly ListRow[]>;
  readonly #byId: ReadonlySignal<ReadonlyMap<string, ListRow>>;
  readonly #runs: ReadonlySignal<readonly RunSummary[]>;
  readonly #onScreen: ReadonlySignal<RunSummary | null>;
  readonly #groupIds = new Map<string, string>();
  readonly #all = new RunGroups(this.#groupIds);
  readonly #groups = new RunGroups(this.#groupIds);
  readonly #single = new RunGroups();
  readonly #opened = signal<ReadonlySet<string>>(new Set());
  readonly #places = signal<ReadonlyMap<string, number> | null>(null);
  readonly #kept = computed(() => {
    const { matches, isOn } = this.filter.value;
    return isOn ? this.#runs.value.filter(matches) : this.#runs.value;
  });
  readonly #top = computed(() => this.#groups.rowsOf(this.#kept.value, this.isGrouped.value));
  readonly #singles = computed(
    () => new Map(this.#single.rowsOf(this.#kept.value, false).map((row) => [row.id, row])),
  );
  #lastRows = new Map<string, ListRow>();

  constructor(runs: ReadonlySignal<readonly RunSummary[]>, onScreen: ReadonlySignal<RunSummary | null>) {
    this.#runs = runs;
    this.#onScreen = onScreen;
    this.rows = computed(() => this.#listRows());
    this.#byId = computed(() => new Map(this.rows.value.map((row) => [row.id, row])));
  }

  /** Sorts by a column as a click on its head does. */
  sortBy(column: SortColumn): void {
    this.#order(() => (this.sort.value = nextSort(this.sort.peek(), column)));
  }

  search(text: string): void {
    this.#order(() => (this.text.value = text));
  }

  /** Adds a condition to the search. */
  addCondition(name: FilterName, operator: Operator, value: string): void {
    this.search(`${this.text.peek()} ${conditionText(name, operator, value)}`.trim());
  }

  setGrouped(isGrouped: boolean): void {
    this.#order(() => (this.isGrouped.value = isGrouped));
  }

  open(groupId: string, isOpen: boolean): void {
    const opened = new Set(this.#opened.peek());
    if (isOpen) opened.add(groupId);
    else opened.delete(groupId);
    this.#opened.value = opened;
  }

  row(id: string): ListRow | undefined {
    return this.#byId.value.get(id);
  }

  /** Id of the row that shows this run: its own, or that of its closed group; null when it is filtered out. */
  rowIdOf(runId: string): string | null {
    if (this.#byId.value.has(runId)) return runId;
    return this.rows.value.find(({ runs }) => runs.some(({ id }) => id === runId))?.id ?? null;
  }

  /** Changes what the order depends on, and makes it again. */
  #order(change: () => void): void {
    batch(() => {
      change();
      const sort = this.sort.peek();
      this.#places.value = sort && this.#rank(sort);
    });
  }

  #rank(sort: Sort): Map<string, number> {
    const onScreen = this.#onScreen.peek();
    const describe = (row: RunRowContent) => (onScreen === null ? '' : differenceOf(row, onScreen));
    return new Map([
      ...rank(this.#top.value, sort, describe),
      ...(this.isGrouped.value ? rank([...this.#singles.value.values()], sort, describe) : []),
    ]);
  }

  #listRows(): ListRow[] {
    const places = this.#places.value;
    const opened = this.#opened.value;
    const rows: ListRow[] = [];
    for (const row of inOrder(this.#top.value, places)) {
      const isOpen = row.isGroup ? opened.has(row.id) : undefined;
      rows.push(this.#listRow(row, 1, isOpen));
      if (isOpen !== true) continue;
      const singles = this.#singles.value;
      const members = row.runs.map(({ id }) => singles.get(id)!);
      rows.push(...inOrder(members, places).map((member) => this.#listRow(member, 2)));
    }
    this.#lastRows = new Map(rows.map((row) => [row.id, row]));
    return rows;
  }

  /** The row as before if nothing about it has changed, so that it is not drawn again. */
  #listRow(content: RunRowContent, level: 1 | 2, isOpen?: boolean): ListRow {
    const last = this.#lastRows.get(content.id);
    const isSame = last?.runs === content.runs && last.level === level && last.isOpen === isOpen;
    return isSame ? last : { ...content, level, isOpen };
  }
}
