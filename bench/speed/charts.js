import { barChart } from './bar-chart.js';
import { lineChart } from './line-chart.js';
import { element, moved } from './svg.js';
import { countText, timeText } from './table.js';

const width = 900;
const margin = 20;
const lineHeight = 280;

/**
 * One SVG picture: what an epoch takes whom, and how that grows.
 * @param {import('./measure.js').Results} results
 */
export function drawCharts({ comparisons, scaling }) {
  let top = margin;
  const pictures = comparisons.map(({ hidden, miniBatchSize, entries }) => {
    const measured = entries.filter(({ failure }) => failure === undefined);
    const bars = measured.map(({ name, epochSeconds }, index) => ({
      name,
      value: epochSeconds,
      text: timeText(epochSeconds),
      isOurs: index === 0,
    }));
    const title = `An epoch of 784-${hidden}-10, mini-batch ${miniBatchSize} (logarithmic)`;
    const values = bars.map(({ value }) => value);
    const { picture, height } = barChart(title, bars, {
      width: width - 2 * margin,
      smallest: Math.min(...values) / 2,
      largest: Math.max(...values),
    });
    const placed = moved(margin, top, picture);
    top += height + margin;
    return placed;
  });
  const half = (width - 3 * margin) / 2;
  const { images, hidden } = scaling;
  const lines = [
    { title: `Growth with images, ${images.hidden} hidden neurons`, line: images, xName: 'images' },
    {
      title: `Growth with hidden neurons, ${countText(hidden.images)} images`,
      line: hidden,
      xName: 'hidden neurons',
    },
  ].map(({ title, line, xName }, index) =>
    moved(
      margin + index * (half + margin),
      top,
      lineChart(title, line, { width: half, height: lineHeight, xName, yText: timeText }),
    ),
  );
  const height = top + lineHeight + margin;
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      'font-family': 'system-ui, sans-serif',
      'font-size': 12,
    },
    element('rect', { width, height, fill: '#ffffff' }) + pictures.join('') + lines.join(''),
  );
}
