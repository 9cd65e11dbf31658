import type { HyperparameterName } from '../contract/hyperparameter-fields';
import { formatDuration, formatPercent } from '../contract/number-format';
import type { EpochResult, RunDetails } from '../contract/run';
import { haveSameSetting, settingLabel, settingNames, settingText } from '../contract/setting-text';
import { accuraciesOfEpoch, accuraciesOfPoint } from '../figures/charts/accuracy-at';
import { accuracyAxis } from '../figures/charts/accuracy-axis';
import { chartSvg } from '../figures/charts/chart-svg';
import { Curves, extentOf, type ChartDefinition } from '../figures/charts/curves';
import { plannedEpochs } from '../figures/charts/run-charts';
import { mainStroke, otherStrokes } from '../figures/charts/strokes';
import { paragraph, section, table, type Cell } from './html';
import { pageTheme } from './page-theme';
import { isHistoryUnknown } from '../contract/run';

const strokes = [mainStroke, ...otherStrokes];

/** The runs over each other in one chart, and what they differ in; each has its number in chart, table and headings. */
export function comparisonSections(runs: readonly RunDetails[]): string[] {
  const definition = comparisonChart(runs.length);
  const curves = fillComparison(definition, runs);
  const margin = { top: 12, right: 4, bottom: 4, left: 0 };
  return [
    section(
      'Test accuracy',
      paragraph(`By epoch; ${curves.yAxis().caption}. The numbers are those of the table.`, 'soft'),
      chartSvg(definition, curves, null, { theme: pageTheme, width: 870, height: 440, margin }),
    ),
    section('Runs', comparisonTable(runs)),
  ];
}

function fillComparison(definition: ChartDefinition, runs: readonly RunDetails[]): Curves {
  const curves = new Curves(definition);
  curves.reset(Math.max(...runs.map(plannedEpochs)));
  runs.forEach(({ points, epochs }, curve) => {
    for (const { epochs: at, test } of [...points.map(accuraciesOfPoint), ...epochs.map(accuraciesOfEpoch)]) {
      if (test !== undefined) curves.append(curve, at, test);
    }
  });
  return curves;
}

function comparisonChart(count: number): ChartDefinition {
  const numbers = Array.from({ length: count }, (_, index) => String(index + 1));
  return {
    title: 'Test accuracy',
    curves: numbers.map((name, index) => ({ name, style: 'line', stroke: strokes[index % strokes.length] })),
    yAxis: (extents) => {
      const { lowest, highest } = extentOf(extents);
      return accuracyAxis(lowest, highest);
    },
    words: (ends) =>
      ends.flatMap((value, index) => {
        if (value === undefined) return [];
        const text = [numbers[index]];
        return [{ value, isMain: index === 0, text, figure: formatPercent(value, 1) }];
      }),
  };
}

function comparisonTable(runs: readonly RunDetails[]): string {
  const [first] = runs;
  const differing = settingNames.filter((name) =>
    runs.some((run) => !haveSameSetting(name, run.hyperparameters, first.hyperparameters)),
  );
  const number = (text: string): Cell => ({ text, kind: 'number' });
  const rows = runs.map((run, index): Cell[] => [
    { text: `${index + 1}  ${run.name}` },
    ...differing.map((name) => ({ text: valueText(name, run) })),
    number(shareText(run.last)),
    number(shareText(run.best)),
    number(
      run.best && run.best.validationTotal > 0
        ? formatPercent(run.best.validationCorrect, run.best.validationTotal)
        : '–',
    ),
    number(formatDuration(run.seconds)),
  ]);
  const results = ['Test, last epoch', 'Test, best epoch', 'Validation, best epoch', 'Time'];
  const caption =
    differing.length === 0
      ? 'All settings are the same.'
      : 'Only the settings that differ. The best epoch has the highest validation accuracy.';
  const heads = [
    ...['Run', ...differing.map(settingLabel)].map((text) => ({ text })),
    ...results.map(number),
  ];
  return table({ kind: 'compared', caption }, heads, rows);
}

function valueText(name: HyperparameterName, run: RunDetails): string {
  return isHistoryUnknown(run) ? 'not known' : settingText(name, run.hyperparameters);
}

function shareText(result: EpochResult | undefined): string {
  return result ? formatPercent(result.correct, result.total) : '–';
}
