import {
  Chart,
  Filler,
  LineController,
  LineElement,
  PointElement,
  type ChartConfiguration,
  type ChartDataset,
  type Plugin,
} from 'chart.js';
import { AxisScale } from './axis-scale';
import { measureOn } from './canvas-labels';
import type { ChartContent } from './chart-content';
import { drawCursor, drawMark } from './chart-cursor';
import type { ChartTheme } from '../../figures/charts/chart-theme';
import { bandOpacity, inkOf, lineStyle, type LineStyle } from '../../figures/charts/curve-styles';
import type { CurveDefinition } from '../../figures/charts/curves';
import { axisLayout, tickRoom } from '../../figures/charts/picture-layout';
import { labelRoom } from '../../figures/charts/place-labels';
import { drawWords } from './chart-words';
import type { Point } from '../../figures/charts/min-max-columns';

Chart.register(LineController, LineElement, PointElement, Filler, AxisScale);

export type CurveChart = Chart<'line', Point[]>;
type Configuration = ChartConfiguration<'line', Point[]>;
type LineOptions = Partial<ChartDataset<'line', Point[]>>;

/** Minimum gap between numbers of the y axis, in pixels. */
const closestTicks = 4;

/** Creates a chart on this canvas; each update shows the current content. */
export function createCurveChart(
  canvas: HTMLCanvasElement,
  content: ChartContent,
  options: { isResponsive: boolean; pixelRatio?: number; plugins?: Plugin<'line'>[] },
): CurveChart {
  const configuration: Configuration = {
    type: 'line',
    data: { datasets: content.definition.curves.map(({ name }) => ({ label: name, data: [] })) },
    plugins: [...(options.plugins ?? []), wordsAndCursor(content)],
    options: {
      animation: false,
      parsing: false,
      normalized: true,
      responsive: options.isResponsive,
      devicePixelRatio: options.pixelRatio,
      maintainAspectRatio: false,
      // The cursor follows the pointer and the keyboard alike, and in two charts at once; see LineChart.
      events: [],
      datasets: { line: { borderJoinStyle: 'round', borderCapStyle: 'round', clip: 6 } },
      scales: axes(content),
    },
  };
  return new Chart(canvas, configuration) as CurveChart;
}

function wordsAndCursor(content: ChartContent): Plugin<'line'> {
  return {
    id: 'words-and-cursor',
    afterDatasetsDraw: (chart) => {
      drawMark(chart, content);
      drawWords(chart, content);
      drawCursor(chart, content);
    },
  };
}

function axes(content: ChartContent) {
  const { curves, hasEpochLabels } = content;
  return {
    x: {
      type: 'axis',
      border: { display: false },
      grid: { display: false, drawTicks: false },
      ticks: { display: hasEpochLabels, autoSkip: false, maxRotation: 0, padding: axisLayout.gapBelow },
      beforeUpdate: (scale) => (scale as unknown as AxisScale).show(curves.xAxis),
      afterFit: (scale) => void (hasEpochLabels || (scale.height = 0)),
    },
    y: {
      type: 'axis',
      border: { display: false },
      grid: { drawTicks: false },
      ticks: { autoSkipPadding: closestTicks, padding: axisLayout.gap },
      beforeUpdate: (scale) => (scale as unknown as AxisScale).show(curves.yAxis()),
      afterFit: (scale) => void (scale.width = tickWidth(scale.ctx, content.theme)),
    },
  } satisfies NonNullable<Configuration['options']>['scales'];
}

/** Updates a chart's numbers, axes and colours without drawing it. */
export function refreshCurveChart(
  chart: CurveChart,
  { definition, curves, theme, margin }: ChartContent,
): void {
  const { scales } = chart.options;
  const font = { family: theme.fontFamily, size: axisLayout.fontSize };
  for (const scale of [scales!.x!, scales!.y!]) Object.assign(scale.ticks!, { font, color: theme.soft });
  Object.assign(scales!.y!.grid!, { color: theme.line });
  chart.options.layout = {
    padding: {
      ...margin,
      right: margin.right + labelRoom(measureOn(chart.ctx, theme), definition.widestWord),
    },
  };
  const pixelsPerEpoch = chart.width / curves.xMaximum;
  definition.curves.forEach((curve, index) => {
    const data = curves.points(index);
    const drawn = lineStyle(curve, data.length, pixelsPerEpoch);
    Object.assign(chart.data.datasets[index], lineOptions(drawn, theme), markOptions(curve, theme), {
      data,
      fill: curve.style === 'band' ? '-1' : false,
      backgroundColor: curve.stroke ? translucent(inkOf(curve.stroke, theme)) : theme.faint,
    });
  });
}

const pointStyles = { diamond: 'rectRot', triangle: 'triangle', square: 'rect' } as const;

/** Marks are hollow, and stand for themselves. */
function markOptions({ style, mark = 'diamond' }: CurveDefinition, theme: ChartTheme): LineOptions {
  if (style !== 'marks') return {};
  return {
    pointStyle: pointStyles[mark],
    pointBackgroundColor: theme.background,
    pointBorderColor: theme.text,
    pointBorderWidth: 1.5,
  };
}

/** A band shows what lies behind it; the theme's colours are written as rgb(…). */
function translucent(colour: string): string {
  return colour.replace(/^rgb\((.*)\)$/, `rgba($1, ${bandOpacity})`);
}

function lineOptions(style: LineStyle, theme: ChartTheme): LineOptions {
  const { width, dash, order, pointRadius } = style;
  const colour = inkOf(style, theme);
  return {
    borderColor: colour,
    borderWidth: width,
    borderDash: [...dash],
    order,
    pointBackgroundColor: colour,
    pointBorderWidth: 0,
    pointRadius,
  };
}

/** The width of the numbers at the y axis. */
function tickWidth(context: CanvasRenderingContext2D, { fontFamily }: ChartTheme): number {
  context.font = `${axisLayout.fontSize}px ${fontFamily}`;
  return tickRoom((text) => context.measureText(text).width);
}
