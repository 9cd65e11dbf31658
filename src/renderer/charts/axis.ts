/** A line across the chart, and the word beside it. */
export interface Tick {
  value: number;
  label: string;
}

/** How values lie along one side of a chart. */
export interface Axis {
  readonly ticks: readonly Tick[];
  /** 0 where the axis begins, 1 where it ends; values beyond lie on the nearer end. */
  fraction(value: number): number;
}

/** Whole of 0 to 1. */
export function clampFraction(value: number): number {
  return Math.min(1, Math.max(0, value));
}
