import { clampFraction, type Axis, type Tick } from './axis';

/** The accuracy of guessing, where the axis begins. */
const floorShare = 0.1;
/** The lowest line; each line above it halves the mistakes. */
const mistakesAtFirstTick = 0.8;
/** Labels in percent. The last line stands for no mistakes at all, which halving never reaches. */
const tickLabels = ['20', '60', '80', '90', '95', '97.5', '98.75', '99.4', '99.7', '99.84', '100'];
/** The fewest lines of an axis from 10 %: up to 97.5 %. */
const fewestTicks = 6;
/** The fewest lines of an axis that begins higher. */
const fewestOfPart = 3;
/** Curves that stay below one of these would look flat among halvings: their lines are equally far apart, from 0 %. */
const lowAxes = [
  { highest: 20, step: 5 },
  { highest: 50, step: 10 },
];

const ticks: readonly Tick[] = tickLabels.map((label, index) => ({
  value: 1 - mistakesAtFirstTick / 2 ** index,
  label: `${label} %`,
}));

/**
 * Returns the axis for accuracies (0 to 1) from `lowest` to `highest`; without any, lowest is above highest. Its lines
 * halve the mistakes, from 10 % or the last line that no value is below, up to 97.5 % or the first line that no value is
 * above. Low accuracies have an axis from 0 with equal steps.
 */
export function accuracyAxis(lowest: number, highest: number): Axis {
  if (lowest > highest) return halvingAxis(-1, fewestTicks);
  const low = lowAxes.find((each) => highest <= each.highest / 100);
  if (low !== undefined) return equalSteps(low.highest, low.step);
  const reached = ticks.findIndex(({ value }) => value >= highest);
  const count = reached === -1 ? ticks.length : Math.max(fewestTicks, reached + 1);
  const below = ticks.findLastIndex(({ value }) => value <= lowest);
  return halvingAxis(Math.min(below, count - fewestOfPart), count);
}

/** From 0 to `highest` percent. */
function equalSteps(highest: number, step: number): Axis {
  const percents = Array.from({ length: highest / step + 1 }, (_, index) => index * step);
  return {
    ticks: percents.map((percent) => ({ value: percent / 100, label: `${percent} %` })),
    caption: `lines ${step} % apart`,
    fraction: (share) => clampFraction((100 * share) / highest),
  };
}

/** The lines from `first` to before `end`; -1: from guessing. */
function halvingAxis(first: number, end: number): Axis {
  const start = first < 0 ? 0 : halvings(ticks[first].value);
  const top = halvings(ticks[end - 1].value);
  return {
    ticks: ticks.slice(Math.max(0, first), end),
    caption: 'each line halves the mistakes',
    fraction: (share) => clampFraction((halvings(share) - start) / (top - start)),
  };
}

/** How many times the mistakes of guessing have been halved. */
function halvings(share: number): number {
  return Math.log2((1 - floorShare) / Math.max(Number.EPSILON, 1 - share));
}
