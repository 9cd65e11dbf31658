import type { Tick } from './axis';

/** Minimum gap between two numbers below a plot, in pixels. */
const labelGap = 8;

/** A number below a plot. */
export interface TickLabel {
  text: string;
  /** Where its anchor is. */
  at: number;
  anchor: 'middle' | 'end';
}

/**
 * Places numbers below a plot, centred under their ticks; only the last one is shifted to stay within the plot. Those
 * that would touch the previous label or the last one are left out. All in pixels.
 */
export function placeTickLabels(
  ticks: readonly Tick[],
  xOf: (value: number) => number,
  widthOf: (text: string) => number,
): TickLabel[] {
  const labels = ticks.map(({ value, label }, index) => {
    const width = widthOf(label);
    const isLast = index === ticks.length - 1;
    const at = xOf(value);
    const left = at - (isLast ? width : width / 2);
    return {
      text: label,
      at,
      anchor: isLast ? ('end' as const) : ('middle' as const),
      left,
      right: left + width,
    };
  });
  let end = Number.NEGATIVE_INFINITY;
  return labels.filter((label, index) => {
    const isLast = index === labels.length - 1;
    const isFree = isLast || (label.left >= end && label.right + labelGap <= labels.at(-1)!.left);
    if (isFree) end = label.right + labelGap;
    return isFree;
  });
}
