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
import { epochAxis } from './epoch-axis';
import { AxisScale } from './axis-scale';
import { labelRoom } from './canvas-labels';
import type { ChartContent } from './chart-content';
import { drawCursor, drawMark } from './chart-cursor';
import type { ChartTheme } from './chart-theme';
import { drawWords } from './chart-words';
import type { CurveStyle } from './curves';
import type { Point } from './min-max-columns';

Chart.register(LineController, LineElement, PointElement, Filler, AxisScale);

export type CurveChart = Chart<'line', Point[]>;
type Configuration = ChartConfiguration<'line', Point[]>;
type LineOptions = Partial<ChartDataset<'line', Point[]>>;

const axisFontSize = 11;
const axisGap = 8;
/** The widest number at the y axis; its width aligns the plots of charts above one another. */
const widestTick = '98.75 %';
/** Minimum gap between numbers of the y axis, in pixels. */
const closestTicks = 4;
/** Points closer together than this, in pixels, are not marked. */
const closestPoints = 8;
/** With more points than this, a curve is drawn thinner so that those behind it can be seen. */
const densePoints = 300;

const lineStyles: Record<CurveStyle, LineOptions> = {
  main: { borderWidth: 2.2, order: 0 },
  mean: { borderWidth: 1.8, order: 0 },
  dashed: { borderWidth: 1.6, borderDash: [5, 4], order: 1 },
  dotted: { borderWidth: 1.6, borderDash: [0.1, 4], order: 1 },
  'band-edge': { borderWidth: 0, order: 2 },
  band: { borderWidth: 0, order: 2, fill: '-1' },
};

const pointRadii: Partial<Record<CurveStyle, number>> = { main: 3.2, dashed: 2 };

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
      ticks: { display: hasEpochLabels, autoSkip: false, maxRotation: 0, padding: 9 },
      beforeUpdate: (scale) => (scale as unknown as AxisScale).show(epochAxis(curves.xMaximum)),
      afterFit: (scale) => void (hasEpochLabels || (scale.height = 0)),
    },
    y: {
      type: 'axis',
      border: { display: false },
      grid: { drawTicks: false },
      ticks: { autoSkipPadding: closestTicks, padding: axisGap },
      beforeUpdate: (scale) => (scale as unknown as AxisScale).show(curves.yAxis()),
      afterFit: (scale) => void (scale.width = tickRoom(scale.ctx, content.theme)),
    },
  } satisfies NonNullable<Configuration['options']>['scales'];
}

/** Updates a chart's numbers, axes and colours without drawing it. */
export function refreshCurveChart(
  chart: CurveChart,
  { definition, curves, theme, margin }: ChartContent,
): void {
  const { scales } = chart.options;
  const font = { family: theme.fontFamily, size: axisFontSize };
  for (const scale of [scales!.x!, scales!.y!]) Object.assign(scale.ticks!, { font, color: theme.soft });
  Object.assign(scales!.y!.grid!, { color: theme.line });
  chart.options.layout = { padding: { ...margin, right: margin.right + labelRoom(chart.ctx, theme) } };
  const pixelsPerEpoch = chart.width / curves.xMaximum;
  definition.curves.forEach(({ style }, index) => {
    const data = curves.points(index);
    Object.assign(chart.data.datasets[index], lineStyles[style], { data }, colours(style, theme));
    const options = chart.data.datasets[index];
    if (data.length > densePoints) options.borderWidth = Math.min(1.4, Number(options.borderWidth));
    options.pointRadius = pixelsPerEpoch < closestPoints ? 0 : (pointRadii[style] ?? 0);
  });
}

function colours(style: CurveStyle, theme: ChartTheme): LineOptions {
  const isMain = style === 'main' || style === 'mean';
  const colour = isMain ? theme.main : theme.comparison;
  return {
    borderColor: colour,
    pointBackgroundColor: colour,
    pointBorderWidth: 0,
    backgroundColor: theme.faint,
  };
}

function tickRoom(context: CanvasRenderingContext2D, { fontFamily }: ChartTheme): number {
  context.font = `${axisFontSize}px ${fontFamily}`;
  return Math.ceil(context.measureText(widestTick).width) + axisGap;
}
