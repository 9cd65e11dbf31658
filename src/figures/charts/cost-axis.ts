import { clampFraction, type Axis, type Tick } from './axis';

/** The range of a run's costs so far; without costs, lowest is above highest. */
export interface CostRange {
  /** Highest value of the running mean and the band around it. */
  highest: number;
  /** Lowest value of the running mean. */
  lowestMean: number;
  /** Lowest value of the band. */
  lowest: number;
}

const ceilingWithoutCosts = 1;
const lowestCeilingExponent = -2;

/** Returns an axis from 0 to the next of 0.01, 0.02, 0.05, 0.1 … */
export function linearCostAxis({ highest }: CostRange): Axis {
  const { maximum, intervals } = ceiling(Number.isFinite(highest) ? highest : ceilingWithoutCosts);
  const ticks = Array.from({ length: intervals + 1 }, (_, index) => tick((index / intervals) * maximum));
  return { ticks, fraction: (cost) => clampFraction(cost / maximum) };
}

function ceiling(highest: number): { maximum: number; intervals: number } {
  for (let exponent = lowestCeilingExponent; ; exponent++) {
    // Parsed from text so that the limit is 0.3 and not 0.30000000000000004.
    for (const [mantissa, intervals] of [
      [1, 4],
      [2, 4],
      [5, 5],
    ]) {
      const maximum = Number(`${mantissa}e${exponent}`);
      if (highest <= maximum) return { maximum, intervals };
    }
  }
}

const decadesWithoutCosts = { bottom: -3, top: 0 };
/** How far the axis may go below the mean to show the band, which can reach down to 0. */
const decadesBelowMean = 3;
const mostTicks = 7;

/** Returns an axis of whole powers of ten, from 0.001 to 1 or as far as the costs reach. */
export function logCostAxis({ highest, lowestMean, lowest }: CostRange): Axis {
  const [lowestDecade, meanDecade] = [decadeBelow(lowest), decadeBelow(lowestMean)];
  const bottom = Math.min(
    decadesWithoutCosts.bottom,
    meanDecade,
    Math.max(lowestDecade, meanDecade - decadesBelowMean),
  );
  const highestDecade = highest > 0 && Number.isFinite(highest) ? Math.ceil(log10(highest)) : 0;
  const decades = Math.max(decadesWithoutCosts.top, highestDecade) - bottom;
  const step = Math.ceil(decades / (mostTicks - 1));
  const intervals = Math.ceil(decades / step);
  const ticks = Array.from({ length: intervals + 1 }, (_, index) => powerOfTen(bottom + index * step));
  return {
    ticks,
    fraction: (cost) => (cost > 0 ? clampFraction((log10(cost) - bottom) / (intervals * step)) : 0),
  };
}

/** The power of ten at or below a cost; 0 for costs without a logarithm, which lie at the lower end of the axis. */
function decadeBelow(cost: number): number {
  return cost > 0 && Number.isFinite(cost) ? Math.floor(log10(cost)) : 0;
}

function log10(value: number): number {
  return Math.log10(value);
}

/** "0.0379": as precise as a person reads it off the chart. */
export function formatCost(cost: number): string {
  if (cost !== 0 && (Math.abs(cost) < 0.0001 || Math.abs(cost) >= 100_000))
    return Number(cost.toPrecision(2)).toExponential();
  return String(Number(cost.toPrecision(3)));
}

function tick(value: number): Tick {
  return { value, label: formatCost(value) };
}

function powerOfTen(exponent: number): Tick {
  const value = Number(`1e${exponent}`);
  return { value, label: Math.abs(exponent) <= 4 ? String(value) : `10${superscript(exponent)}` };
}

function superscript(exponent: number): string {
  return [...String(exponent)].map((sign) => (sign === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)])).join('');
}
