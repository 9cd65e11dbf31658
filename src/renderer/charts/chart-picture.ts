import { createCurveChart, refreshCurveChart } from './curve-chart';
import type { ChartContent } from './chart-content';
import { encodePicture } from './encode-picture';
import { readChartTheme } from './chart-theme';
import { pictureLayout, type PictureHeading } from '../../figures/charts/picture-layout';
import type { Result } from '../../contract/result';
import type { ChartDefinition, Curves } from '../../figures/charts/curves';

const pixelRatio = 2;
const { width, height, margin } = pictureLayout;

/** Returns a PNG of the chart in the current theme, with background and heading, for use outside the app. */
export async function drawChartPicture(
  definition: ChartDefinition,
  curves: Curves,
  heading: PictureHeading,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
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
  const picture = encodePicture(canvas);
  chart.destroy();
  return picture;
}

function drawHeading(
  context: CanvasRenderingContext2D,
  { theme }: ChartContent,
  { title, caption, subtitle }: PictureHeading,
): void {
  const { titleY, titleSize, captionSize, captionGap, subtitleY } = pictureLayout;
  context.fillStyle = theme.background;
  context.fillRect(0, 0, width, height);
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.fillStyle = theme.text;
  context.font = `600 ${titleSize}px ${theme.fontFamily}`;
  context.fillText(title, margin.left, titleY);
  const captionX = margin.left + context.measureText(title).width + captionGap;
  context.fillStyle = theme.soft;
  context.font = `${captionSize}px ${theme.fontFamily}`;
  context.fillText(caption, captionX, titleY, width - margin.right - captionX);
  context.fillText(subtitle, margin.left, subtitleY, width - 2 * margin.left);
}
