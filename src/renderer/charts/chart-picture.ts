import { Chart } from 'chart.js';
import { readChartColours, type ChartColours } from './chart-colours';
import { chartConfiguration, refreshChart, type CurveChart } from './chart-configuration';
import type { ChartDefinition, Curves } from './curves';

const width = 960;
const height = 540;
const pixelRatio = 2;
const margin = 20;

/** A PNG of the chart in the present theme, with background, titles and legend, for use outside the app. */
export async function drawChartPicture(
  definition: ChartDefinition,
  curves: Curves,
  subtitle: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const colours = readChartColours(document.body);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const configuration = chartConfiguration(definition, colours, true);
  const { options } = configuration;
  Object.assign(options!, { responsive: false, devicePixelRatio: pixelRatio, layout: { padding: margin } });
  options!.plugins!.title = {
    display: true,
    text: [definition.title, subtitle],
    align: 'start',
    color: colours.text,
    font: { size: 14 },
  };
  options!.plugins!.legend = {
    display: true,
    position: 'top',
    align: 'end',
    // A box without height is a line, drawn there and back; at this width the dashes of both ways agree.
    labels: { color: colours.text, boxWidth: 30, boxHeight: 0 },
  };
  const chart = new Chart(canvas, { ...configuration, plugins: [paintBackground(colours)] }) as CurveChart;
  refreshChart(chart, definition, curves, colours);
  chart.update();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  chart.destroy();
  if (blob === null) throw new Error('The browser could not encode the chart as PNG.');
  return new Uint8Array(await blob.arrayBuffer());
}

function paintBackground({ background }: ChartColours) {
  return {
    id: 'background',
    beforeDraw: ({ ctx }: { ctx: CanvasRenderingContext2D }) => {
      ctx.fillStyle = background;
      ctx.fillRect(0, 0, width, height);
    },
  };
}
