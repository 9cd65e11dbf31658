import { seedsOfRow } from '../runs/run-groups';
import type { CurvePoint, Measure, XKind } from './compared-curve';
import type { ComparedCurve } from './comparison-model';

/** All measured values, one row for each run or group and epoch; accuracies are from 0 to 1. */
export function comparisonTable(curves: readonly ComparedCurve[], measure: Measure, xKind: XKind) {
  const x = xKind === 'epochs' ? [] : [xKind];
  const header = ['name', 'seeds', 'runs', 'epochs', ...x, measure, 'lowest', 'highest'];
  const rows = curves.flatMap((curve) =>
    curve.measured.map((point) => [
      curve.name,
      seedsOfRow(curve),
      point.count,
      point.epochs,
      ...(xKind === 'epochs' ? [] : [point.x]),
      point.mean,
      point.lowest,
      point.highest,
    ]),
  );
  return { header, rows };
}

/** Most rows of the table on the page; the file has all. */
const mostRows = 200;

/** A row of the table on the page: the points of all curves after the same number of epochs. */
export interface ValuesAfter {
  epochs: number;
  /** One for each curve; undefined where it has none. */
  points: readonly (CurvePoint | undefined)[];
}

/** The measured values by epoch, thinned evenly to at most 200 rows including the first and the last. */
export function valuesByEpoch(curves: readonly Pick<ComparedCurve, 'measured'>[]): ValuesAfter[] {
  const byEpoch = curves.map(({ measured }) => new Map(measured.map((point) => [point.epochs, point])));
  const all = [...new Set(byEpoch.flatMap((points) => [...points.keys()]))].sort((a, b) => a - b);
  const step = (all.length - 1) / (mostRows - 1);
  const shown =
    all.length <= mostRows
      ? all
      : Array.from({ length: mostRows }, (_, index) => all[Math.round(index * step)]);
  return shown.map((epochs) => ({ epochs, points: byEpoch.map((points) => points.get(epochs)) }));
}
