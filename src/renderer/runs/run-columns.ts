import { runStates } from '../../contract/run';
import { bestOf, nameOfRow, type RunRowContent } from './run-groups';
import { figuresOf } from './run-figures';

/** A column of the list that it can be sorted by. */
export type SortColumn =
  | 'star'
  | 'name'
  | 'difference'
  | 'test'
  | 'validation'
  | 'last-test'
  | 'last-validation'
  | 'time'
  | 'size'
  | 'seeds'
  | 'state';

export type SortDirection = 'ascending' | 'descending';

export interface Sort {
  column: SortColumn;
  direction: SortDirection;
}

/** How a row counts in each column; undefined: it has nothing there, and comes last. `difference` is told apart. */
const values: Record<
  Exclude<SortColumn, 'difference'>,
  (row: RunRowContent) => number | string | undefined
> = {
  star: ({ runs }) => runs.filter(({ isStarred }) => isStarred).length / runs.length,
  name: nameOfRow,
  test: (row) => figuresOf(row).test.best?.mean,
  validation: (row) => figuresOf(row).validation.best?.mean,
  'last-test': (row) => figuresOf(row).test.last?.mean,
  'last-validation': (row) => figuresOf(row).validation.last?.mean,
  time: (row) => figuresOf(row).seconds,
  size: (row) => figuresOf(row).bytes,
  seeds: ({ runs, isGroup }) => (isGroup ? 1e10 * runs.length : runs[0].hyperparameters.seed),
  state: (row) => runStates.indexOf(bestOf(row).state),
};

const textual: readonly SortColumn[] = ['name', 'difference', 'state'];

/** The direction of the first click on a head: text from A to Z, and the largest figures first. */
export function firstDirection(column: SortColumn): SortDirection {
  return textual.includes(column) ? 'ascending' : 'descending';
}

/** What a further click on the head makes of the sort: the other direction, then none, which is newest first. */
export function nextSort(sort: Sort | null, column: SortColumn): Sort | null {
  const first = firstDirection(column);
  if (sort?.column !== column) return { column, direction: first };
  if (sort.direction !== first) return null;
  return { column, direction: first === 'ascending' ? 'descending' : 'ascending' };
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Ids of the rows with their place in the order; equal rows keep the order they have. */
export function rank(
  rows: readonly RunRowContent[],
  { column, direction }: Sort,
  describe: (row: RunRowContent) => string,
): Map<string, number> {
  const valueOf = column === 'difference' ? describe : values[column];
  const sign = direction === 'ascending' ? 1 : -1;
  const valued = rows.map((row) => ({ id: row.id, value: valueOf(row) }));
  valued.sort(({ value: one }, { value: other }) => {
    if (one === undefined || other === undefined)
      return Number(one === undefined) - Number(other === undefined);
    if (typeof one === 'number' && typeof other === 'number') return sign * (one - other);
    return sign * collator.compare(String(one), String(other));
  });
  return new Map(valued.map(({ id }, index) => [id, index]));
}

/** The rows by these places; rows without one are newer than the order and come first, as they are. */
export function inOrder(
  rows: readonly RunRowContent[],
  places: ReadonlyMap<string, number> | null,
): readonly RunRowContent[] {
  if (places === null) return rows;
  const placeOf = ({ id }: RunRowContent) => places.get(id) ?? -1;
  return [...rows].sort((one, other) => placeOf(one) - placeOf(other));
}
