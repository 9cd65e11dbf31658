import type { SweepName } from '../../contract/hyperparameter-fields';
import { formatPercent } from '../../contract/number-format';
import type { SweepValue } from '../../contract/sweep';
import type { SweepCell, SweepMap } from '../../engine/sweep/sweep-map';
import { formatSweepValue } from '../../engine/sweep/sweep-values';
import type { BestRun } from './report';
import { sweepOptionName } from './sweep-mark';

/** The map of a sweep as text: a line for each value of the second setting, a column for each of the first. */
export function describeMap(map: SweepMap): string {
  const { across, up, rows, mark, isByValidation } = map;
  const [first, second] = mark.axes.map(sweepOptionName);
  const seeds = Math.max(...rows.flat().map((cell) => cell?.runs.length ?? 0));
  const rule = `${isByValidation ? 'Validation' : 'Test'} % at the best epoch${seeds > 1 ? `, mean of ${seeds} seeds` : ''}`;
  const corner = second === undefined ? first : `${second} \\ ${first}`;
  const heads = [corner, ...across.map(formatSweepValue)];
  const lines = rows.map((row, index) => {
    const level = up[index];
    return [level === undefined ? '' : formatSweepValue(level), ...row.map((cell) => figureOf(map, cell))];
  });
  const widths = heads.map((_, column) => Math.max(...[heads, ...lines].map((line) => line[column].length)));
  const text = [heads, ...lines].map((line) =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0]) : cell.padStart(Math.max(6, widths[column])),
      )
      .join('  ')
      .trimEnd(),
  );
  return `${rule}:\n\n${text.join('\n')}\n`;
}

/** The best figure has an asterisk. */
function figureOf({ best }: SweepMap, cell: SweepCell | null): string {
  if (!cell?.figure) return '–';
  return `${cell === best ? '*' : ''}${(100 * cell.figure.mean).toFixed(2)}`;
}

/** "Best: eta 3, hidden 30: 93.59 % (92.80 to 93.90 %)". */
export function describeBestCell({ mark }: SweepMap, { across, up, figure, counted }: SweepCell): string {
  const values = mark.axes.map((name, index) => describeValue(name, index === 0 ? across : up!));
  const { mean, lowest, highest } = figure!;
  const range = counted.length > 1 ? ` (${percent(lowest)} to ${percent(highest)} %)` : '';
  return `* Best: ${values.join(', ')}: ${percent(mean)} %${range}`;
}

/** A run that is not kept is named by its settings. */
export function describeBestRun({ run, epoch: { epoch, correct, total }, keptAs }: BestRun): string {
  const { hyperparameters, sweep } = run.description;
  const share = formatPercent(correct, total);
  const settings = sweep!.axes.map((name) => describeValue(name, hyperparameters[name]));
  return `  Best single run: ${keptAs ?? settings.join(', ')}, seed ${hyperparameters.seed}, epoch ${epoch}, ${correct} / ${total} test images (${share})`;
}

/** "eta 3". */
function describeValue(name: SweepName, value: SweepValue): string {
  return `${sweepOptionName(name)} ${formatSweepValue(value)}`;
}

function percent(share: number): string {
  return (100 * share).toFixed(2);
}
