import { clampFraction, type Axis, type Tick } from './axis';

/** What the costs of a run have been so far; without costs, lowest is above highest. */
export interface CostRange {
  /** Of the running mean and of the band around it. */
  highest: number;
  /** Of the running mean. */
  lowestMean: number;
  /** Of the band. */
  lowest: number;
}

const ceilingWithoutCosts = 1;
const lowestCeilingExponent = -2;

/** From 0 to the next of 0.01, 0.02, 0.05, 0.1 … */
export function linearCostAxis({ highest }: CostRange): Axis {
  const { maximum, intervals } = ceiling(Number.isFinite(highest) ? highest : ceilingWithoutCosts);
  const ticks = Array.from({ length: intervals + 1 }, (_, index) => tick((index / intervals) * maximum));
  return { ticks, fraction: (cost) => clampFraction(cost / maximum) };
}

function ceiling(highest: number): { maximum: number; intervals: number } {
  for (let exponent = lowestCeilingExponent; ; exponent++) {
    // Parsed from text, so that a ceiling is the number a person would write and not 0.30000000000000004.
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
/** So far below the mean may the axis go for the sake of the band, which can reach down to nothing. */
const decadesBelowMean = 3;
const mostTicks = 7;

/** Whole powers of ten, from 0.001 to 1 or as far as the costs go. */
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

/** 0 for what has no logarithm: such costs lie on the axis' lower end. */
function decadeBelow(cost: number): number {
  return cost > 0 && Number.isFinite(cost) ? Math.floor(log10(cost)) : 0;
}

function log10(value: number): number {
  return Math.log10(value);
}

/** "0.0379": as exact as a person reads it off. */
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
