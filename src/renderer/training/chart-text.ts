import type { CostPoint } from '../../contract/run';
import { formatCost } from '../../figures/charts/cost-axis';
import { formatCount, formatPercent } from '../ui/number-format';
import type { Accuracies } from '../../figures/charts/accuracy-at';

/**
 * "after 12 epochs (Epoch 11)", with the number in the transcript; inside the first epoch "after 1/32 of the first
 * epoch".
 */
export function positionText(epochs: number, startName: string): string {
  if (epochs === 0) return startName;
  if (epochs < 1) return `after ${fractionText(epochs)} of the first epoch`;
  const count = epochs === 1 ? '1 epoch' : `${formatCount(epochs)} epochs`;
  return `after ${count} (Epoch ${epochs - 1})`;
}

/** "test 94.57 %, validation 94.83 %, training 95.95 %". */
export function accuraciesText({ test, validation, training }: Omit<Accuracies, 'epochs'>): string {
  return Object.entries({ test, validation, training })
    .flatMap(([split, value]) => (value === undefined ? [] : [`${split} ${formatPercent(value, 1)}`]))
    .join(', ');
}

/** "running mean 0.0379, middle half 0.001 to 0.05". */
export function costText({ runningCost, lowerQuartile, upperQuartile }: CostPoint): string {
  const range = `${formatCost(lowerQuartile)} to ${formatCost(upperQuartile)}`;
  return `running mean ${formatCost(runningCost)}, middle half of the mini-batches ${range}`;
}

/** "1/32" if it is such a fraction, otherwise "0.31". */
function fractionText(epochs: number): string {
  const parts = Math.round(1 / epochs);
  return Math.abs(1 / epochs - parts) < 0.05 * parts ? `1/${parts}` : epochs.toFixed(2);
}
