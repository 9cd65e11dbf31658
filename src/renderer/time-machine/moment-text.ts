import type { RunSummary } from '../../contract/run';
import { nameOfStart } from '../../figures/charts/run-start';
import { formatCount } from '../ui/number-format';

/** "epoch 12", counted as in the header; "untrained" before the first. */
export function momentText(epochs: number, run: RunSummary | null): string {
  return epochs === 0 ? nameOfStart(run) : `epoch ${formatCount(epochs)}`;
}

/** Of the button that goes back to the newest network. */
export function backText(newest: number, isActive: boolean): string {
  return isActive ? 'Back to now' : `Back to epoch ${formatCount(newest)}`;
}
