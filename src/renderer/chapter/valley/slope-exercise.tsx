import { costAt, landscapes } from '../../../engine/descent/landscape';
import { ExerciseCard } from '../exercise-card';
import { linePath, Plot } from '../plot';
import { curveOf } from './curve-figure';
import { directions, marks, type SlopeModel } from './slope-model';
import { box } from './valleys';

const landscape = landscapes['curve-with-two-valleys'];

/** Four balls on a curve, and where each of them goes. */
export function SlopeExercise({ model }: { model: SlopeModel }) {
  return (
    <ExerciseCard
      exercise={model.exercise}
      title="one variable"
      question="Four balls lie on a curve. Where does the first step of gradient descent move each of them?"
    >
      <div class="figure-parts valley-parts">
        <Plot
          label={`A curve with two valleys, at v = −1.5 and 1, and a hilltop at 0. ${marks.map(({ name, v }) => `${name} lies at ${String(v).replace('-', '−')}`).join(', ')}.`}
          x={box[0]}
          y={[-0.2, 3]}
          xTicks={[-2, -1, 0, 1, 2]}
          yTicks={[0, 1, 2, 3]}
          xName="v"
          yName="C"
          width={340}
          height={200}
        >
          {(scale) => (
            <>
              <path class="curve landscape" d={linePath(curveOf(landscape), scale)} />
              {marks.map(({ name, v }) => (
                <g key={name}>
                  <circle class="ball" cx={scale.x(v)} cy={scale.y(costAt(landscape, [v]))} r={8} />
                  <text
                    class="ball-name"
                    x={scale.x(v)}
                    y={scale.y(costAt(landscape, [v])) - 14}
                    text-anchor="middle"
                  >
                    {name}
                  </text>
                </g>
              ))}
            </>
          )}
        </Plot>
        <div class="slope-answers">
          {marks.map(({ name }, index) => (
            <div key={name} class="slope-answer">
              <span aria-hidden="true">{name}</span>
              <fieldset class="segments" aria-label={`Ball ${name}`}>
                {directions.map((direction) => (
                  <label key={direction.value}>
                    <input
                      type="radio"
                      name={`ball-${name}`}
                      checked={model.answers.value[index] === direction.value}
                      onChange={() => model.answer(index, direction.value)}
                    />
                    <span>{direction.name}</span>
                  </label>
                ))}
              </fieldset>
            </div>
          ))}
        </div>
      </div>
    </ExerciseCard>
  );
}
