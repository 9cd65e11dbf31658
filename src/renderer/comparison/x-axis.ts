import { clampFraction, type Axis } from '../../figures/charts/axis';
import { epochAxis } from '../../figures/charts/epoch-axis';
import type { XKind } from './compared-curve';

const mostIntervals = 6;
/** Most lines of a logarithmic axis with all of 1, 2 and 5 in each decade. */
const mostFineTicks = 10;

const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 2 });

const labels: Record<XKind, (value: number) => string> = {
  epochs: (value) => `epoch ${plain(value)}`,
  images: (value) => `${compact.format(value)} images`,
  seconds: (value) => `${plain(value)} s`,
};

function plain(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** A position on the x axis in words: "after 12 epochs", "after 600,000 images", "after 1.35 s of training". */
export function positionText(kind: XKind, x: number): string {
  const count = x.toLocaleString('en-US', { maximumFractionDigits: kind === 'seconds' ? 2 : 0 });
  if (kind === 'seconds') return `after ${count} s of training`;
  return `after ${count} ${kind === 'epochs' && x === 1 ? 'epoch' : kind}`;
}

/** An axis from 0 to the maximum. */
export function linearXAxis(kind: XKind, maximum: number): Axis {
  if (kind === 'epochs') return epochAxis(maximum);
  const step = niceStep(maximum / mostIntervals);
  const count = Math.floor(maximum / step + 1e-9);
  const values = Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
  // The axis ends at its maximum, labelled or not.
  const ticks = values.map((value, index) => tick(kind, value, index === 0));
  return {
    ticks: values.at(-1) === maximum ? ticks : [...ticks, { value: maximum, label: '' }],
    fraction: (x) => clampFraction(x / maximum),
  };
}

/** A logarithmic axis from the minimum, which is above 0, to the maximum. */
export function logXAxis(kind: XKind, minimum: number, maximum: number): Axis {
  const low = Math.log10(minimum);
  // One position alone lies at the start.
  const high = Math.max(Math.log10(maximum), low + 0.01);
  const isInside = (value: number) => value > minimum && value < maximum;
  const fine = niceValues(low, high, [1, 2, 5]).filter(isInside);
  const inside = fine.length > mostFineTicks ? niceValues(low, high, [1]).filter(isInside) : fine;
  const values = [minimum, ...inside, maximum];
  return {
    ticks: values.map((value, index) => tick(kind, value, index === 0)),
    fraction: (x) => (x <= minimum ? 0 : clampFraction((Math.log10(x) - low) / (high - low))),
  };
}

/** Only the first label says what is counted. */
function tick(kind: XKind, value: number, isFirst: boolean) {
  const short = kind === 'images' ? compact.format(value) : plain(value);
  return { value, label: isFirst ? labels[kind](value) : short };
}

function niceValues(low: number, high: number, mantissas: readonly number[]): number[] {
  const values: number[] = [];
  for (let exponent = Math.floor(low); exponent <= Math.ceil(high); exponent++) {
    for (const mantissa of mantissas) values.push(Number(`${mantissa}e${exponent}`));
  }
  return values;
}

/** 1, 2 or 5 times a power of ten, at least this much. */
function niceStep(least: number): number {
  const exponent = Math.floor(Math.log10(least));
  const steps = [1, 2, 5, 10].map((mantissa) => mantissa * 10 ** exponent);
  return steps.find((step) => step >= least * (1 - 1e-9)) ?? steps[3];
}
