import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useApplication } from '../application-context';
import type { DataViewModel } from './data-view-model';
import { measureGrid, type GridMeasures } from './grid-measures';
import { cellId, ImageRow } from './image-row';

/** Rows around those in view that are on the page, so that scrolling shows no gaps. */
const rowsAround = 2;

/** The listed images as a grid; only the rows in view are on the page, and only their images are fetched. */
export function ImageGrid() {
  const { dataView } = useApplication();
  const grid = useRef<HTMLDivElement>(null);
  const size = useSignal({ width: 0, height: 0 });
  const topRow = useSignal(0);
  /** Index of the first image in view. */
  const firstInView = useRef(0);
  /** The reveal that has been done. */
  const revealed = useRef(-1);
  const list = dataView.list.value;
  const { width, height } = size.value;
  const measures = measureGrid(width, height);
  const { columns, rowHeight } = measures;
  const rows = width === 0 ? 0 : Math.ceil((list?.length ?? 0) / columns);
  const first = Math.max(0, topRow.value - rowsAround);
  const end = Math.min(rows, topRow.value + Math.ceil(height / rowHeight) + 1 + rowsAround);
  useLayoutEffect(() => {
    const { current } = grid;
    const resizing = new ResizeObserver(() => {
      const { clientWidth, clientHeight } = current!;
      const { paddingLeft, paddingRight } = getComputedStyle(current!);
      const width = clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
      size.value = { width, height: clientHeight };
    });
    resizing.observe(current!);
    return () => resizing.disconnect();
  }, [size]);
  useLayoutEffect(() => {
    const { current } = grid;
    const look = () => {
      topRow.value = Math.floor(current!.scrollTop / rowHeight);
      const position = topRow.value * columns;
      if (list !== null && position < list.length) firstInView.current = list.at(position);
    };
    current!.addEventListener('scroll', look, { passive: true });
    return () => current!.removeEventListener('scroll', look);
  }, [topRow, list, columns, rowHeight]);
  const reveals = dataView.reveals.value;
  useLayoutEffect(() => {
    if (list === null || width === 0) return;
    if (revealed.current !== reveals) reveal(grid.current!, dataView.position.peek(), measures);
    else keepInView(grid.current!, list.nearestPosition(firstInView.current), measures);
    revealed.current = reveals;
  }, [list, reveals, width, columns, rowHeight]);
  useLayoutEffect(() => {
    const source = dataView.source.peek();
    if (list === null || source === 'own') return;
    const last = Math.min(list.length, end * columns);
    const indices = [];
    for (let position = first * columns; position < last; position++) indices.push(list.at(position));
    const selected = dataView.position.peek();
    if (selected !== -1) indices.push(list.at(selected));
    dataView.inView.want(source, indices);
  }, [list, first, end, columns]);
  const position = dataView.position.value;
  const isOnPage = position >= first * columns && position < end * columns;
  return (
    <div
      ref={grid}
      class="image-grid"
      role="grid"
      aria-label="Images"
      aria-rowcount={rows}
      aria-colcount={columns}
      aria-activedescendant={isOnPage && position !== -1 ? cellId(position) : undefined}
      tabIndex={0}
      onKeyDown={(event) => pressGridKey(event, dataView, measures)}
    >
      <div class="image-rows" role="rowgroup" style={{ height: `${rows * rowHeight}px` }}>
        {Array.from({ length: Math.max(0, end - first) }, (_, row) => (
          // A row that leaves the page is used for the one that comes.
          <ImageRow key={(first + row) % (end - first)} row={first + row} measures={measures} />
        ))}
      </div>
      {list?.length === 0 && <p class="no-images soft">There are no such images.</p>}
    </div>
  );
}

/** Scrolls just enough to show this image. */
function reveal(grid: HTMLElement, position: number, { columns, rowHeight }: GridMeasures): void {
  const top = Math.floor(position / columns) * rowHeight;
  const bottom = top + rowHeight;
  if (top < grid.scrollTop) grid.scrollTop = top;
  else if (bottom > grid.scrollTop + grid.clientHeight) grid.scrollTop = bottom - grid.clientHeight;
}

/** Scrolls so that this image stays in the first row in view. */
function keepInView(grid: HTMLElement, position: number, { columns, rowHeight }: GridMeasures): void {
  if (position < 0) return;
  const top = Math.floor(position / columns) * rowHeight;
  grid.scrollTop = top + (grid.scrollTop % rowHeight);
}

function pressGridKey(
  event: KeyboardEvent,
  dataView: DataViewModel,
  { columns, rowsInView }: GridMeasures,
): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const moves: Record<string, number> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: columns,
    ArrowUp: -columns,
    PageDown: columns * rowsInView,
    PageUp: -columns * rowsInView,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  };
  if (event.key in moves) dataView.move(moves[event.key]);
  else if (event.key === 'Enter') dataView.selected.putOnPad();
  else return;
  event.preventDefault();
}
