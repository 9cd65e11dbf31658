import { effect, type ReadonlySignal } from '@preact/signals';
import { createCurveChart, refreshCurveChart, type CurveChart } from './curve-chart';
import type { ChartContent, Reading } from './chart-content';
import { onThemeChange, readChartTheme } from './chart-theme';
import { Curves, type ChartDefinition, type Note } from '../../figures/charts/curves';

/** Room for half a point, or half a number of the y axis, that extends beyond the plot. */
const margin = { top: 7, right: 0, bottom: 5, left: 0 };

interface LineChartOptions {
  hasEpochLabels: boolean;
  /** The values under the cursor. */
  reading: ReadonlySignal<Reading | null>;
  /** The x value to mark; null without. */
  mark?: ReadonlySignal<number | null>;
}

/** A growing line chart on a canvas, drawn at most once per frame. */
export class LineChart {
  readonly #content: ChartContent;
  readonly #chart: CurveChart;
  readonly #endings: (() => void)[];
  #frame = 0;
  #isStale = true;

  constructor(
    canvas: HTMLCanvasElement,
    definition: ChartDefinition,
    { hasEpochLabels, reading, mark }: LineChartOptions,
  ) {
    this.#content = {
      definition,
      curves: new Curves(definition),
      theme: readChartTheme(canvas),
      reading: null,
      mark: null,
      hasEpochLabels,
      margin: { ...margin, bottom: hasEpochLabels ? 0 : margin.bottom },
    };
    this.#chart = createCurveChart(canvas, this.#content, { isResponsive: true });
    this.#endings = [
      onThemeChange(() => this.#requestUpdate()),
      effect(() => {
        this.#content.reading = reading.value;
        this.#content.mark = mark?.value ?? null;
        this.#requestDrawing();
      }),
    ];
    this.#requestUpdate();
  }

  /** Forgets all points; the x axis goes from 0 to `xMaximum` from now on. */
  reset(xMaximum: number): void {
    this.#content.curves.reset(xMaximum);
    this.#requestUpdate();
  }

  /** Adds a point to a curve; x must not decrease. */
  append(curve: number, x: number, y: number): void {
    this.#content.curves.append(curve, x, y);
    this.#requestUpdate();
  }

  /** Labels a point; replaces the previous note. */
  note(note: Note): void {
    this.#content.curves.note(note);
    this.#requestUpdate();
  }

  /** The x value at a position in the window. */
  xAt(clientX: number): number {
    const { left } = this.#chart.canvas.getBoundingClientRect();
    const fraction = this.#chart.scales.x.getDecimalForPixel(clientX - left);
    return Math.min(1, Math.max(0, fraction)) * this.#content.curves.xMaximum;
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    for (const end of this.#endings) end();
    this.#chart.destroy();
  }

  #requestUpdate(): void {
    this.#isStale = true;
    this.#requestDrawing();
  }

  #requestDrawing(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw(): void {
    if (!this.#isStale) return this.#chart.draw();
    this.#isStale = false;
    this.#content.theme = readChartTheme(this.#chart.canvas);
    refreshCurveChart(this.#chart, this.#content);
    this.#chart.update();
  }
}
