import { formatCost } from '../../figures/charts/cost-axis';
import { formatCount, formatPercent } from '../ui/number-format';
import { bestOf, seedsOfRow } from '../runs/run-groups';
import type { CurvePoint, Measure, XKind } from './compared-curve';
import type { ComparedCurve, ComparisonModel } from './comparison-model';
import { differingSettings, type DifferingSetting } from './settings-table';

export const measureNames: Record<Measure, string> = {
  test: 'test accuracy',
  validation: 'validation accuracy',
  training: 'training accuracy',
  cost: 'cost',
};

/** Labels of the choice. */
export const measureLabels: Record<Measure, string> = {
  test: 'Test',
  validation: 'Validation',
  training: 'Training',
  cost: 'Cost',
};

export const xLabels: Record<XKind, string> = {
  epochs: 'Epochs',
  images: 'Images seen',
  seconds: 'Seconds',
};

const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

/** "Three runs compared". */
export function comparisonTitle(count: number): string {
  const number = numbers[count] ?? formatCount(count);
  return `${number} ${count === 1 ? 'run' : 'runs'} compared`;
}

/** How the chart is to be read. */
export function comparisonCaption({ curves, smoothing, linesCaption }: ComparisonModel): string {
  const hasBand = curves.value.some(({ isBand }) => isBand);
  const parts = [
    ...(hasBand ? ['line: mean over seeds', 'band: lowest to highest'] : []),
    ...(smoothing.value > 0 ? ['smoothed'] : []),
  ];
  return parts.join(' · ') || linesCaption.value;
}

/** "◇ 30 hidden, η 3; △ 100 hidden, η 0.001": the book's experiments, each after its mark. */
export function bookText({ experiments }: ComparisonModel): string {
  return experiments.value.map(({ sign, name }) => `${sign} ${name}`).join('; ');
}

/** The differing settings of the drawn rows; seeds only where single runs are compared. */
export function differencesOf(curves: readonly ComparedCurve[]): DifferingSetting[] {
  const hasSeed = curves.some(({ isGroup }) => !isGroup);
  const settings = differingSettings(curves.map(bestOf), hasSeed);
  return settings.map((setting) =>
    setting.head !== 'seed' ? setting : { ...setting, values: curves.map(seedsOfRow) },
  );
}

/** "30 hidden neurons: η 3; With L2: η 0.5": the differences in one line. */
export function differencesText(curves: readonly ComparedCurve[]): string {
  const settings = differencesOf(curves);
  return curves
    .map(({ name }, index) => {
      const values = settings.map(({ head, values: all }) => `${head} ${all[index]}`);
      return values.length === 0 ? name : `${name}: ${values.join(', ')}`;
    })
    .join('; ');
}

/** "94.83 %" or, over several runs, "94.6 to 94.9 %". */
export function pointText(measure: Measure, { mean, lowest, highest, count }: CurvePoint): string {
  if (count === 1 || lowest === highest) return oneText(measure, mean);
  if (measure === 'cost') return `${formatCost(lowest)} to ${formatCost(highest)}`;
  const [from, to] = [lowest, highest].map((value) => (100 * value).toFixed(1));
  return from === to ? `${from} %` : `${from} to ${to} %`;
}

function oneText(measure: Measure, value: number): string {
  return measure === 'cost' ? formatCost(value) : formatPercent(value, 1);
}
