import { useRef } from 'preact/hooks';
import type { RunSummary } from '../../contract/run';
import { nameOfSetting } from '../../contract/sweep';
import type { SweepCell, SweepMap } from '../../engine/sweep/sweep-map';
import { formatSweepValue } from '../../engine/sweep/sweep-values';
import { useApplication } from '../application-context';
import { describeCell, describeValues, figureText, shortName } from './sweep-text';

/** The results of a sweep as a table of figures, which their shades repeat. */
export function HeatMap({ map }: { map: SweepMap<RunSummary> }) {
  const { sweep } = useApplication();
  const table = useRef<HTMLTableElement>(null);
  const { across, up, rows, mark } = map;
  const [first, second] = mark.axes;
  const shades = shadesOf(map);
  const move = (event: KeyboardEvent) => {
    const place = placeAfter(event.key, sweep.current.peek() ?? usualPlace(map), rows);
    if (place === null) return;
    event.preventDefault();
    sweep.current.value = place;
    table.current!.querySelector<HTMLElement>(`[data-place="${place.join()}"]`)?.focus();
  };
  const isCurrent = (row: number, column: number) => {
    const [currentRow, currentColumn] = sweep.current.value ?? usualPlace(map);
    return currentRow === row && currentColumn === column;
  };
  return (
    <div class="heat-map" style={{ '--columns': String(across.length) }}>
      <p class="heat-map-axes" aria-hidden="true">
        <span>{second === undefined ? '' : nameOfSetting(second)}</span>
        <span>{nameOfSetting(first)}</span>
      </p>
      <div class="heat-map-scroll">
        <table ref={table} role="grid" aria-label={mark.name} onKeyDown={move}>
          <thead>
            <tr>
              <td />
              {across.map((value) => (
                <th key={String(value)} scope="col">
                  <span class="visually-hidden">{shortName(first)} </span>
                  {formatSweepValue(value)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, row) => (
              <tr key={String(up[row])}>
                <th scope="row">
                  {second === undefined ? null : <span class="visually-hidden">{shortName(second)} </span>}
                  {up[row] === undefined ? (
                    <span class="visually-hidden">Result</span>
                  ) : (
                    formatSweepValue(up[row])
                  )}
                </th>
                {cells.map((cell, column) => (
                  <td key={String(across[column])} role="gridcell">
                    {cell && (
                      <button
                        type="button"
                        class={classOf(cell, map)}
                        style={{ '--shade': `${shades(cell)}%` }}
                        tabIndex={isCurrent(row, column) ? 0 : -1}
                        data-place={`${row},${column}`}
                        aria-label={nameOf(cell, map)}
                        title={nameOf(cell, map)}
                        onFocus={() => (sweep.current.value = [row, column])}
                        onClick={() => void sweep.choose(row, column)}
                      >
                        {figureText(cell)}
                      </button>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function nameOf(cell: SweepCell<RunSummary>, map: SweepMap<RunSummary>): string {
  const best = cell === map.best ? ', the best' : '';
  return `${describeValues(map, cell)}: ${describeCell(cell)}${best}`;
}

function classOf(cell: SweepCell<RunSummary>, { best }: SweepMap<RunSummary>): string {
  const isPartial = cell.figure !== undefined && cell.counted.length < cell.runs.length;
  return ['heat-cell', cell === best && 'is-best', isPartial && 'is-partial'].filter(Boolean).join(' ');
}

/** At most this much of the accent, so that the figures stay readable on it. */
const darkest = 45;

/** The shade of a cell in per cent of the accent: those near the best differ most. */
function shadesOf({ rows }: SweepMap<RunSummary>): (cell: SweepCell<RunSummary>) => number {
  const means = rows.flat().flatMap((cell) => cell?.figure?.mean ?? []);
  const [lowest, highest] = [Math.min(...means), Math.max(...means)];
  return ({ figure }) => {
    if (figure === undefined) return 0;
    const share = highest === lowest ? 1 : (figure.mean - lowest) / (highest - lowest);
    return Math.round(darkest * (0.1 + 0.9 * share * share));
  };
}

type Place = readonly [row: number, column: number];

/** Where the keyboard enters the map. */
function usualPlace({ rows, best }: SweepMap<RunSummary>): Place {
  const row = rows.findIndex((cells) => best !== null && cells.includes(best));
  if (row !== -1) return [row, rows[row].indexOf(best)];
  const first = rows[0].findIndex((cell) => cell !== null);
  return [0, Math.max(first, 0)];
}

/** The place that a key leads to; null for other keys and at an edge. Places without runs are passed over. */
function placeAfter(key: string, [row, column]: Place, rows: SweepMap<RunSummary>['rows']): Place | null {
  const steps: Partial<Record<string, Place>> = {
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
  };
  const ends: Partial<Record<string, number>> = {
    Home: rows[row].findIndex((cell) => cell !== null),
    End: rows[row].findLastIndex((cell) => cell !== null),
  };
  const end = ends[key];
  if (end !== undefined) return [row, end];
  const step = steps[key];
  if (step === undefined) return null;
  let [nextRow, nextColumn] = [row + step[0], column + step[1]];
  while (rows[nextRow]?.[nextColumn] === null)
    [nextRow, nextColumn] = [nextRow + step[0], nextColumn + step[1]];
  return rows[nextRow]?.[nextColumn] ? [nextRow, nextColumn] : null;
}
