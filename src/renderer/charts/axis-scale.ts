import { Scale, type CartesianScaleOptions, type ChartArea, type FontSpec, type Tick } from 'chart.js';
import { toFont } from 'chart.js/helpers';
import type { Axis } from './axis';

declare module 'chart.js' {
  interface CartesianScaleTypeRegistry {
    axis: { options: CartesianScaleOptions };
  }
}

/** Minimum gap between two numbers below a plot, in pixels. */
const labelGap = 8;

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

  /** Draws numbers below a plot centred under their ticks; only the last one is shifted to stay within the plot. */
  override drawLabels(area: ChartArea): void {
    if (!this.isHorizontal()) return super.drawLabels(area);
    const { ctx, options } = this;
    if (!options.ticks.display) return;
    ctx.font = toFont(options.ticks.font as Partial<FontSpec>).string;
    ctx.fillStyle = options.ticks.color as string;
    ctx.textBaseline = 'top';
    ctx.textAlign = 'left';
    for (const { text, left } of this.#placeLabels()) {
      ctx.fillText(text, left, this.top + options.ticks.padding);
    }
  }

  /** Places the labels, without those that would touch the previous label or the last one. */
  #placeLabels(): { text: string; left: number }[] {
    const labels = this.ticks.map(({ label }, index) => {
      const text = String(label);
      const { width } = this.ctx.measureText(text);
      const isLast = index === this.ticks.length - 1;
      const left = this.getPixelForTick(index) - (isLast ? width : width / 2);
      return { text, left, right: left + width };
    });
    let end = Number.NEGATIVE_INFINITY;
    return labels.filter((label, index) => {
      const isLast = index === labels.length - 1;
      const isFree = isLast || (label.left >= end && label.right + labelGap <= labels.at(-1)!.left);
      if (isFree) end = label.right + labelGap;
      return isFree;
    });
  }
}
