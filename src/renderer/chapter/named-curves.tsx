import { spreadLabels } from '../../figures/charts/spread-labels';
import { linePath, type PlotScale } from './plot';

/** Of a name, in the plot's units. */
const nameHeight = 13;

export interface NamedCurve {
  name: string;
  points: readonly (readonly [number, number])[];
  /** The one that is looked at. */
  isMain: boolean;
}

/** Curves with their names at their right ends, none over another; curves without points are left out. */
export function NamedCurves({
  curves,
  scale,
  y,
}: {
  curves: readonly NamedCurve[];
  scale: PlotScale;
  /** The range of the plot. */
  y: readonly [number, number];
}) {
  const drawn = curves.filter(({ points }) => points.length > 0);
  const ends = drawn.map(({ points }) => points.at(-1)!);
  const places = spreadLabels(
    ends.map(([, value]) => ({ centre: scale.y(value), height: nameHeight })),
    scale.y(y[1]),
    scale.y(y[0]),
  );
  return (
    <>
      {drawn.map(({ name, points, isMain }, index) => (
        <g key={name}>
          <path class={isMain ? 'curve' : 'curve is-quiet'} d={linePath(points, scale)} />
          <text class="curve-name" x={scale.x(ends[index][0]) + 8} y={places[index] + 4}>
            {name}
          </text>
        </g>
      ))}
    </>
  );
}
