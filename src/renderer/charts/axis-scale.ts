import { Scale, type CartesianScaleOptions, type ChartArea, type FontSpec, type Tick } from 'chart.js';
import { toFont } from 'chart.js/helpers';
import type { Axis } from '../../figures/charts/axis';
import { placeTickLabels } from '../../figures/charts/tick-labels';

declare module 'chart.js' {
  interface CartesianScaleTypeRegistry {
    axis: { options: CartesianScaleOptions };
  }
}

const emptyAxis: Axis = { ticks: [], fraction: () => 0 };

/** Places values by an `Axis`, which can change at each update. */
export class AxisScale extends Scale<CartesianScaleOptions> {
  static id = 'axis';
  static defaults = {};
  #axis = emptyAxis;

  /** Uses this axis from the next update on. */
  show(axis: Axis): void {
    this.#axis = axis;
  }

  override determineDataLimits(): void {
    const { ticks } = this.#axis;
    this.min = ticks.at(0)?.value ?? 0;
    this.max = ticks.at(-1)?.value ?? 1;
  }

  override buildTicks(): Tick[] {
    return this.#axis.ticks.map(({ value, label }) => ({ value, label }));
  }

  // The ticks already have their labels.
  override generateTickLabels(): void {}

  override getPixelForTick(index: number): number {
    return this.getPixelForValue(this.ticks[index].value);
  }

  override getPixelForValue(value: number): number {
    return this.getPixelForDecimal(this.#axis.fraction(value));
  }

  /** Draws the numbers below a plot. */
  override drawLabels(area: ChartArea): void {
    if (!this.isHorizontal()) return super.drawLabels(area);
    const { ctx, options } = this;
    if (!options.ticks.display) return;
    ctx.font = toFont(options.ticks.font as Partial<FontSpec>).string;
    ctx.fillStyle = options.ticks.color as string;
    ctx.textBaseline = 'top';
    const labels = placeTickLabels(
      this.#axis.ticks,
      (value) => this.getPixelForValue(value),
      (text) => ctx.measureText(text).width,
    );
    for (const { text, at, anchor } of labels) {
      ctx.textAlign = anchor === 'end' ? 'right' : 'center';
      ctx.fillText(text, at, this.top + options.ticks.padding);
    }
  }
}
