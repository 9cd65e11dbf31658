import type { Hyperparameters } from '../../contract/hyperparameters';
import type { AccuracyPoint, CostPoint, EpochResult, RunSummary } from '../../contract/run';
import { accuracyAxis } from './accuracy-axis';
import { formatCost, linearCostAxis, logCostAxis } from './cost-axis';
import { extentOf, type ChartDefinition, type Extent, type Note, type Values, type Word } from './curves';
import { formatPercent } from '../../contract/number-format';
import { accuraciesOfEpoch, accuraciesOfPoint, type Accuracies } from './accuracy-at';
import type { RunObserver } from './run-observer';
import { nameOfStart } from './run-start';

/** A target for the points of a chart: the chart on screen, or the curves of a picture. */
export interface CurveTarget {
  reset(xMaximum: number): void;
  append(curve: number, x: number, y: number): void;
  note(note: Note): void;
}

const splits = ['test', 'validation', 'training'] as const;

/** The accuracy that most runs reach within this many epochs. */
const usualAccuracy = 0.9;
const settledAfter = 3;

export const accuracyChart: ChartDefinition = {
  title: 'Accuracy',
  curves: [
    { name: 'test', style: 'main' },
    { name: 'validation', style: 'dashed' },
    { name: 'training', style: 'dotted' },
  ],
  yAxis: (extents, xEnd) => {
    const { lowest, highest } = extentOf(extents);
    // Every run is low at first, and some after an epoch or two: the axis would change, and change back.
    return accuracyAxis(lowest, xEnd < settledAfter ? Math.max(highest, usualAccuracy) : highest);
  },
  words: accuracyWords,
};

/** Labels that usually are higher come first, so that equal ones have the usual order. */
function accuracyWords(ends: Values, reading: Values | null): Word[] {
  return splits
    .flatMap((split, index): Word[] => {
      const value = (reading ?? ends)[index];
      if (value === undefined) return [];
      const figure = formatPercent(value, 1);
      return [{ value: ends[index] ?? value, isMain: split === 'test', text: [split], figure }];
    })
    .reverse();
}

export const costScales = ['linear', 'log'] as const;
export type CostScale = (typeof costScales)[number];

const [mean, lower, upper] = [0, 1, 2];

const costCharts: Record<CostScale, ChartDefinition> = {
  linear: defineCostChart('linear'),
  log: defineCostChart('log'),
};

function defineCostChart(scale: CostScale): ChartDefinition {
  const axis = scale === 'log' ? logCostAxis : linearCostAxis;
  return {
    title: 'Cost',
    curves: [
      { name: 'running mean', style: 'mean' },
      { name: 'lower quartile of the mini-batches', style: 'band-edge' },
      { name: 'upper quartile of the mini-batches', style: 'band' },
    ],
    yAxis: (extents) => axis(costRange(extents)),
    words: (ends, reading) => costWords(scale, ends, reading),
  };
}

function costRange(extents: readonly Extent[]) {
  return {
    highest: Math.max(extents[mean].highest, extents[upper].highest),
    lowestMean: extents[mean].lowest,
    lowest: extents[lower].lowest,
  };
}

function costWords(scale: CostScale, ends: Values, reading: Values | null): Word[] {
  const [meanEnd, lowerEnd, upperEnd] = ends;
  if (meanEnd === undefined || lowerEnd === undefined || upperEnd === undefined) return [];
  // Placed beside the middle of the drawn band.
  const isLog = scale === 'log' && lowerEnd > 0;
  const middle = isLog ? Math.sqrt(lowerEnd * upperEnd) : (lowerEnd + upperEnd) / 2;
  const meanWord: Word = { value: meanEnd, isMain: true, text: ['running mean'] };
  const bandWord: Word = { value: middle, isMain: false, text: ['middle half of', 'the mini-batches'] };
  if (reading === null) return [meanWord, bandWord];
  const [meanCost, lowerQuartile, upperQuartile] = reading;
  if (meanCost === undefined || lowerQuartile === undefined || upperQuartile === undefined) return [];
  const range = `${formatCost(lowerQuartile)} to ${formatCost(upperQuartile)}`;
  return [
    { ...meanWord, text: ['mean'], figure: formatCost(meanCost) },
    { ...bandWord, text: ['middle half', range] },
  ];
}

/** The chart of the cost; always the same object for the same scale. */
export function costChart(scale: CostScale): ChartDefinition {
  return costCharts[scale];
}

const costNames: Record<Hyperparameters['cost'], string> = {
  quadratic: 'quadratic cost',
  'cross-entropy': 'cross-entropy',
};

/** The name of a run's cost. */
export function costName(run: RunSummary | null): string {
  return costNames[run?.hyperparameters.cost ?? 'quadratic'];
}

const epochsWithoutRun = 30;

/** The end of the x axis of a run's charts. */
export function plannedEpochs(run: RunSummary | null): number {
  if (run === null) return epochsWithoutRun;
  return Math.max(1, run.hyperparameters.epochs, run.epochsDone);
}

/** Feeds the accuracies of a run to a chart. */
export function feedAccuracy(target: CurveTarget): RunObserver {
  let startName = '';
  const append = (accuracies: Accuracies) => {
    splits.forEach((split, curve) => {
      const value = accuracies[split];
      if (value !== undefined) target.append(curve, accuracies.epochs, value);
    });
    const start = accuracies.test ?? accuracies.validation;
    if (accuracies.epochs !== 0 || start === undefined) return;
    target.note({ x: 0, y: start, text: `${startName} ${(100 * start).toFixed(1)} %` });
  };
  return {
    reset: (run) => {
      startName = nameOfStart(run);
      target.reset(plannedEpochs(run));
    },
    addPoints: (points: readonly AccuracyPoint[]) =>
      points.forEach((each) => append(accuraciesOfPoint(each))),
    addEpochs: (results: readonly EpochResult[]) =>
      results.forEach((each) => append(accuraciesOfEpoch(each))),
  };
}

/** Feeds the costs of a run to a chart. */
export function feedCost(target: CurveTarget): RunObserver {
  return {
    reset: (run) => target.reset(plannedEpochs(run)),
    addCosts: (points: readonly CostPoint[]) => {
      for (const { epochs, runningCost, lowerQuartile, upperQuartile } of points) {
        target.append(mean, epochs, runningCost);
        target.append(lower, epochs, lowerQuartile);
        target.append(upper, epochs, upperQuartile);
      }
    },
  };
}
