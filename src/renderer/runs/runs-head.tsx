import { useApplication } from '../application-context';
import type { SortColumn } from './run-columns';

interface Column {
  /** Its cells' class is `column-` and this. */
  className: string;
  text: string;
  /** Shown smaller, on a second line. */
  detail?: string;
  sortedBy?: SortColumn;
  /** The head of controls is for assistive technology only. */
  isHidden?: boolean;
}

const columns: readonly Column[] = [
  { className: 'tick', text: 'Compare', isHidden: true },
  { className: 'star', text: 'Star', sortedBy: 'star', isHidden: true },
  { className: 'name', text: 'Name', sortedBy: 'name' },
  { className: 'difference', text: 'What differs', detail: 'from this run', sortedBy: 'difference' },
  { className: 'curve', text: 'Test %', detail: 'by epoch' },
  { className: 'figure test of-best', text: 'Test %', detail: 'best epoch', sortedBy: 'test' },
  {
    className: 'figure validation of-best',
    text: 'Validation %',
    detail: 'best epoch',
    sortedBy: 'validation',
  },
  { className: 'figure test of-last', text: 'Test %', detail: 'last epoch', sortedBy: 'last-test' },
  {
    className: 'figure validation of-last',
    text: 'Validation %',
    detail: 'last epoch',
    sortedBy: 'last-validation',
  },
  { className: 'figure time', text: 'Time', sortedBy: 'time' },
  { className: 'figure size', text: 'Size', sortedBy: 'size' },
  { className: 'figure seeds', text: 'Seeds', sortedBy: 'seeds' },
  { className: 'state', text: 'State', sortedBy: 'state' },
  { className: 'menu', text: 'Menu', isHidden: true },
];

export const columnCount = columns.length;

/** The heads of the columns; a click sorts by one. */
export function RunsHead() {
  const { list } = useApplication().runs;
  const sort = list.sort.value;
  return (
    <div class="runs-head" role="row" aria-rowindex={1}>
      {columns.map((column) => {
        const { className, detail, sortedBy } = column;
        // Without groups, the column holds the seed of each run.
        const text = sortedBy === 'seeds' && !list.isGrouped.value ? 'Seed' : column.text;
        const direction = sortedBy !== undefined && sort?.column === sortedBy ? sort.direction : undefined;
        return (
          <span
            key={`${column.text} ${detail}`}
            role="columnheader"
            class={`column-${className}`}
            aria-sort={sortedBy === undefined ? undefined : (direction ?? 'none')}
          >
            {sortedBy === undefined ? (
              <Head {...column} text={text} />
            ) : (
              <button
                type="button"
                class={direction === undefined ? 'head-button' : 'head-button is-sorted'}
                title={`Sort by ${text.toLowerCase()}`}
                onClick={() => list.sortBy(sortedBy)}
              >
                <Head {...column} text={text} />
                <SortMark direction={direction} />
              </button>
            )}
          </span>
        );
      })}
    </div>
  );
}

function Head({ text, detail, isHidden }: Column) {
  return (
    <span class={isHidden ? 'visually-hidden' : undefined}>
      {text}
      {detail !== undefined && <small>{detail}</small>}
    </span>
  );
}

/** Its place is always kept, so that no head moves. */
function SortMark({ direction }: { direction?: 'ascending' | 'descending' }) {
  return (
    <svg class="sort-mark" viewBox="0 0 8 8" aria-hidden="true">
      {direction !== undefined && <path d={direction === 'ascending' ? 'M1 6L4 2L7 6' : 'M1 2L4 6L7 2'} />}
    </svg>
  );
}
