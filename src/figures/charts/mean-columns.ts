import type { Point } from './min-max-columns';

interface Column {
  xSum: number;
  ySum: number;
  count: number;
}

/**
 * A curve of any length, thinned while it grows: each column of the x axis keeps the mean of its points.
 *
 * Used for a band, which shows where values usually lie; keeping the extremes would show the rare ones.
 */
export class MeanColumns {
  readonly #columns: (Column | undefined)[] = [];
  readonly #xMaximum: number;
  readonly #columnCount: number;

  constructor(xMaximum: number, columnCount: number) {
    this.#xMaximum = xMaximum;
    this.#columnCount = columnCount;
  }

  /** `fraction`: where on the axis the point lies, 0 to 1; given for an axis that is not linear. */
  append({ x, y }: Point, fraction = x / this.#xMaximum): void {
    const position = Math.floor(fraction * this.#columnCount);
    const index = Math.min(this.#columnCount - 1, Math.max(0, position));
    const column = (this.#columns[index] ??= { xSum: 0, ySum: 0, count: 0 });
    column.xSum += x;
    column.ySum += y;
    column.count++;
  }

  /** One point per column, in the order of x. */
  points(): Point[] {
    const points: Point[] = [];
    for (const column of this.#columns) {
      if (column === undefined) continue;
      points.push({ x: column.xSum / column.count, y: column.ySum / column.count });
    }
    return points;
  }
}
