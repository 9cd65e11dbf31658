import type { Chart } from 'chart.js';
import { placeLabels, type Plot } from '../../figures/charts/place-labels';
import { drawLabel, measureOn } from './canvas-labels';
import type { ChartContent } from './chart-content';

/** Draws the labels at the ends of the curves, and the note beside a point if there is room for it. */
export function drawWords(chart: Chart, { curves, definition, reading, theme }: ChartContent): void {
  const words = definition.words(curves.lastValues(), reading?.values ?? null);
  const labels = placeLabels(plotOf(chart), curves, words, measureOn(chart.ctx, theme));
  for (const label of labels) drawLabel(chart.ctx, theme, label);
}

function plotOf(chart: Chart): Plot {
  const { chartArea, scales } = chart;
  return {
    top: chartArea.top,
    bottom: chartArea.bottom,
    x: (value) => scales.x.getPixelForValue(value),
    y: (value) => scales.y.getPixelForValue(value),
    lines: () => chart.getSortedVisibleDatasetMetas().map(({ data }) => data),
  };
}
