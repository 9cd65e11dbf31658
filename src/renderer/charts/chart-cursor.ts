import type { Chart } from 'chart.js';
import type { ChartContent, Reading } from './chart-content';
import { inkOf } from '../../figures/charts/curve-styles';

const pointRadius = 4;

/** Draws the cursor: a line through the plot, with the values under it marked on the curves. */
export function drawCursor(chart: Chart, content: ChartContent): void {
  if (content.reading === null) return;
  strokeLine(chart, content.reading.x, content.theme.soft);
  drawPoints(chart, content, content.reading);
}

const handleSide = 5;

/** Draws the mark: a line through the plot in the accent's colour, with a handle at its top. */
export function drawMark(chart: Chart, { mark, theme }: ChartContent): void {
  if (mark === null) return;
  const { ctx, chartArea } = chart;
  const x = strokeLine(chart, mark, theme.main);
  ctx.fillStyle = theme.main;
  ctx.beginPath();
  ctx.moveTo(x - handleSide, chartArea.top - handleSide);
  ctx.lineTo(x + handleSide, chartArea.top - handleSide);
  ctx.lineTo(x, chartArea.top + 1);
  ctx.fill();
}

/** Returns where it is. */
function strokeLine({ ctx, chartArea, scales }: Chart, at: number, colour: string): number {
  // Shifted by half a pixel so that a line one pixel wide is sharp.
  const x = Math.round(scales.x.getPixelForValue(at)) + 0.5;
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1;
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.moveTo(x, chartArea.top);
  ctx.lineTo(x, chartArea.bottom);
  ctx.stroke();
  return x;
}

function drawPoints({ ctx, scales }: Chart, { definition, theme }: ChartContent, reading: Reading): void {
  // Draws the first curve last so that it is on top.
  for (const [index, { style, stroke }] of [...definition.curves.entries()].reverse()) {
    const value = reading.values[index];
    if (value === undefined || style === 'band' || style === 'band-edge' || style === 'marks') continue;
    const isMain = style === 'main' || style === 'mean';
    ctx.fillStyle = stroke ? inkOf(stroke, theme) : isMain ? theme.main : theme.comparison;
    ctx.strokeStyle = theme.background;
    ctx.lineWidth = 1.5;
    ctx.beginPath();
    ctx.arc(
      scales.x.getPixelForValue(reading.x),
      scales.y.getPixelForValue(value),
      pointRadius,
      0,
      2 * Math.PI,
    );
    ctx.fill();
    ctx.stroke();
  }
}
