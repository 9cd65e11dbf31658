import type { ChartTheme } from './chart-theme';
import type { ChartDefinition, Curves, Values } from './curves';

/** What stands under the cursor. */
export interface Reading {
  x: number;
  values: Values;
}

/** All that the drawing of a chart depends on. */
export interface ChartContent {
  readonly definition: ChartDefinition;
  readonly curves: Curves;
  theme: ChartTheme;
  /** null: there is no cursor. */
  reading: Reading | null;
  /** Whether the numbers of the x axis are written below the plot. */
  readonly hasEpochLabels: boolean;
  /** Around axes, plot and words, in pixels. */
  readonly margin: { top: number; right: number; bottom: number; left: number };
}
