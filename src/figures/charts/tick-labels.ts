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

interface Extent {
  left: number;
  right: number;
}

/**
 * Places numbers below a plot, centred under their ticks; only the last one is shifted to stay within the plot. Where
 * they would touch, every second or third or further one is shown, and the last one in any case. All in pixels.
 */
export function placeTickLabels(
  ticks: readonly Tick[],
  xOf: (value: number) => number,
  widthOf: (text: string) => number,
): TickLabel[] {
  const labels = ticks.map(({ value, label }, index): TickLabel & Extent => {
    const width = widthOf(label);
    const isLast = index === ticks.length - 1;
    const at = xOf(value);
    const left = at - (isLast ? width : width / 2);
    return { text: label, at, anchor: isLast ? 'end' : 'middle', left, right: left + width };
  });
  for (let step = 1; step < labels.length; step++) {
    const shown = everyNth(labels, step);
    if (shown.every((label, index) => index === 0 || areApart(shown[index - 1], label))) return shown;
  }
  return labels.slice(-1);
}

/** Every nth from the first on, and the last, for which the one before makes room. */
function everyNth<Label extends Extent>(labels: readonly Label[], n: number): Label[] {
  const last = labels.at(-1)!;
  const others = labels.slice(0, -1).filter((_, index) => index % n === 0);
  if (others.length > 1 && !areApart(others.at(-1)!, last)) others.pop();
  return [...others, last];
}

function areApart(one: Extent, next: Extent): boolean {
  return one.right + labelGap <= next.left;
}
