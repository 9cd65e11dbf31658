import { accuracyAxis } from '../../figures/charts/accuracy-axis';
import { formatCost, linearCostAxis, logCostAxis } from '../../figures/charts/cost-axis';
import type { Axis } from '../../figures/charts/axis';
import {
  extentOf,
  type ChartDefinition,
  type CurveDefinition,
  type Extent,
  type Note,
  type Stroke,
  type Values,
  type Word,
} from '../../figures/charts/curves';
import type { Point } from '../../figures/charts/min-max-columns';
import { formatPercent } from '../ui/number-format';
import { shortenMiddle } from '../ui/shorten';
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
  /** The experiments of the book whose figures are marked. */
  book: readonly Pick<BookExperiment, 'name' | 'mark'>[];
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
  const { lines, measure, xKind, logXFrom, book } = layout;
  const marks = book.map(({ name, mark }): CurveDefinition => ({
    name: `the book: ${name}`,
    style: 'marks',
    mark,
  }));
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
  const { lowest, highest } = extentOf(extents);
  if (measure !== 'cost') return accuracyAxis(lowest, highest);
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
    return [{ value: end, isMain: isOnScreen, text: [shortenMiddle(name, longestName)], figure }];
  });
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
  marks: readonly (readonly Point[])[],
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
  const firstMarks = (indices.at(-1) ?? -1) + 1;
  marks.forEach((points, experiment) => {
    for (const { x, y } of points) target.append(firstMarks + experiment, x, y);
  });
}

/** The marks of an experiment of the book; `xPerEpoch`: what the axis counts in an epoch. */
export function marksOf({ transcript }: BookExperiment, xPerEpoch: number): Point[] {
  return transcript.map(([epoch, correct]) => ({ x: (epoch + 1) * xPerEpoch, y: correct / 10_000 }));
}
