import { sigmoid } from '../../../engine/network/activations';
import { step } from '../../../engine/perceptron/perceptron';
import { ExerciseCard } from '../exercise-card';
import { formatFigure, inSteps } from '../figures';
import { linePath, Plot } from '../plot';
import { PlotLegend } from '../plot-legend';
import { claims, type SigmoidModel } from './sigmoid-model';
import { SmallNetwork } from './small-network-diagram';

export function SigmoidContent({ model }: { model: SigmoidModel }) {
  const c = formatFigure(model.c.value);
  return (
    <>
      <section class="card figure-card" aria-labelledby="sigmoid-title">
        <div class="card-header">
          <h2 id="sigmoid-title">Sigmoid and step</h2>
          <span class="soft">click an input to flip it</span>
          <span class="end">c = {c}</span>
        </div>
        <div class="figure-parts">
          <Curves model={model} />
          <SmallNetwork model={model} />
        </div>
        <PlotLegend
          curves={[
            { name: 'σ(c · z)', kind: '' },
            { name: 'step of c · z', kind: 'is-contrast' },
          ]}
        />
        <p class="caption">
          In each circle: above, what the sigmoid neuron gives out; below, what a perceptron in its place
          says.
        </p>
      </section>
      <ExerciseCard
        exercise={model.scaling}
        title="c and perceptrons"
        question="All weights and biases of a network of perceptrons are multiplied by c. For which c does it answer differently?"
      >
        <div role="radiogroup" aria-label="For which c?">
          {claims.map((claim, index) => (
            <label key={claim} class="choice">
              <input
                type="radio"
                name="sigmoid-claim"
                checked={model.claim.value === index}
                onChange={() => (model.claim.value = index)}
              />
              {claim}
            </label>
          ))}
        </div>
      </ExerciseCard>
      <ExerciseCard
        exercise={model.exception}
        title="the exception"
        question="As c grows, sigmoid neurons become perceptrons, except where w·x + b = 0. Set the inputs of the figure to the case in which one neuron does not."
      />
    </>
  );
}

/** Of z. */
const range = [-5, 5] as const;
const zValues = inSteps(range[0], range[1], 0.02);
/** The step is drawn as its two halves. */
const halves = [inSteps(range[0], 0, 1), inSteps(0, range[1], 1)];

function Curves({ model }: { model: SigmoidModel }) {
  const c = model.c.value;
  const at1 = sigmoid.value(c);
  return (
    <Plot
      label={`σ(c · z) for c = ${formatFigure(c)}: 0.5 at z = 0, ${formatFigure(at1, 3)} at z = 1. The step is 0 up to z = 0, and 1 above.`}
      x={range}
      y={[-0.05, 1.05]}
      xTicks={[-4, -2, 0, 2, 4]}
      yTicks={[0, 0.5, 1]}
      xName="z"
      width={340}
    >
      {(scale) => (
        <>
          {halves.map((half, index) => (
            <path
              key={index}
              class="curve is-contrast"
              d={linePath(
                half.map((z) => [z, step.value(index === 1 ? Math.max(z, 1) : z)]),
                scale,
              )}
            />
          ))}
          <path
            class="curve"
            d={linePath(
              zValues.map((z) => [z, sigmoid.value(c * z)]),
              scale,
            )}
          />
          <circle class="point" cx={scale.x(0)} cy={scale.y(0.5)} r={4.5} />
        </>
      )}
    </Plot>
  );
}
