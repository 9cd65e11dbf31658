import type { RunSummary } from '../../contract/run';
import { isHistoryUnknown } from '../../contract/run';
import { indexOfBestRun } from '../../engine/evaluation/best-run';
import { settingsKey } from './equal-settings';

/** A row of the list: one run, or several with equal settings. */
export interface RunRowContent {
  /** The run's id, or an id of the group that stays while runs come and go. */
  readonly id: string;
  /** Newest first; at least one. */
  readonly runs: readonly RunSummary[];
  readonly isGroup: boolean;
}

/**
 * Groups runs with equal settings. A row whose runs have not changed stays the same object, so that nothing has to be
 * computed or drawn for it again.
 */
export class RunGroups {
  /** Ids of groups by their settings. */
  readonly #ids: Map<string, string>;
  #rows = new Map<string, RunRowContent>();

  /** With the same `ids`, several groupings give the same settings the same id. */
  constructor(ids = new Map<string, string>()) {
    this.#ids = ids;
  }

  /** One row for each run or, with `isGrouped`, for each set of equal settings, in the order of their first runs. */
  rowsOf(runs: readonly RunSummary[], isGrouped: boolean): RunRowContent[] {
    const sets = isGrouped ? setsOfEqual(runs) : runs.map((run) => [run]);
    const rows = sets.map((members) => this.#rowOf(members));
    this.#rows = new Map(rows.map((row) => [row.id, row]));
    return rows;
  }

  #rowOf(runs: readonly RunSummary[]): RunRowContent {
    const isGroup = runs.length > 1;
    const id = isGroup ? this.#groupId(settingsKey(runs[0])) : runs[0].id;
    const known = this.#rows.get(id);
    const isSame =
      known?.runs.length === runs.length && known.runs.every((run, index) => run === runs[index]);
    return isSame ? known : { id, runs, isGroup };
  }

  #groupId(key: string): string {
    const id = this.#ids.get(key) ?? `group-${this.#ids.size + 1}`;
    this.#ids.set(key, id);
    return id;
  }
}

function setsOfEqual(runs: readonly RunSummary[]): RunSummary[][] {
  const sets = new Map<string, RunSummary[]>();
  for (const run of runs) {
    const key = settingsKey(run);
    const members = sets.get(key);
    if (members) members.push(run);
    else sets.set(key, [run]);
  }
  return [...sets.values()];
}

/** The run that stands for a row: the best one by the rule for runs; before any has a result, the oldest. */
export function bestOf({ runs }: RunRowContent): RunSummary {
  const oldestFirst = [...runs].reverse();
  return oldestFirst[Math.max(0, indexOfBestRun(oldestFirst.map(({ best }) => best)))];
}

/** The name of a row; for a group, the name of its oldest run without the seed. */
export function nameOfRow({ runs, isGroup }: RunRowContent): string {
  const [oldest] = runs.slice(-1);
  return isGroup ? oldest.name.replace(/, seed \d+(?=,|$)/, '') : oldest.name;
}

/** "1–3", "1, 4, 9", "4" or "12 seeds": the seeds of a row, in order; empty where none is known. */
export function seedsOfRow({ runs }: RunRowContent): string {
  if (runs.every(isHistoryUnknown)) return '';
  const seeds = [...new Set(runs.map(({ hyperparameters }) => hyperparameters.seed))].sort((a, b) => a - b);
  const [first, last] = [seeds[0], seeds[seeds.length - 1]];
  if (seeds.length > 1 && last - first === seeds.length - 1) return `${first}–${last}`;
  return seeds.length <= 3 ? seeds.join(', ') : `${seeds.length} seeds`;
}
