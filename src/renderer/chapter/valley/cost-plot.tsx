import { costAt } from '../../../engine/descent/landscape';
import { inSteps } from '../figures';
import { linePath, Plot } from '../plot';
import type { ValleyModel } from './valley-model';
import { stepsText } from './end-text';
import { shortFigure } from './state-text';
import { costRange, costTicks } from './valleys';

/** The axis of the steps is one of these, in four parts. */
const lengths = [12, 20, 40, 100, 200, 400];

/** The cost after each step; its axis has room for the whole way from the beginning. */
export function CostPlot({ model }: { model: ValleyModel }) {
  const landscape = model.landscape.value;
  const { balls } = model.descent.value;
  const length = lengths.find((one) => one >= balls.length - 1)!;
  const steps = model.steps.value;
  const costs = balls
    .slice(0, steps + 1)
    .map(({ position }, step): [number, number] => [step, costAt(landscape, position)]);
  const [, cost] = costs.at(-1)!;
  return (
    <Plot
      label={`The cost after each step: ${shortFigure(costs[0][1])} at the start, ${shortFigure(cost)} after ${stepsText(steps)}.`}
      x={[-length / 40, length]}
      y={costRange}
      xTicks={inSteps(0, length, length / 4)}
      yTicks={costTicks}
      xName="step"
      yName="C"
      width={240}
      height={247}
    >
      {(scale) => (
        <>
          <path class="curve" d={linePath(costs, scale)} />
          {steps <= 40 &&
            costs.map(([step, each]) => (
              <circle key={step} class="point" cx={scale.x(step)} cy={scale.y(each)} r={3.5} />
            ))}
        </>
      )}
    </Plot>
  );
}
