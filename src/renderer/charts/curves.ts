import type { AxisRange } from './axis-range';
import { MinMaxColumns, type Point } from './min-max-columns';

/** How a curve is drawn: the main one, one to compare it with, or the noise behind it. */
export type CurveStyle = 'main' | 'comparison' | 'faint';

/** What a chart shows, apart from its numbers. */
export interface ChartDefinition {
  title: string;
  xTitle: string;
  yTitle: string;
  /** In the order of the legend. */
  curves: readonly { name: string; style: CurveStyle }[];
  /** The y axis for all values that decide about it: of every curve but the faint ones. */
  yRange(lowest: number, highest: number): AxisRange;
  /** One value of the y axis as a person reads it. */
  formatY(value: number): string;
}

/** Enough for one column a pixel of a wide chart, and few enough to be drawn at every frame. */
const columnCount = 650;

/** The numbers of a chart as they grow; the axes widen now and then but never jump back. */
export class Curves {
  xMaximum = 1;
  #columns: MinMaxColumns[] = [];
  #lowest = Number.POSITIVE_INFINITY;
  #highest = Number.NEGATIVE_INFINITY;
  readonly #definition: ChartDefinition;

  constructor(definition: ChartDefinition) {
    this.#definition = definition;
    this.reset(1);
  }

  reset(xMaximum: number): void {
    this.xMaximum = xMaximum;
    this.#columns = this.#definition.curves.map(() => new MinMaxColumns(xMaximum, columnCount));
    this.#lowest = Number.POSITIVE_INFINITY;
    this.#highest = Number.NEGATIVE_INFINITY;
  }

  /** One value a curve, in the order of the definition. */
  append(x: number, values: readonly number[]): void {
    this.#definition.curves.forEach(({ style }, index) => {
      const y = values[index];
      this.#columns[index].append({ x, y });
      if (style === 'faint') return;
      this.#lowest = Math.min(this.#lowest, y);
      this.#highest = Math.max(this.#highest, y);
    });
  }

  points(curve: number): Point[] {
    return this.#columns[curve].points();
  }

  yRange(): AxisRange {
    return this.#definition.yRange(this.#lowest, this.#highest);
  }
}
