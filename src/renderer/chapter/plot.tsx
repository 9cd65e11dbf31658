import type { ComponentChildren } from 'preact';
import { formatFigure } from './figures';
import './plot.css';

/** Of a plot, in its own units, with room for the numbers at its axes. */
const margin = { left: 40, right: 10, top: 10, bottom: 34 };

/** From a plot's values to its own units. */
export interface PlotScale {
  x: (value: number) => number;
  y: (value: number) => number;
}

interface PlotProps {
  /** What it shows at the moment, in one sentence. */
  label: string;
  x: readonly [number, number];
  y: readonly [number, number];
  xTicks: readonly number[];
  yTicks: readonly number[];
  /** How a tick of the x axis reads; as the number itself if absent. */
  tickText?: (tick: number) => string;
  /** How a tick of the y axis reads. */
  yTickText?: (tick: number) => string;
  xName: string;
  yName?: string;
  width?: number;
  height?: number;
  /** Called with the values under the pointer while it is pressed. */
  onPoint?: (x: number, y: number) => void;
  children: (scale: PlotScale) => ComponentChildren;
}

/** Axes with whatever is drawn between them; keys do through a slider what the pointer does here. */
export function Plot({
  label,
  x,
  y,
  xTicks,
  yTicks,
  tickText = formatFigure,
  yTickText = formatFigure,
  xName,
  yName,
  width = 420,
  height = 260,
  onPoint,
  children,
}: PlotProps) {
  const [innerWidth, innerHeight] = [width - margin.left - margin.right, height - margin.top - margin.bottom];
  const scale: PlotScale = {
    x: (value) => margin.left + ((value - x[0]) / (x[1] - x[0])) * innerWidth,
    y: (value) => margin.top + (1 - (value - y[0]) / (y[1] - y[0])) * innerHeight,
  };
  const point = (event: PointerEvent & { currentTarget: SVGSVGElement }) => {
    // The plot may be narrower than its box, whose height is limited.
    const { x: atX, y: atY } = new DOMPoint(event.clientX, event.clientY).matrixTransform(
      event.currentTarget.getScreenCTM()!.inverse(),
    );
    const within = (value: number) => Math.min(1, Math.max(0, value));
    onPoint?.(
      x[0] + within((atX - margin.left) / innerWidth) * (x[1] - x[0]),
      y[1] - within((atY - margin.top) / innerHeight) * (y[1] - y[0]),
    );
  };
  const isPointed = onPoint !== undefined;
  return (
    <svg
      class={isPointed ? 'plot is-pointed' : 'plot'}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      onPointerDown={(event) => {
        if (!isPointed) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        point(event);
      }}
      onPointerMove={(event) => isPointed && event.buttons === 1 && point(event)}
    >
      {xTicks.map((tick) => (
        <g key={`x ${tick}`}>
          <path class="grid" d={`M${scale.x(tick)} ${margin.top}v${innerHeight}`} />
          <text class="tick" x={scale.x(tick)} y={margin.top + innerHeight + 15} text-anchor="middle">
            {tickText(tick)}
          </text>
        </g>
      ))}
      {yTicks.map((tick) => (
        <g key={`y ${tick}`}>
          <path class="grid" d={`M${margin.left} ${scale.y(tick)}h${innerWidth}`} />
          <text class="tick" x={margin.left - 6} y={scale.y(tick) + 4} text-anchor="end">
            {yTickText(tick)}
          </text>
        </g>
      ))}
      <text class="axis-name" x={margin.left + innerWidth} y={height - 4} text-anchor="end">
        {xName}
      </text>
      {yName !== undefined && (
        <text class="axis-name" x={4} y={margin.top + 2} dominant-baseline="middle">
          {yName}
        </text>
      )}
      <svg
        aria-hidden="true"
        x={margin.left}
        y={margin.top}
        width={innerWidth}
        height={innerHeight}
        viewBox={`${margin.left} ${margin.top} ${innerWidth} ${innerHeight}`}
      >
        {children(scale)}
      </svg>
    </svg>
  );
}

/** A line through points, as the path of an SVG; cut off far outside, where numbers would be no places any more. */
export function linePath(points: readonly (readonly [number, number])[], scale: PlotScale): string {
  const place = (value: number) => Math.max(-1e4, Math.min(1e4, value)).toFixed(2);
  return points
    .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${place(scale.x(x))} ${place(scale.y(y))}`)
    .join('');
}
