export interface Point {
  x: number;
  y: number;
}

interface Column {
  lowest: Point;
  highest: Point;
  latest: Point;
}

/**
 * A curve of any length, thinned for drawing while it grows.
 *
 * The x axis is cut into columns; each keeps its lowest, highest and latest point, so peaks survive, and the
 * drawing has at most `3 * columnCount` points. Points must come in the order of x, from 0 to `xMaximum`.
 */
export class MinMaxColumns {
  readonly #columns: (Column | undefined)[];
  readonly #xMaximum: number;
  readonly #columnCount: number;

  constructor(xMaximum: number, columnCount: number) {
    this.#xMaximum = xMaximum;
    this.#columnCount = columnCount;
    this.#columns = [];
  }

  /** `fraction`: where on the axis the point lies, 0 to 1; given for an axis that is not linear. */
  append(point: Point, fraction = point.x / this.#xMaximum): void {
    const position = Math.floor(fraction * this.#columnCount);
    const index = Math.min(this.#columnCount - 1, Math.max(0, position));
    const column = this.#columns[index];
    if (column === undefined) {
      this.#columns[index] = { lowest: point, highest: point, latest: point };
      return;
    }
    if (point.y < column.lowest.y) column.lowest = point;
    if (point.y > column.highest.y) column.highest = point;
    column.latest = point;
  }

  /** The kept points in the order of x, each once. */
  points(): Point[] {
    const points: Point[] = [];
    for (const column of this.#columns) {
      if (column === undefined) continue;
      const { lowest, highest, latest } = column;
      const [first, second] = lowest.x <= highest.x ? [lowest, highest] : [highest, lowest];
      points.push(first);
      if (second !== first) points.push(second);
      if (latest !== second) points.push(latest);
    }
    return points;
  }
}
