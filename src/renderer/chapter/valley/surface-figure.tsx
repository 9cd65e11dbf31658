import { Plot, type PlotScale } from '../plot';
import { Arrow } from './arrow';
import { Contours } from './contours';
import { RollingBall } from './rolling-ball';
import { arrowScale, stateText } from './state-text';
import type { ValleyModel } from './valley-model';
import { box, valleys } from './valleys';
import { Way } from './way';

/** Denser below, where the ground is flat. */
const levels = Array.from({ length: 14 }, (_, index) => 8 * ((index + 0.5) / 14) ** 2);

/** A ball on a surface seen from above, with lines of equal cost and the way it came; both axes have one scale. */
export function SurfaceFigure({ model }: { model: ValleyModel }) {
  const balls = model.descent.value.balls.slice(0, model.steps.value + 1);
  const way = balls.map(({ position: [x, y] }): [number, number] => [x, y]);
  const [x, y] = way.at(-1)!;
  return (
    <Plot
      label={stateText(model)}
      x={box[0]}
      y={box[1]}
      xTicks={[-2, -1, 0, 1, 2]}
      yTicks={[-1, 0, 1]}
      xName="v₁"
      yName="v₂"
      width={340}
      height={247}
      onPoint={(v1, v2) => model.place([v1, v2])}
    >
      {(scale) => (
        <>
          <Contours landscape={model.landscape.value} box={box} levels={levels} scale={scale} />
          <Bottom position={valleys[model.name.value].bottom} scale={scale} />
          <Way points={way} scale={scale} />
          <RollingBall model={model} x={scale.x(x)} y={scale.y(y)} />
          <DownhillArrow model={model} scale={scale} />
        </>
      )}
    </Plot>
  );
}

function Bottom({ position: [x, y], scale }: { position: readonly number[]; scale: PlotScale }) {
  return <path class="bottom" d={`M${scale.x(x) - 5} ${scale.y(y)}h10m-5 -5v10`} />;
}

/** Against the gradient. */
function DownhillArrow({ model, scale }: { model: ValleyModel; scale: PlotScale }) {
  const [x, y] = model.ball.value.position;
  const [alongX, alongY] = model.gradient.value;
  const to = [scale.x(x - arrowScale * alongX), scale.y(y - arrowScale * alongY)] as const;
  return <Arrow from={[scale.x(x), scale.y(y)]} to={to} />;
}
