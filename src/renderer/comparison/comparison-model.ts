import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import type { RunSummary } from '../../contract/run';
import { isAtRest } from '../../contract/run';
import type { Reading } from '../charts/chart-content';
import type { ChartDefinition, Stroke } from '../../figures/charts/curves';
import { nameOfRow, type RunRowContent } from '../runs/run-groups';
import type { RunsListModel } from '../runs/runs-list-model';
import type { NoticesModel } from '../ui/notices-model';
import { experimentsLike } from './book-figures';
import { comparisonChart, curveIndices, marksOf, type ComparisonLayout } from './comparison-chart';
import {
  curveOf,
  imagesPerEpochOf,
  pointAt,
  smoothCurve,
  type CurvePoint,
  type Measure,
  type XKind,
} from './compared-curve';
import { RunCurveCache } from './run-curve-cache';
import { mainStroke, otherStrokes } from '../../figures/charts/strokes';
import { noStroke, Ticks } from './ticks';

/** A ticked row. */
export interface ComparedRow extends RunRowContent {
  name: string;
  isOnScreen: boolean;
  /** null: no stroke is left for it, and it is not drawn. */
  stroke: Stroke | null;
}

/** A ticked row that is drawn, with its numbers. */
export interface ComparedCurve extends ComparedRow {
  stroke: Stroke;
  /** Mean and range of several runs. */
  isBand: boolean;
  /** As they were measured. */
  measured: readonly CurvePoint[];
  /** As they are drawn: smoothed if a person wants that. */
  points: readonly CurvePoint[];
}

interface ModelsOfComparison {
  bridge: InklingBridge;
  notices: NoticesModel;
  list: RunsListModel;
  runs: ReadonlySignal<readonly RunSummary[]>;
  onScreen: ReadonlySignal<RunSummary | null>;
  /** Whether the comparison is on the page: only then curves are requested. */
  isShown: ReadonlySignal<boolean>;
}

/** The ticked runs and groups, laid over each other in one chart. */
export class ComparisonModel {
  readonly ticks = new Ticks();
  readonly measure = signal<Measure>('test');
  readonly xKind = signal<XKind>('epochs');
  /** Weight of the past in the moving average, 0 to 0.95. */
  readonly smoothing = signal(0);
  readonly isLogX = signal(false);
  readonly isLogCost = signal(false);
  /** Whether the book's transcript is marked, where it can be. */
  readonly hasBook = signal(false);
  /** Whether the values are shown as a table in place of the chart. */
  readonly isTable = signal(false);
  /** All ticked rows that exist, the run on screen's first of all in its stroke. */
  readonly rows: ReadonlySignal<readonly ComparedRow[]>;
  readonly curves: ReadonlySignal<readonly ComparedCurve[]>;
  /** The chart; the same object as long as only its numbers change. */
  readonly chart: ReadonlySignal<ChartDefinition>;
  /** The book's experiments that are marked. */
  readonly experiments = computed(() => {
    const isPossible = this.measure.value === 'test' && this.xKind.value !== 'seconds';
    if (!isPossible || !this.hasBook.value) return [];
    return experimentsLike(this.curves.value.map(({ runs }) => runs[0].hyperparameters));
  });
  /** The figures of each of them. */
  readonly marks = computed(() => this.experiments.value.map((each) => marksOf(each, this.#bookXPerEpoch)));
  /** End of the x axis. */
  readonly xMaximum = computed(() => this.#findXMaximum());
  /** All positions that the cursor can take, increasing. */
  readonly positions = computed(() =>
    [...new Set(this.curves.value.flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b),
  );
  /** How the lines across the chart are to be read. */
  readonly linesCaption = computed(() => this.#describeLines());
  /** Position of the cursor; null without one. */
  readonly cursor = signal<number | null>(null);
  readonly reading = computed((): Reading | null => this.#read());
  readonly #list: RunsListModel;
  readonly #runs: ReadonlySignal<readonly RunSummary[]>;
  readonly #onScreen: ReadonlySignal<RunSummary | null>;
  readonly #cache: RunCurveCache;

  constructor({ bridge, notices, list, runs, onScreen, isShown }: ModelsOfComparison) {
    [this.#list, this.#runs, this.#onScreen] = [list, runs, onScreen];
    this.rows = computed(() => this.#compareRows());
    const drawn = computed(() => this.rows.value.filter(({ stroke }) => stroke !== null));
    const wanted = computed(() => (isShown.value ? drawn.value.flatMap((row) => row.runs) : []));
    this.#cache = new RunCurveCache(bridge, notices, wanted);
    this.curves = computed(() => drawn.value.map((row) => this.#curveOf(row)));
    this.chart = this.#stableChart();
  }

  /** The stroke of a ticked row; null when none is left, undefined when it is not ticked. */
  strokeOf(rowId: string): Stroke | null | undefined {
    if (!this.ticks.all.value.has(rowId)) return undefined;
    return this.rows.value.find(({ id }) => id === rowId)?.stroke;
  }

  moveCursorNear(x: number): void {
    const positions = this.positions.peek();
    if (positions.length === 0) return;
    const distance = (position: number) => Math.abs(position - x);
    this.cursor.value = positions.reduce((best, each) => (distance(each) < distance(best) ? each : best));
  }

  /** Moves this many positions forward (or back); the first move goes to the last position. */
  moveCursorBy(steps: number): void {
    const positions = this.positions.peek();
    const cursor = this.cursor.peek();
    const index = cursor === null ? positions.length - 1 : positions.findIndex((x) => x >= cursor) + steps;
    this.cursor.value = positions[Math.min(positions.length - 1, Math.max(0, index))] ?? null;
  }

  leave(): void {
    this.cursor.value = null;
  }

  /** The value of a drawn curve under the cursor, or else its last one. */
  pointOf({ points }: ComparedCurve): CurvePoint | undefined {
    const cursor = this.cursor.value;
    return cursor === null ? points.at(-1) : pointAt(points, cursor);
  }

  #compareRows(): ComparedRow[] {
    const ticked = this.ticks.all.value;
    if (ticked.size === 0) return [];
    const groups = new Map(this.#list.allRows.value.map((row) => [row.id, row]));
    const runs = new Map(this.#runs.value.map((run) => [run.id, run]));
    const onScreenId = this.#onScreen.value?.id;
    let isOnScreenFound = false;
    return [...ticked].flatMap(([id, stroke]): ComparedRow[] => {
      const run = runs.get(id);
      const row = groups.get(id) ?? (run && { id, runs: [run], isGroup: false });
      if (row === undefined) return [];
      const isOnScreen = !isOnScreenFound && row.runs.some((each) => each.id === onScreenId);
      isOnScreenFound ||= isOnScreen;
      const own = stroke === noStroke ? null : otherStrokes[stroke];
      return [{ ...row, name: nameOfRow(row), isOnScreen, stroke: isOnScreen ? mainStroke : own }];
    });
  }

  #curveOf(row: ComparedRow): ComparedCurve {
    const cached = this.#cache.curves.value;
    const runs = row.runs.map((run) => ({ run, epochs: cached.get(run.id)?.epochs ?? [] }));
    const measured = curveOf(runs, this.measure.value, this.xKind.value);
    return {
      ...row,
      stroke: row.stroke!,
      isBand: row.isGroup,
      measured,
      points: smoothCurve(measured, this.smoothing.value),
    };
  }

  #stableChart(): ReadonlySignal<ChartDefinition> {
    let last: { key: string; chart: ChartDefinition } | undefined;
    return computed(() => {
      const layout = this.#layout();
      const key = JSON.stringify(layout);
      if (last?.key !== key) last = { key, chart: comparisonChart(layout) };
      return last.chart;
    });
  }

  #layout(): ComparisonLayout {
    const curves = this.curves.value;
    const starts = curves.flatMap(({ points }) => points.slice(0, 1).map(({ x }) => x)).filter((x) => x > 0);
    return {
      lines: curves.map(({ name, stroke, isBand, isOnScreen }) => ({ name, stroke, isBand, isOnScreen })),
      measure: this.measure.value,
      xKind: this.xKind.value,
      logXFrom: this.isLogX.value && starts.length > 0 ? Math.min(...starts) : null,
      isLogCost: this.isLogCost.value,
      book: this.experiments.value.map(({ name, mark }) => ({ name, mark })),
    };
  }

  /** Of all drawn curves, as far as their runs are planned while they train. */
  #findXMaximum(): number {
    const marks = this.marks.value.flat().map(({ x }) => x);
    const ends = this.curves.value.flatMap(({ runs, points }) => {
      const last = points.at(-1);
      return runs.map((run) => {
        const perEpoch = last ? last.x / last.epochs : { epochs: 1, images: imagesPerEpochOf(run), seconds: 0 }[this.xKind.value]; // prettier-ignore
        return perEpoch * (isAtRest(run) ? run.epochsDone : run.hyperparameters.epochs);
      });
    });
    const lastPoints = this.positions.value.at(-1) ?? 0;
    const maximum = Math.max(0, lastPoints, ...marks, ...ends);
    return maximum > 0 ? maximum : 1;
  }

  #describeLines(): string {
    const points = this.curves.value.flatMap((curve) => curve.points);
    const marks = this.marks.value.flat().map(({ y }) => ({ lowest: y, highest: y }));
    return this.chart.value.yAxis([...points, ...marks], this.xMaximum.value).caption ?? '';
  }

  /** What the x axis counts in an epoch of the book. */
  get #bookXPerEpoch(): number {
    return this.xKind.value === 'images' ? 50_000 : 1;
  }

  #read(): Reading | null {
    const x = this.cursor.value;
    if (x === null) return null;
    const curves = this.curves.value;
    const values: (number | undefined)[] = [];
    const indices = curveIndices(curves);
    curves.forEach(({ points }, line) => (values[indices[line]] = pointAt(points, x)?.mean));
    return { x, values };
  }
}
