import { percentOf } from '../../contract/number-format';
import type { Hyperparameters } from '../../contract/hyperparameters';
import type { CostPoint, EpochResult, RunState } from '../../contract/training';
import { accuracyRange, costRange } from '../charts/axis-range';
import type { ChartDefinition } from '../charts/curves';

export const accuracyChart: ChartDefinition = {
  title: 'Accuracy',
  xTitle: 'Epoch',
  yTitle: 'Correct',
  curves: [
    { name: 'test', style: 'main' },
    { name: 'validation', style: 'comparison' },
  ],
  yRange: (lowest) => accuracyRange(lowest),
  formatY: (value) => `${Number(value.toFixed(2))} %`,
};

const costCharts: Record<Hyperparameters['cost'], ChartDefinition> = {
  quadratic: defineCostChart('Quadratic cost'),
  'cross-entropy': defineCostChart('Cross-entropy cost'),
};

function defineCostChart(yTitle: string): ChartDefinition {
  return {
    title: 'Cost',
    xTitle: 'Epochs',
    yTitle,
    curves: [
      { name: 'running mean', style: 'main' },
      { name: 'one mini-batch', style: 'faint' },
    ],
    yRange: (_lowest, highest) => costRange(highest),
    formatY: (value) => String(Number(value.toPrecision(3))),
  };
}

/** The chart of what a run makes small; always the same one for the same cost. */
export function costChart(run: RunState | null): ChartDefinition {
  return costCharts[run?.hyperparameters.cost ?? 'quadratic'];
}

/** What takes the points of a chart: the one on screen, or the curves of a picture. */
export interface CurveTarget {
  reset(xMaximum: number): void;
  append(x: number, values: readonly number[]): void;
}

/** The axis ends at the run's last epoch, counted from 0. */
export function resetAccuracy(target: CurveTarget, run: RunState | null): void {
  target.reset(Math.max(1, (run?.hyperparameters.epochs ?? 30) - 1));
}

export function appendAccuracies(target: CurveTarget, results: readonly EpochResult[]): void {
  for (const { epoch, correct, total, validationCorrect, validationTotal } of results) {
    target.append(epoch, [percentOf(correct, total), percentOf(validationCorrect, validationTotal)]);
  }
}

export function resetCost(target: CurveTarget, run: RunState | null): void {
  target.reset(run?.hyperparameters.epochs ?? 30);
}

export function appendCosts(target: CurveTarget, points: readonly CostPoint[]): void {
  for (const { epochs, runningCost, miniBatchCost } of points) {
    target.append(epochs, [runningCost, miniBatchCost]);
  }
}
