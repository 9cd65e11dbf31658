import type { RunDetails } from '../contract/run';
import { chartSvg, type SvgOptions } from '../figures/charts/chart-svg';
import { Curves, type ChartDefinition } from '../figures/charts/curves';
import {
  accuracyChart,
  costChart,
  costName,
  feedAccuracy,
  feedCost,
  type CurveTarget,
} from '../figures/charts/run-charts';
import type { RunObserver } from '../figures/charts/run-observer';
import { paragraph, section } from './html';
import { pageTheme } from './page-theme';

const width = 870;
const margin = { top: 12, right: 4, bottom: 4, left: 0 };
const accuracySize: SvgOptions = { theme: pageTheme, width, height: 320, margin };
const costSize: SvgOptions = { theme: pageTheme, width, height: 220, margin };

/** How a run learned: its accuracy and its cost by epoch. */
export function chartSections(run: RunDetails): string[] {
  const accuracy = fill(run, accuracyChart, feedAccuracy);
  const hasAccuracy = run.epochs.length + run.points.length > 0;
  return [
    ...(hasAccuracy
      ? [
          section(
            'Accuracy',
            paragraph(`By epoch; ${accuracy.yAxis().caption}.`, 'soft'),
            chartSvg(accuracyChart, accuracy, null, accuracySize),
          ),
        ]
      : []),
    ...(run.costs.length > 0
      ? [
          section(
            'Cost',
            paragraph(`By epoch: ${costName(run)}, mean of 500 mini-batches.`, 'soft'),
            chartSvg(costChart('linear'), fill(run, costChart('linear'), feedCost), null, costSize),
          ),
        ]
      : []),
  ];
}

function fill(
  run: RunDetails,
  definition: ChartDefinition,
  feed: (target: CurveTarget) => RunObserver,
): Curves {
  const curves = new Curves(definition);
  const observer = feed(curves);
  observer.reset(run);
  observer.addPoints?.(run.points);
  observer.addEpochs?.(run.epochs);
  observer.addCosts?.(run.costs);
  return curves;
}
