import { element, label } from './svg.js';

const rowHeight = 24;
const barHeight = 16;
const nameWidth = 310;
const valueWidth = 80;

/**
 * Horizontal bars on a logarithmic scale; each bar tells its own value. Returns the picture and its height.
 * @param {string} title
 * @param {readonly { name: string, value: number, text: string, isOurs: boolean }[]} bars
 * @param {{ width: number, smallest: number, largest: number }} scale
 */
export function barChart(title, bars, { width, smallest, largest }) {
  const decades = Math.log10(largest / smallest);
  const parts = bars.map(({ name, value, text, isOurs }, index) => {
    const top = rowHeight * (index + 1);
    const length = ((width - nameWidth - valueWidth) * Math.log10(value / smallest)) / decades;
    const middle = top + barHeight - 4;
    return [
      label(nameWidth - 8, middle, name, { 'text-anchor': 'end' }),
      element('rect', {
        x: nameWidth,
        y: top,
        width: length,
        height: barHeight,
        fill: isOurs ? '#1b6ec2' : '#8a94a0',
      }),
      label(nameWidth + length + 6, middle, text),
    ].join('');
  });
  return {
    picture: label(0, 12, title, { 'font-weight': 'bold' }) + parts.join(''),
    height: rowHeight * (bars.length + 1),
  };
}
