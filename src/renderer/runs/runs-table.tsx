import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useApplication } from '../application-context';
import { visibleLines } from '../training/visible-lines';
import { RunRow, rowId } from './run-row';
import { RunRowMenu } from './run-row-menu';
import { pressRunKey } from './run-keys';
import { columnCount, RunsHead } from './runs-head';
import './runs-table.css';

/** In pixels; must match the style sheet. */
const rowHeight = 32;

/** The runs as a tree grid; only the rows in view are on the page. */
export function RunsTable() {
  const { runs, comparison } = useApplication();
  const grid = useRef<HTMLDivElement>(null);
  const view = useSignal({ scrollTop: 0, height: 600 });
  useLayoutEffect(() => {
    const look = () => {
      const { scrollTop, clientHeight } = grid.current!;
      // The extra rows around those in view cover scrolling by a few rows.
      const top = Math.floor(scrollTop / rowHeight / 4) * 4 * rowHeight;
      const { value } = view;
      if (value.scrollTop !== top || value.height !== clientHeight)
        view.value = { scrollTop: top, height: clientHeight };
    };
    const resizing = new ResizeObserver(look);
    resizing.observe(grid.current!);
    grid.current!.addEventListener('scroll', look, { passive: true });
    const { current } = grid;
    return () => {
      resizing.disconnect();
      current!.removeEventListener('scroll', look);
    };
  }, [view]);
  const { list, selection } = runs;
  const [searched, sorted] = [list.text.value, list.sort.value];
  // What is found, or comes first in a new order, is at the top.
  useLayoutEffect(() => grid.current!.scrollTo(0, 0), [searched, sorted]);
  const all = list.rows.value;
  const { first, end } = visibleLines(all.length, rowHeight, view.value.scrollTop, view.value.height);
  const current = selection.current.value;
  const shown = all.slice(first, end);
  const reveal = () =>
    revealRow(
      grid.current!,
      list.rows.peek().findIndex(({ id }) => id === selection.current.peek()),
    );
  return (
    <>
      <div
        ref={grid}
        class={`runs-grid figures-of-${list.figures.value}`}
        role="treegrid"
        aria-label="Runs"
        aria-multiselectable="true"
        aria-rowcount={all.length + 1}
        aria-colcount={columnCount}
        aria-activedescendant={shown.some(({ id }) => id === current) ? rowId(current!) : undefined}
        tabIndex={0}
        onKeyDown={(event) => pressRunKey(event, { runs, comparison }, reveal)}
      >
        <RunsHead />
        <div class="runs-rows" role="rowgroup" style={{ height: `${all.length * rowHeight}px` }}>
          {shown.map((row, index) => (
            <RunRow key={row.id} row={row} index={first + index} top={(first + index) * rowHeight} />
          ))}
        </div>
      </div>
      <RunRowMenu />
    </>
  );
}

/** Scrolls just enough to bring this row into view, below the fixed head. */
function revealRow(grid: HTMLElement, index: number): void {
  if (index < 0) return;
  const head = grid.querySelector<HTMLElement>('.runs-head')!.offsetHeight;
  const top = index * rowHeight;
  const bottom = head + top + rowHeight;
  if (top < grid.scrollTop) grid.scrollTop = top;
  else if (bottom > grid.scrollTop + grid.clientHeight) grid.scrollTop = bottom - grid.clientHeight;
}
