import type { Chart } from 'chart.js';
import { boxesOverlap, lineCrossesBox, type Box } from './boxes';
import { drawLabel, labelBox, labelGap, lineHeight, type CanvasLabel } from './canvas-labels';
import type { ChartContent } from './chart-content';
import type { Word } from './curves';
import { spreadLabels } from './spread-labels';

const noteGaps = [18, 30, 42];
/** Keeps the note clear of the axis below it, in pixels. */
const noteRise = 2;
/** Vertical gap between labels, in pixels. */
const wordGap = 2;

/** Draws the labels at the ends of the curves, and the note beside a point if there is room for it. */
export function drawWords(chart: Chart, content: ChartContent): void {
  const { curves, definition, reading, theme } = content;
  const words = definition.words(curves.lastValues(), reading?.values ?? null);
  const labels = placeWords(chart, content, words);
  const note = placeNote(chart, content, labels);
  if (note !== undefined) drawLabel(chart.ctx, theme, note);
  for (const label of labels) drawLabel(chart.ctx, theme, label);
}

function placeWords(
  { chartArea, scales }: Chart,
  { curves, theme }: ChartContent,
  words: readonly Word[],
): CanvasLabel[] {
  const places = words.map(({ value, text }) => ({
    centre: scales.y.getPixelForValue(value),
    height: text.length * lineHeight + wordGap,
  }));
  const slack = lineHeight / 2;
  const centres = spreadLabels(places, chartArea.top - slack, chartArea.bottom + slack);
  return words.map(({ text, figure, isMain }, index) => ({
    x: scales.x.getPixelForValue(curves.xEnd) + labelGap,
    y: centres[index],
    text,
    figure,
    colour: isMain ? theme.main : theme.soft,
  }));
}

/** Places a note to the right of its point, where no label or curve is in the way. */
function placeNote(
  chart: Chart,
  { curves: { noted }, theme }: ChartContent,
  labels: readonly CanvasLabel[],
): CanvasLabel | undefined {
  if (noted === null) return undefined;
  const { ctx, scales } = chart;
  const taken = labels.map((label) => labelBox(ctx, theme, label));
  const candidates = noteGaps.map((gap) => ({
    x: scales.x.getPixelForValue(noted.x) + gap,
    y: scales.y.getPixelForValue(noted.y) - noteRise,
    text: [noted.text],
    colour: theme.soft,
  }));
  return candidates.find((label) => {
    const box = labelBox(ctx, theme, label);
    return !taken.some((other) => boxesOverlap(box, other)) && !isCrossed(chart, box);
  });
}

function isCrossed(chart: Chart, box: Box): boolean {
  return chart
    .getSortedVisibleDatasetMetas()
    .some(({ data }) =>
      data.some((point, index) => index > 0 && lineCrossesBox(data[index - 1], point, box)),
    );
}
