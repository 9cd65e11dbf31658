import type { Box } from './boxes';
import type { ChartTheme } from './chart-theme';

export interface CanvasLabel {
  /** Left edge of the text. */
  x: number;
  /** Vertical middle of the text. */
  y: number;
  /** One string per line. */
  text: readonly string[];
  /** Shown in bold after the last line. */
  figure?: string;
  colour: string;
}

const fontSize = 12;
export const lineHeight = 16;
const patchMargin = 4;
/** Gap between the end of a curve and its label, in pixels. */
export const labelGap = 10;
/** The widest label that a curve of one run can have at its end. */
const widestLabel: Pick<CanvasLabel, 'text' | 'figure'> = { text: ['validation'], figure: '100.00 %' };

function plainFont({ fontFamily }: ChartTheme): string {
  return `${fontSize}px ${fontFamily}`;
}

function boldFont({ fontFamily }: ChartTheme): string {
  return `600 ${fontSize}px ${fontFamily}`;
}

/** Width that labels need to the right of the last point, in pixels. */
export function labelRoom(
  context: CanvasRenderingContext2D,
  theme: ChartTheme,
  widest: Pick<CanvasLabel, 'text' | 'figure'> = widestLabel,
): number {
  return Math.ceil(labelGap + Math.max(...lineWidths(context, theme, widest)) + patchMargin);
}

/** The background patch behind a label. */
export function labelBox(context: CanvasRenderingContext2D, theme: ChartTheme, label: CanvasLabel): Box {
  const { x, y, text } = label;
  const halfHeight = (text.length * lineHeight) / 2;
  const width = Math.max(...lineWidths(context, theme, label));
  return {
    left: x - patchMargin,
    top: y - halfHeight,
    right: x + width + patchMargin,
    bottom: y + halfHeight,
  };
}

/** Draws a label on a small background patch so that curves behind it do not disturb it. */
export function drawLabel(context: CanvasRenderingContext2D, theme: ChartTheme, label: CanvasLabel): void {
  const { x, y, text, figure, colour } = label;
  const { left, top, right, bottom } = labelBox(context, theme, label);
  context.fillStyle = theme.background;
  context.fillRect(left, top, right - left, bottom - top);
  context.fillStyle = colour;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  text.forEach((line, index) => {
    const middle = y + (index - (text.length - 1) / 2) * lineHeight;
    context.font = plainFont(theme);
    context.fillText(line, x, middle);
    if (figure === undefined || index !== text.length - 1) return;
    const start = x + context.measureText(`${line} `).width;
    context.font = boldFont(theme);
    context.fillText(figure, start, middle);
  });
}

function lineWidths(
  context: CanvasRenderingContext2D,
  theme: ChartTheme,
  { text, figure }: Pick<CanvasLabel, 'text' | 'figure'>,
): number[] {
  return text.map((line, index) => {
    context.font = plainFont(theme);
    if (figure === undefined || index !== text.length - 1) return context.measureText(line).width;
    const lead = context.measureText(`${line} `).width;
    context.font = boldFont(theme);
    return lead + context.measureText(figure).width;
  });
}
