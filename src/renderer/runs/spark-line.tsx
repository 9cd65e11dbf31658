import type { RunSummary } from '../../contract/run';
import { accuracyAxis } from '../../figures/charts/accuracy-axis';
import './spark-line.css';

/** Up to 99.4 % in all rows, so that their curves can be compared. */
const axis = accuracyAxis(0, 0.99);
const [width, height] = [104, 22];

/** Most curves of a group that can be seen in its spark line. */
const mostSparks = 10;

/**
 * A small curve of the test accuracy by epoch, on the axis of the large chart, with the others of its group behind it;
 * the figures beside it give the values.
 */
export function SparkLine({ runs, main }: { runs: readonly RunSummary[]; main: RunSummary }) {
  return (
    <svg class="spark-line" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <path class="spark-floor" d={`M0 ${height - 0.5}H${width}`} />
      {runs
        .slice(0, mostSparks)
        .map((run) => run !== main && <path class="spark-other" d={sparkPath(run)} />)}
      <path d={sparkPath(main)} />
    </svg>
  );
}

/** The path of the curve, as wide as the share of planned epochs done; a single epoch is a short line. */
export function sparkPath({ spark, epochsDone, hyperparameters }: SparkedRun): string {
  if (spark.length === 0) return '';
  const isWhole = epochsDone >= hyperparameters.epochs || epochsDone === 0;
  const reached = isWhole ? width : Math.max(4, (width * epochsDone) / hyperparameters.epochs);
  const step = reached / Math.max(1, spark.length - 1);
  const points = spark.map((accuracy, index) => [
    index * step,
    1 + (height - 2) * (1 - axis.fraction(accuracy)),
  ]);
  if (points.length === 1) points.push([Math.min(4, reached), points[0][1]]);
  return `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}`;
}

type SparkedRun = Pick<RunSummary, 'spark' | 'epochsDone' | 'hyperparameters'>;

function round(value: number): number {
  return Math.round(10 * value) / 10;
}
