import { landscapes } from '../../../engine/descent/landscape';
import { ExerciseCard } from '../exercise-card';
import { degrees, formatFigure, inSteps } from '../figures';
import { linePath, Plot } from '../plot';
import { ValueSlider } from '../value-slider';
import { Arrow } from './arrow';
import { Contours } from './contours';
import {
  angles,
  from,
  largestChange,
  linearChange,
  stepTowards,
  type DirectionModel,
} from './direction-model';

/** Around the ball; the plot is 10 wide where it is 7 high, so that both axes have one scale. */
const box = [
  [-1.68, -1.52],
  [0.244, 0.356],
] as const;
const levels = inSteps(0.3, 0.8, 0.03);

/** An arrow of fixed length to be turned, and what it changes. */
export function DirectionExercise({ model }: { model: DirectionModel }) {
  const angle = model.angle.value;
  const [linear, exact] = [formatFigure(model.linear.value, 3), formatFigure(model.exact.value, 3)];
  return (
    <ExerciseCard
      exercise={model.exercise}
      title="which way falls fastest?"
      question="On the slope of the ravine, turn the step Δv, whose length ε is fixed, until the cost falls as much as it can."
    >
      <div class="figure-parts direction-parts">
        <Plot
          label={`Lines of equal cost around the ball. The arrow points to ${formatFigure(angle)}°.`}
          x={box[0]}
          y={box[1]}
          xTicks={[-1.65, -1.6, -1.55]}
          yTicks={[0.26, 0.3, 0.34]}
          xName="v₁"
          yName="v₂"
          width={300}
          height={219}
          onPoint={(x, y) => model.turn(degrees(Math.atan2(y - from[1], x - from[0])))}
        >
          {(scale) => {
            const [x, y] = stepTowards(angle);
            const radius = scale.x(from[0] + stepTowards(0)[0]) - scale.x(from[0]);
            return (
              <>
                <Contours landscape={landscapes.ravine} box={box} levels={levels} scale={scale} />
                <circle class="guide" cx={scale.x(from[0])} cy={scale.y(from[1])} r={radius} />
                <circle class="ball" cx={scale.x(from[0])} cy={scale.y(from[1])} r={8} />
                <Arrow
                  from={[scale.x(from[0]), scale.y(from[1])]}
                  to={[scale.x(from[0] + x), scale.y(from[1] + y)]}
                />
              </>
            );
          }}
        </Plot>
        <ChangePlot model={model} />
      </div>
      <div class="direction-turn">
        <ValueSlider
          label="angle"
          name="Angle of the step"
          value={angle}
          values={angles}
          onChange={(value) => model.turn(value)}
          format={(value) => `${formatFigure(value)}°`}
        />
        <p class="soft">
          By the formula, ∇C·Δv = {linear}; C itself changes by {exact}.
        </p>
      </div>
    </ExerciseCard>
  );
}

/** ∇C·Δv over the angle: what has been tried; the whole curve between its bounds once the exercise is solved. */
function ChangePlot({ model }: { model: DirectionModel }) {
  const { angle, tried, linear, exercise } = model;
  const isShown = exercise.isSolved.value;
  const height = largestChange * 1.2;
  return (
    <Plot
      label={
        `∇C·Δv over the angle: ${formatFigure(linear.value, 3)} at ${formatFigure(angle.value)}°, ${tried.value.length} angles tried.` +
        (isShown
          ? ` The whole curve is a cosine between plus and minus ε‖∇C‖ = ${formatFigure(largestChange, 3)}.`
          : '')
      }
      x={[-180, 180]}
      y={[-height, height]}
      xTicks={[-180, -90, 0, 90, 180]}
      yTicks={[-0.05, 0, 0.05]}
      xName="angle"
      yName="∇C·Δv"
      width={300}
      height={219}
      onPoint={(at) => model.turn(at)}
    >
      {(scale) => (
        <>
          {isShown && (
            <>
              <path
                class="curve"
                d={linePath(
                  angles.map((one) => [one, linearChange(one)]),
                  scale,
                )}
              />
              {[-1, 1].map((sign) => (
                <g key={sign}>
                  <path
                    class="guide"
                    d={`M${scale.x(-180)} ${scale.y(sign * largestChange)}H${scale.x(180)}`}
                  />
                  <text
                    class="tick"
                    x={scale.x(176)}
                    y={scale.y(sign * largestChange) + (sign < 0 ? 14 : -6)}
                    text-anchor="end"
                  >
                    {sign < 0 ? '−ε‖∇C‖' : 'ε‖∇C‖'}
                  </text>
                </g>
              ))}
            </>
          )}
          {tried.value.map((one) => (
            <circle
              key={one}
              class="point is-other"
              cx={scale.x(one)}
              cy={scale.y(linearChange(one))}
              r={3}
            />
          ))}
          <circle class="point" cx={scale.x(angle.value)} cy={scale.y(linear.value)} r={6} />
        </>
      )}
    </Plot>
  );
}
