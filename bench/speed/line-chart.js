import { element, label } from './svg.js';
import { countText } from './table.js';

const margin = { left: 60, right: 24, top: 24, bottom: 40 };
const mostTicks = 6;

/**
 * Points and the straight line through them, both axes from 0.
 * @param {string} title
 * @param {{ points: readonly { x: number, y: number }[], fit: { slope: number, intercept: number } }} line
 * @param {{ width: number, height: number, xName: string, yText: (y: number) => string }} layout
 */
export function lineChart(title, { points, fit }, { width, height, xName, yText }) {
  const xTicks = ticksUpTo(Math.max(...points.map(({ x }) => x)));
  const yTicks = ticksUpTo(Math.max(...points.map(({ y }) => y)));
  const bottom = height - margin.bottom;
  /** @param {number} x */
  const across = (x) => margin.left + (x / xTicks[xTicks.length - 1]) * (width - margin.left - margin.right);
  /** @param {number} y */
  const down = (y) => bottom - (y / yTicks[yTicks.length - 1]) * (bottom - margin.top);
  const firstX = Math.max(0, -fit.intercept / fit.slope);
  const lastX = points[points.length - 1].x;
  /** @param {number} x */
  const fitted = (x) => down(fit.intercept + fit.slope * x);
  return [
    label(0, 12, title, { 'font-weight': 'bold' }),
    ...xTicks.map((x) => label(across(x), bottom + 16, countText(x), { 'text-anchor': 'middle' })),
    ...yTicks.map((y) => label(margin.left - 6, down(y) + 4, y && yText(y), { 'text-anchor': 'end' })),
    ...yTicks.map((y) => straight(margin.left, down(y), width - margin.right, down(y), '#d5dade')),
    label((margin.left + width - margin.right) / 2, height - 6, xName, { 'text-anchor': 'middle' }),
    straight(across(firstX), fitted(firstX), across(lastX), fitted(lastX), '#8a94a0'),
    ...points.map(({ x, y }) => element('circle', { cx: across(x), cy: down(y), r: 4, fill: '#1b6ec2' })),
  ].join('');
}

/**
 * Round numbers from 0 to the first that is no smaller than the largest value.
 * @param {number} largest
 */
function ticksUpTo(largest) {
  const power = 10 ** Math.floor(Math.log10(largest / mostTicks));
  const step = power * ([1, 2, 5].find((factor) => power * factor * mostTicks >= largest) ?? 10);
  return Array.from({ length: Math.ceil(largest / step) + 1 }, (_, index) => index * step);
}

/**
 * @param {number} x1
 * @param {number} y1
 * @param {number} x2
 * @param {number} y2
 * @param {string} stroke
 */
function straight(x1, y1, x2, y2, stroke) {
  return element('line', { x1, y1, x2, y2, stroke });
}
