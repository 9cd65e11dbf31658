import { partialAccuracyAxis } from '../../figures/charts/accuracy-axis';
import { formatCost, linearCostAxis, logCostAxis } from '../../figures/charts/cost-axis';
import type { Axis } from '../../figures/charts/axis';
import type {
  ChartDefinition,
  CurveDefinition,
  Extent,
  Note,
  Stroke,
  Values,
  Word,
} from '../../figures/charts/curves';
import { formatPercent } from '../ui/number-format';
import type { BookExperiment } from './book-figures';
import type { CurvePoint, Measure, XKind } from './compared-curve';
import { linearXAxis, logXAxis } from './x-axis';

/** A line of the chart, apart from its numbers. */
export interface ComparedLine {
  name: string;
  stroke: Stroke;
  /** Mean and range of several runs. */
  isBand: boolean;
  isOnScreen: boolean;
}

/** All that a chart of compared runs depends on, apart from its numbers. */
export interface ComparisonLayout {
  lines: readonly ComparedLine[];
  measure: Measure;
  xKind: XKind;
  /** First position of a logarithmic x axis; null: the axis is linear. */
  logXFrom: number | null;
  isLogCost: boolean;
  /** Whether the book's figures are marked. */
  hasMarks: boolean;
}

const titles: Record<Measure, string> = {
  test: 'Test accuracy',
  validation: 'Validation accuracy',
  training: 'Training accuracy',
  cost: 'Cost',
};

/** Longest name at the end of a line. */
const longestName = 18;
const widestWord = { text: ['m'.repeat(13)], figure: '97.50 %' };

/** The chart of compared runs. */
export function comparisonChart(layout: ComparisonLayout): ChartDefinition {
  const { lines, measure, xKind, logXFrom, hasMarks } = layout;
  const marks: CurveDefinition[] = hasMarks ? [{ name: 'the book', style: 'marks' }] : [];
  return {
    title: titles[measure],
    curves: [...lines.flatMap(curvesOfLine), ...marks],
    xAxis: (maximum) =>
      logXFrom === null ? linearXAxis(xKind, maximum) : logXAxis(xKind, Math.min(logXFrom, maximum), maximum),
    yAxis: (extents) => yAxisOf(layout, extents),
    words: (ends, reading) => wordsOf(layout, ends, reading),
    widestWord,
  };
}

function curvesOfLine({ name, stroke, isBand }: ComparedLine): CurveDefinition[] {
  const line: CurveDefinition = { name, style: 'line', stroke };
  if (!isBand) return [line];
  return [
    { name: `${name}, lowest`, style: 'band-edge', stroke },
    { name: `${name}, highest`, style: 'band', stroke },
    line,
  ];
}

/** Index of each line's own curve, after its band. */
export function curveIndices(lines: readonly Pick<ComparedLine, 'isBand'>[]): number[] {
  let next = 0;
  return lines.map(({ isBand }) => {
    next += isBand ? 3 : 1;
    return next - 1;
  });
}

function yAxisOf({ measure, isLogCost }: ComparisonLayout, extents: readonly Extent[]): Axis {
  const lowest = Math.min(...extents.map((extent) => extent.lowest));
  const highest = Math.max(...extents.map((extent) => extent.highest));
  if (measure !== 'cost') return partialAccuracyAxis(lowest, highest);
  const range = { highest, lowest, lowestMean: lowest };
  return isLogCost ? logCostAxis(range) : linearCostAxis(range);
}

function wordsOf({ lines, measure }: ComparisonLayout, ends: Values, reading: Values | null): Word[] {
  const indices = curveIndices(lines);
  return lines.flatMap(({ name, isOnScreen }, line): Word[] => {
    const end = ends[indices[line]];
    const value = (reading ?? ends)[indices[line]];
    if (end === undefined) return [];
    const figure = value === undefined ? undefined : valueText(measure, value);
    return [{ value: end, isMain: isOnScreen, text: [shortened(name)], figure }];
  });
}

function shortened(name: string): string {
  return name.length <= longestName ? name : `${name.slice(0, longestName - 1).trimEnd()}…`;
}

/** "94.83 %", or a cost. */
export function valueText(measure: Measure, value: number): string {
  return measure === 'cost' ? formatCost(value) : formatPercent(value, 1);
}

interface PointTarget {
  reset(xMaximum: number): void;
  append(curve: number, x: number, y: number): void;
  note(note: Note): void;
}

/** Puts the numbers of the lines, and the book's figures, into the chart. */
export function feedComparison(
  target: PointTarget,
  xMaximum: number,
  lines: readonly { isBand: boolean; points: readonly CurvePoint[] }[],
  marks: readonly { x: number; y: number }[],
): void {
  target.reset(xMaximum);
  const indices = curveIndices(lines);
  lines.forEach(({ isBand, points }, line) => {
    const curve = indices[line];
    for (const { x, mean, lowest, highest } of points) {
      if (isBand) target.append(curve - 2, x, lowest);
      if (isBand) target.append(curve - 1, x, highest);
      target.append(curve, x, mean);
    }
  });
  const curve = (indices.at(-1) ?? -1) + 1;
  for (const { x, y } of marks) target.append(curve, x, y);
}

/** The marks of the book's experiments, in the order of x; `xPerEpoch`: what the axis counts in an epoch. */
export function marksOf(experiments: readonly BookExperiment[], xPerEpoch: number) {
  return experiments
    .flatMap(({ transcript }) =>
      transcript.map(([epoch, correct]) => ({ x: (epoch + 1) * xPerEpoch, y: correct / 10_000 })),
    )
    .sort((one, other) => one.x - other.x);
}
