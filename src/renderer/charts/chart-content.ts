import type { ChartTheme } from '../../figures/charts/chart-theme';
import type { ChartDefinition, Curves, Values } from '../../figures/charts/curves';

/** The values under the cursor. */
export interface Reading {
  x: number;
  values: Values;
}

/** Everything that the drawing of a chart depends on. */
export interface ChartContent {
  readonly definition: ChartDefinition;
  readonly curves: Curves;
  theme: ChartTheme;
  /** null without a cursor. */
  reading: Reading | null;
  /** An x value to mark, as the one whose network is shown; null without. */
  mark: number | null;
  /** Whether the numbers of the x axis are shown below the plot. */
  readonly hasEpochLabels: boolean;
  /** Space around axes, plot and labels, in pixels. */
  readonly margin: { top: number; right: number; bottom: number; left: number };
}
