import { boxesOverlap, lineCrossesBox, type Box, type Place } from './boxes';
import type { Curves, Word } from './curves';
import { spreadLabels } from './spread-labels';

/** Where a drawn chart has its values, in pixels. */
export interface Plot {
  top: number;
  bottom: number;
  x(value: number): number;
  y(value: number): number;
  /** The points of each curve as drawn. */
  lines(): readonly (readonly Place[])[];
}

/** Width of a text in pixels. */
export type MeasureText = (text: string, isBold: boolean) => number;

export interface ChartLabel {
  /** Left edge of the text. */
  x: number;
  /** Vertical middle of the text. */
  y: number;
  /** One string per line. */
  text: readonly string[];
  /** Shown in bold after the last line. */
  figure?: string;
  /** In the colour of the run itself. */
  isMain: boolean;
}

export const labelFontSize = 12;
export const lineHeight = 16;
const patchMargin = 4;
/** Gap between the end of a curve and its label, in pixels. */
const labelGap = 10;
/** The widest label that a curve can have at its end. */
const widestLabel = { text: ['validation'], figure: '100.00 %' };
const noteGaps = [18, 30, 42];
/** Keeps the note clear of the axis below it, in pixels. */
const noteRise = 2;
/** Vertical gap between labels, in pixels. */
const wordGap = 2;

/** Width that labels need to the right of the last point, in pixels. */
export function labelRoom(
  measure: MeasureText,
  widest: Pick<ChartLabel, 'text' | 'figure'> = widestLabel,
): number {
  return Math.ceil(labelGap + widestLine(widest, measure) + patchMargin);
}

/** The background patch behind a label. */
export function labelBox(label: ChartLabel, measure: MeasureText): Box {
  const { x, y, text } = label;
  const halfHeight = (text.length * lineHeight) / 2;
  return {
    left: x - patchMargin,
    top: y - halfHeight,
    right: x + widestLine(label, measure) + patchMargin,
    bottom: y + halfHeight,
  };
}

/** The vertical middle of each line of a label. */
export function lineMiddles({ y, text }: ChartLabel): number[] {
  return text.map((_, index) => y + (index - (text.length - 1) / 2) * lineHeight);
}

/** The labels at the ends of the curves, and last the note beside a point if there is room for it. */
export function placeLabels(
  plot: Plot,
  curves: Curves,
  words: readonly Word[],
  measure: MeasureText,
): ChartLabel[] {
  const labels = placeWords(plot, curves, words);
  const note = placeNote(plot, curves, labels, measure);
  return note === undefined ? labels : [...labels, note];
}

function placeWords(plot: Plot, curves: Curves, words: readonly Word[]): ChartLabel[] {
  const places = words.map(({ value, text }) => ({
    centre: plot.y(value),
    height: text.length * lineHeight + wordGap,
  }));
  const slack = lineHeight / 2;
  const centres = spreadLabels(places, plot.top - slack, plot.bottom + slack);
  const x = plot.x(curves.xEnd) + labelGap;
  return words.map(({ text, figure, isMain }, index) => ({ x, y: centres[index], text, figure, isMain }));
}

/** Places a note to the right of its point, where no label or curve is in the way. */
function placeNote(
  plot: Plot,
  { noted }: Curves,
  labels: readonly ChartLabel[],
  measure: MeasureText,
): ChartLabel | undefined {
  if (noted === null) return undefined;
  const taken = labels.map((label) => labelBox(label, measure));
  const lines = plot.lines();
  const candidates = noteGaps.map((gap) => ({
    x: plot.x(noted.x) + gap,
    y: plot.y(noted.y) - noteRise,
    text: [noted.text],
    isMain: false,
  }));
  return candidates.find((label) => {
    const box = labelBox(label, measure);
    return !taken.some((other) => boxesOverlap(box, other)) && !isCrossed(lines, box);
  });
}

function isCrossed(lines: readonly (readonly Place[])[], box: Box): boolean {
  return lines.some((line) =>
    line.some((place, index) => index > 0 && lineCrossesBox(line[index - 1], place, box)),
  );
}

function widestLine({ text, figure }: Pick<ChartLabel, 'text' | 'figure'>, measure: MeasureText): number {
  const widths = text.map((line, index) => {
    if (figure === undefined || index !== text.length - 1) return measure(line, false);
    return measure(`${line} `, false) + measure(figure, true);
  });
  return Math.max(...widths);
}
