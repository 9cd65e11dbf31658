import type { ChartTheme } from '../../figures/charts/chart-theme';
import {
  labelBox,
  labelFontSize,
  lineMiddles,
  type ChartLabel,
  type MeasureText,
} from '../../figures/charts/place-labels';

function fontOf({ fontFamily }: ChartTheme, isBold: boolean): string {
  return `${isBold ? '600 ' : ''}${labelFontSize}px ${fontFamily}`;
}

/** Measures the texts of labels on a canvas. */
export function measureOn(context: CanvasRenderingContext2D, theme: ChartTheme): MeasureText {
  return (text, isBold) => {
    context.font = fontOf(theme, isBold);
    return context.measureText(text).width;
  };
}

/** Draws a label on a small background patch so that curves behind it do not disturb it. */
export function drawLabel(context: CanvasRenderingContext2D, theme: ChartTheme, label: ChartLabel): void {
  const { x, text, figure, isMain } = label;
  const { left, top, right, bottom } = labelBox(label, measureOn(context, theme));
  context.fillStyle = theme.background;
  context.fillRect(left, top, right - left, bottom - top);
  context.fillStyle = isMain ? theme.main : theme.soft;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  const middles = lineMiddles(label);
  text.forEach((line, index) => {
    context.font = fontOf(theme, false);
    context.fillText(line, x, middles[index]);
    if (figure === undefined || index !== text.length - 1) return;
    const start = x + context.measureText(`${line} `).width;
    context.font = fontOf(theme, true);
    context.fillText(figure, start, middles[index]);
  });
}
