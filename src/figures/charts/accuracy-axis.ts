import { clampFraction, type Axis, type Tick } from './axis';

/** The accuracy of guessing, where the axis begins. */
const floorShare = 0.1;
/** The lowest line; each line above it halves the mistakes. */
const mistakesAtFirstTick = 0.8;
/** Labels in percent. The last line stands for no mistakes at all, which halving never reaches. */
const tickLabels = ['20', '60', '80', '90', '95', '97.5', '98.75', '99.4', '99.7', '99.84', '100'];
/** The fewest lines shown: up to 97.5 %. */
const fewestTicks = 6;

const ticks: readonly Tick[] = tickLabels.map((label, index) => ({
  value: 1 - mistakesAtFirstTick / 2 ** index,
  label: `${label} %`,
}));

/** Returns an axis from 10 % to 97.5 %, or to the first line at or above `highest`. Accuracies are from 0 to 1. */
export function accuracyAxis(highest: number): Axis {
  return axisOf(0, countUpTo(highest), 0);
}

/** Fewest lines of an axis that shows only a part. */
const fewestOfPart = 3;

/** Returns an axis from the last line at or below `lowest`, or from 10 %, to the first line at or above `highest`. */
export function partialAccuracyAxis(lowest: number, highest: number): Axis {
  const count = countUpTo(highest);
  const below = ticks.findLastIndex(({ value }) => value <= lowest);
  const first = Math.min(below, count - fewestOfPart);
  return first < 0 ? axisOf(0, count, 0) : axisOf(first, count, halvings(ticks[first].value));
}

/** The number of lines up to the first at or above an accuracy. */
function countUpTo(highest: number): number {
  const reached = ticks.findIndex(({ value }) => value >= highest);
  return reached === -1 ? ticks.length : Math.max(fewestTicks, reached + 1);
}

/** The lines from `first` on, `start` halvings above guessing. */
function axisOf(first: number, count: number, start: number): Axis {
  const top = halvings(ticks[count - 1].value);
  return {
    ticks: ticks.slice(first, count),
    fraction: (share) => clampFraction((halvings(share) - start) / (top - start)),
  };
}

/** How many times the mistakes of guessing have been halved. */
function halvings(share: number): number {
  return Math.log2((1 - floorShare) / Math.max(Number.EPSILON, 1 - share));
}
