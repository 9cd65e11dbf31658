import type { RunRowModel } from './run-row-model';
import type { CurveScale } from './curve-scale';
import { curvePoints } from './curve-scale';

/** A run's accuracy by epoch, small; the row says in figures what it shows. */
export function Sparkline({ row, scale }: { row: RunRowModel; scale: CurveScale }) {
  const epochs = row.epochs.value;
  return (
    <svg class="sparkline" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      <line x1="0" y1="50" x2="100" y2="50" />
      <polyline points={curvePoints(epochs, scale)} />
    </svg>
  );
}
