import type { Chart } from 'chart.js';
import { boxesOverlap, lineCrossesBox, type Box } from './boxes';
import { drawLabel, labelBox, labelGap, lineHeight, type CanvasLabel } from './canvas-labels';
import type { ChartContent } from './chart-content';
import type { Word } from './curves';
import { spreadLabels } from './spread-labels';

const noteGaps = [18, 30, 42];
/** So that the word is clear of the axis below. */
const noteRise = 2;
/** Between words that stand above one another. */
const wordGap = 2;

/** The words beside the ends of the curves, and the one beside a point, where there is room for it. */
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

/** Right of its point, where neither words nor a curve are in the way. */
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
