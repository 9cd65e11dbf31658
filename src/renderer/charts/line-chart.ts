import { Chart } from 'chart.js';
import { onThemeChange, readChartColours } from './chart-colours';
import { chartConfiguration, refreshChart, type CurveChart } from './chart-configuration';
import { Curves, type ChartDefinition } from './curves';

/** A growing line chart on a canvas: `reset` and `append`, drawn at most once a frame. */
export class LineChart {
  readonly #definition: ChartDefinition;
  readonly #curves: Curves;
  readonly #chart: CurveChart;
  readonly #forgetTheme: () => void;
  #frame = 0;

  constructor(canvas: HTMLCanvasElement, definition: ChartDefinition) {
    this.#definition = definition;
    this.#curves = new Curves(definition);
    this.#chart = new Chart(
      canvas,
      chartConfiguration(definition, readChartColours(canvas), false),
    ) as CurveChart;
    this.#forgetTheme = onThemeChange(() => this.#requestDrawing());
    this.#requestDrawing();
  }

  /** Forgets all points; the x axis goes from 0 to `xMaximum` from now on. */
  reset(xMaximum: number): void {
    this.#curves.reset(xMaximum);
    this.#requestDrawing();
  }

  /** One value a curve; x must not go back. */
  append(x: number, values: readonly number[]): void {
    this.#curves.append(x, values);
    this.#requestDrawing();
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    this.#forgetTheme();
    this.#chart.destroy();
  }

  #requestDrawing(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      refreshChart(this.#chart, this.#definition, this.#curves, readChartColours(this.#chart.canvas));
      this.#chart.update();
    });
  }
}
