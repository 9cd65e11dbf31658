import type { ChartConfiguration, ChartDataset } from 'chart.js';
import {
  Chart,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Title,
  Tooltip,
} from 'chart.js';
import type { ChartColours } from './chart-colours';
import type { ChartDefinition, Curves, CurveStyle } from './curves';
import type { Point } from './min-max-columns';

Chart.register(LineController, LineElement, PointElement, LinearScale, Tooltip, Legend, Title);

export type CurveChart = Chart<'line', Point[]>;
type LineOptions = NonNullable<ChartConfiguration<'line', Point[]>['options']>;

const fontFamily = 'system-ui, "DejaVu Sans", sans-serif';
/** Charts that stand above one another have their plots begin at the same place. */
const yAxisWidth = 46;
/** Single points are marked as long as they stand apart. */
const markedPoints = 40;
/** A dense curve is drawn thinner, so that those behind it can be seen. */
const densePoints = 300;

const lineWidths: Record<CurveStyle, number> = { main: 2, comparison: 1.5, faint: 1 };
const lineStyles: Record<CurveStyle, Partial<ChartDataset<'line', Point[]>>> = {
  main: { order: 0, clip: 6 },
  comparison: { borderDash: [4, 3], order: 1, clip: 6 },
  faint: { order: 2, clip: 0 },
};

/** What both the chart on screen and the one in a picture file begin with. */
export function chartConfiguration(
  definition: ChartDefinition,
  colours: ChartColours,
  hasAxisTitles: boolean,
): ChartConfiguration<'line', Point[]> {
  return {
    type: 'line',
    data: { datasets: definition.curves.map((curve) => ({ label: curve.name, data: [] })) },
    options: {
      animation: false,
      parsing: false,
      normalized: true,
      maintainAspectRatio: false,
      interaction: { mode: 'nearest', axis: 'x', intersect: false },
      datasets: { line: { borderJoinStyle: 'round', borderCapStyle: 'round', pointHitRadius: 6 } },
      scales: axes(definition, colours, hasAxisTitles),
      plugins: { legend: { display: false }, tooltip: tooltip(definition) },
    },
  };
}

function axes({ xTitle, yTitle, formatY }: ChartDefinition, colours: ChartColours, hasTitles: boolean) {
  const font = { family: fontFamily, size: 11 };
  const title = { display: hasTitles, color: colours.soft, font };
  return {
    x: {
      type: 'linear',
      min: 0,
      border: { display: false },
      grid: { display: false },
      ticks: {
        font,
        precision: 0,
        maxRotation: 0,
        autoSkipPadding: 24,
        // Says what the axis is, in less room than a title.
        callback: (value, index) => (index === 0 && !hasTitles ? `epoch ${value}` : value),
      },
      title: { ...title, text: xTitle },
    },
    y: {
      type: 'linear',
      border: { display: false },
      ticks: { font, callback: (value) => formatY(Number(value)) },
      title: { ...title, text: yTitle },
      afterFit: (axis) => void (axis.width = Math.max(axis.width, yAxisWidth)),
    },
  } satisfies LineOptions['scales'];
}

function tooltip({ curves, xTitle, formatY }: ChartDefinition) {
  return {
    filter: ({ datasetIndex }) => curves[datasetIndex].style !== 'faint',
    displayColors: false,
    callbacks: {
      title: (items) => (items.length === 0 ? '' : `${xTitle} ${roundX(items[0].parsed.x!)}`),
      label: ({ dataset, parsed }) => `${dataset.label}: ${formatY(parsed.y!)}`,
    },
  } satisfies NonNullable<LineOptions['plugins']>['tooltip'];
}

/** Brings numbers, axes and colours of a chart up to date, without drawing it. */
export function refreshChart(
  chart: CurveChart,
  definition: ChartDefinition,
  curves: Curves,
  colours: ChartColours,
): void {
  definition.curves.forEach(({ style }, index) => {
    const dataset = chart.data.datasets[index];
    dataset.data = curves.points(index);
    Object.assign(dataset, lineStyles[style], {
      borderColor: colours[style],
      backgroundColor: colours[style],
      pointBackgroundColor: colours[style],
      borderWidth: dataset.data.length > densePoints ? 1.25 : lineWidths[style],
      pointRadius: style !== 'faint' && dataset.data.length <= markedPoints ? 2 : 0,
    });
  });
  const { x, y } = chart.options.scales as Required<NonNullable<typeof chart.options.scales>>;
  const range = curves.yRange();
  Object.assign(x!, { max: curves.xMaximum });
  Object.assign(y!, { min: range.minimum, max: range.maximum });
  Object.assign(x!.ticks!, { color: colours.soft });
  Object.assign(y!.ticks!, { color: colours.soft, stepSize: range.step });
  Object.assign(y!.grid!, { color: colours.line });
  Object.assign(x!.title!, { color: colours.soft });
}

function roundX(x: number): string {
  return Number.isInteger(x) ? String(x) : x.toFixed(2);
}
