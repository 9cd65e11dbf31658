import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useApplication } from '../application-context';
import { visibleLines } from '../training/visible-lines';
import { RunRow, rowId } from './run-row';
import { RunRowMenu } from './run-row-menu';
import { pressRunKey } from './run-keys';
import './runs-table.css';

/** In pixels; must match the style sheet. */
const rowHeight = 32;

/** Classes and heads of the columns. */
const heads = [
  ['star', 'Star'],
  ['name', 'Name'],
  ['difference', 'Settings that differ from the run on screen'],
  ['curve', 'Test accuracy'],
  ['figure', 'Test %, best epoch'],
  ['figure', 'Validation %, best epoch'],
  ['figure time', 'Time'],
  ['figure size', 'Size'],
  ['state', 'State'],
  ['menu', 'Menu'],
] as const;

/** The runs as a grid; only the rows in view are on the page. */
export function RunsTable() {
  const { library, runs } = useApplication();
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
  const all = library.runs.value;
  const { first, end } = visibleLines(all.length, rowHeight, view.value.scrollTop, view.value.height);
  const current = runs.selection.current.value;
  const shown = all.slice(first, end);
  const reveal = () =>
    revealRow(
      grid.current!,
      all.findIndex(({ id }) => id === runs.selection.current.peek()),
    );
  return (
    <>
      <div
        ref={grid}
        class="runs-grid"
        role="grid"
        aria-label="Runs"
        aria-multiselectable="true"
        aria-rowcount={all.length + 1}
        aria-colcount={heads.length}
        aria-activedescendant={shown.some(({ id }) => id === current) ? rowId(current!) : undefined}
        tabIndex={0}
        onKeyDown={(event) => pressRunKey(event, runs, reveal)}
      >
        <div class="runs-head" role="row" aria-rowindex={1}>
          {heads.map(([className, text]) => (
            <span key={text} role="columnheader" class={`column-${className}`}>
              <Head text={text} />
            </span>
          ))}
        </div>
        <div class="runs-rows" role="rowgroup" style={{ height: `${all.length * rowHeight}px` }}>
          {shown.map((run, index) => (
            <RunRow key={run.id} run={run} index={first + index} top={(first + index) * rowHeight} />
          ))}
        </div>
      </div>
      <RunRowMenu />
    </>
  );
}

/** A column's head: text after a comma goes on a second line; heads of buttons are for assistive technology only. */
function Head({ text }: { text: string }) {
  const [first, second] = text.split(', ');
  if (text === 'Star' || text === 'Menu') return <span class="visually-hidden">{text}</span>;
  return (
    <>
      {first}
      {second !== undefined && <small>{second}</small>}
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
