import { costAt, type Landscape } from '../../../engine/descent/landscape';
import { inSteps } from '../figures';
import { linePath, Plot, type PlotScale } from '../plot';
import { Arrow } from './arrow';
import { RollingBall } from './rolling-ball';
import { arrowScale, stateText } from './state-text';
import type { ValleyModel } from './valley-model';
import { box, costRange, costTicks } from './valleys';
import { Way } from './way';

const [range] = box;
const fine = inSteps(...range, 0.02);

/** Points of a curve, close enough to be joined. */
export function curveOf(landscape: Landscape): [number, number][] {
  return fine.map((v) => [v, costAt(landscape, [v])]);
}

/** A ball on a curve, with the tangent and the way it came. */
export function CurveFigure({ model }: { model: ValleyModel }) {
  const landscape = model.landscape.value;
  const balls = model.descent.value.balls.slice(0, model.steps.value + 1);
  const way = balls.map(({ position: [v] }): [number, number] => [v, costAt(landscape, [v])]);
  return (
    <Plot
      label={stateText(model)}
      x={range}
      y={costRange}
      xTicks={[-2, -1, 0, 1, 2]}
      yTicks={costTicks}
      xName="v"
      yName="C"
      width={340}
      height={247}
      onPoint={(v) => model.place([v])}
    >
      {(scale) => (
        <>
          <path class="curve landscape" d={linePath(curveOf(landscape), scale)} />
          <Tangent model={model} scale={scale} />
          <Way points={way} scale={scale} />
          <RollingBall model={model} x={scale.x(way.at(-1)![0])} y={scale.y(way.at(-1)![1])} />
          <SlopeArrow model={model} scale={scale} />
        </>
      )}
    </Plot>
  );
}

function Tangent({ model, scale }: { model: ValleyModel; scale: PlotScale }) {
  const [v] = model.ball.value.position;
  const [slope] = model.gradient.value;
  const at = (x: number): [number, number] => [x, model.cost.value + slope * (x - v)];
  return <path class="guide" d={linePath([at(v - 0.8), at(v + 0.8)], scale)} />;
}

function SlopeArrow({ model, scale }: { model: ValleyModel; scale: PlotScale }) {
  const [v] = model.ball.value.position;
  const y = scale.y(model.cost.value);
  return <Arrow from={[scale.x(v), y]} to={[scale.x(v - arrowScale * model.gradient.value[0]), y]} />;
}
