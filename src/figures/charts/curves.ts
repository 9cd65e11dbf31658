import type { Axis } from './axis';
import { epochAxis } from './epoch-axis';
import { MeanColumns } from './mean-columns';
import { MinMaxColumns, type Point } from './min-max-columns';

/**
 * How a curve is drawn. A `band` is filled down to the curve before it, its `band-edge`; neither is drawn as a line. A
 * `line` has its own stroke; `marks` are single points.
 */
export type CurveStyle = 'main' | 'dashed' | 'dotted' | 'mean' | 'band-edge' | 'band' | 'line' | 'marks';

/** A stroke that tells one curve from the others: by pattern and lightness, with one hue at most. */
export interface Stroke {
  /** A colour of the theme. */
  ink: 'main' | 'text' | 'second';
  /** Lengths of strokes and gaps, in pixels; empty for a solid line. */
  dash: readonly number[];
  width: number;
}

/** The shape of a single point. */
export type MarkShape = 'diamond' | 'triangle' | 'square';

/** One curve of a chart. */
export interface CurveDefinition {
  name: string;
  style: CurveStyle;
  /** Of `marks`. */
  mark?: MarkShape;
  /** Of a `line`, and of the `band` that belongs to one. */
  stroke?: Stroke;
}

/** Lowest and highest value of a curve so far; without values, lowest is above highest. */
export interface Extent {
  lowest: number;
  highest: number;
}

/** Without values. */
export const emptyExtent: Readonly<Extent> = {
  lowest: Number.POSITIVE_INFINITY,
  highest: Number.NEGATIVE_INFINITY,
};

/** The extent of several curves together. */
export function extentOf(extents: readonly Extent[]): Extent {
  return extents.reduce(
    (all, { lowest, highest }) => ({
      lowest: Math.min(all.lowest, lowest),
      highest: Math.max(all.highest, highest),
    }),
    emptyExtent,
  );
}

/** A label beside a curve. */
export interface Word {
  /** Its position on the y axis. */
  value: number;
  isMain: boolean;
  /** One string per line. */
  text: readonly string[];
  /** Shown in bold after the text. */
  figure?: string;
}

/** One value per curve; undefined where a curve has none. */
export type Values = readonly (number | undefined)[];

/** What a chart shows, apart from its numbers. */
export interface ChartDefinition {
  title: string;
  curves: readonly CurveDefinition[];
  /** Absent: epochs. */
  xAxis?(maximum: number): Axis;
  /** `xEnd`: the greatest x of any curve so far. */
  yAxis(extents: readonly Extent[], xEnd: number): Axis;
  /** Labels at the ends of the curves; with a reading, they show the values under the cursor instead. */
  words(ends: Values, reading: Values | null): Word[];
  /** The widest label at the end of a curve; absent: that of the curves of one run. */
  widestWord?: Pick<Word, 'text' | 'figure'>;
}

/** A point of the chart with a label. */
export interface Note extends Point {
  text: string;
}

/** Enough for one column per pixel of a wide chart, and few enough to be drawn in every frame. */
const columnCount = 650;

/** The growing data of a chart. */
export class Curves {
  xMaximum = 1;
  /** The greatest x of any curve. */
  xEnd = 0;
  noted: Note | null = null;
  xAxis: Axis = epochAxis(1);
  #columns: (MinMaxColumns | MeanColumns)[] = [];
  #extents: Extent[] = [];
  #last: (Point | undefined)[] = [];
  readonly #definition: ChartDefinition;

  constructor(definition: ChartDefinition) {
    this.#definition = definition;
    this.reset(1);
  }

  /** Forgets all points; the x axis goes from 0 to `xMaximum` from now on. */
  reset(xMaximum: number): void {
    const { curves } = this.#definition;
    this.xMaximum = xMaximum;
    this.xAxis = (this.#definition.xAxis ?? epochAxis)(xMaximum);
    this.xEnd = 0;
    this.noted = null;
    this.#columns = curves.map(({ style }) => {
      const isBand = style === 'band' || style === 'band-edge';
      return isBand ? new MeanColumns(xMaximum, columnCount) : new MinMaxColumns(xMaximum, columnCount);
    });
    this.#extents = curves.map(() => ({ ...emptyExtent }));
    this.#last = curves.map(() => undefined);
  }

  append(curve: number, x: number, y: number): void {
    const point = { x, y };
    this.#columns[curve].append(point, this.#definition.xAxis && this.xAxis.fraction(x));
    const extent = this.#extents[curve];
    extent.lowest = Math.min(extent.lowest, y);
    extent.highest = Math.max(extent.highest, y);
    this.#last[curve] = point;
    this.xEnd = Math.max(this.xEnd, x);
  }

  /** Labels a point; replaces the previous note. */
  note(note: Note): void {
    this.noted = note;
  }

  points(curve: number): Point[] {
    return this.#columns[curve].points();
  }

  yAxis(): Axis {
    return this.#definition.yAxis(this.#extents, this.xEnd);
  }

  /** The last value of each curve that has points beyond the start of the axis. */
  lastValues(): Values {
    return this.#last.map((point) => (point === undefined || point.x === 0 ? undefined : point.y));
  }
}
