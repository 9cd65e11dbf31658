/** A line across the chart with its label. */
export interface Tick {
  value: number;
  label: string;
}

/** Maps values to positions along one side of a chart. */
export interface Axis {
  readonly ticks: readonly Tick[];
  /** How its lines are to be read, where that is not plain. */
  readonly caption?: string;
  /** 0 at the start of the axis, 1 at its end; values beyond are placed at the nearer end. */
  fraction(value: number): number;
}

/** Clamps a number to 0 to 1. */
export function clampFraction(value: number): number {
  return Math.min(1, Math.max(0, value));
}
