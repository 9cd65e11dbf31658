import { linePath, type PlotScale } from '../plot';

/** From ball to ball. */
export function Way({ points, scale }: { points: readonly (readonly [number, number])[]; scale: PlotScale }) {
  return (
    <>
      <path class="way" d={linePath(points, scale)} />
      {points.slice(0, -1).map(([x, y], index) => (
        <circle key={index} class="way-point" cx={scale.x(x)} cy={scale.y(y)} r={2.6} />
      ))}
    </>
  );
}
