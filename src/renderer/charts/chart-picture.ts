import { createCurveChart, refreshCurveChart } from './curve-chart';
import type { ChartContent } from './chart-content';
import { encodePicture } from './encode-picture';
import { readChartTheme } from './chart-theme';
import type { ChartDefinition, Curves } from './curves';

const width = 960;
const height = 540;
const pixelRatio = 2;
const margin = { top: 84, right: 20, bottom: 18, left: 24 };
const titleY = 34;
const subtitleY = 57;
const captionGap = 12;

/** The text above the chart. */
export interface PictureHeading {
  title: string;
  /** Shown smaller, after the title. */
  caption: string;
  subtitle: string;
}

/** Returns a PNG of the chart in the current theme, with background and heading, for use outside the app. */
export async function drawChartPicture(
  definition: ChartDefinition,
  curves: Curves,
  heading: PictureHeading,
): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const theme = readChartTheme(document.body);
  const content: ChartContent = {
    definition,
    curves,
    theme,
    reading: null,
    mark: null,
    hasEpochLabels: true,
    margin,
  };
  const chart = createCurveChart(canvas, content, {
    isResponsive: false,
    pixelRatio,
    plugins: [{ id: 'heading', beforeDraw: ({ ctx }) => drawHeading(ctx, content, heading) }],
  });
  refreshCurveChart(chart, content);
  chart.update();
  const bytes = encodePicture(canvas);
  chart.destroy();
  return bytes;
}

function drawHeading(
  context: CanvasRenderingContext2D,
  { theme }: ChartContent,
  { title, caption, subtitle }: PictureHeading,
): void {
  context.fillStyle = theme.background;
  context.fillRect(0, 0, width, height);
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.fillStyle = theme.text;
  context.font = `600 16px ${theme.fontFamily}`;
  context.fillText(title, margin.left, titleY);
  const captionX = margin.left + context.measureText(title).width + captionGap;
  context.fillStyle = theme.soft;
  context.font = `12px ${theme.fontFamily}`;
  context.fillText(caption, captionX, titleY, width - margin.right - captionX);
  context.fillText(subtitle, margin.left, subtitleY, width - 2 * margin.left);
}
