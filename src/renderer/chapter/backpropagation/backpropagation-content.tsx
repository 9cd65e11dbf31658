import type { ComponentChildren } from 'preact';
import type { WorkedExample } from '../../../engine/inspection/worked-example';
import { sigmoid } from '../../../engine/network/activations';
import type { Sample } from '../../drawing/sample';
import { PixelPicture } from '../../reading/pixel-picture';
import { OpenBookNetwork } from '../../run/open-book-network';
import { ExerciseCard } from '../exercise-card';
import { formatFigure } from '../figures';
import { Formula, Sub } from '../formula';
import type { BackpropagationModel, Sign } from './backpropagation-model';
import '../number-table.css';
import './backpropagation.css';

export function BackpropagationContent({ model }: { model: BackpropagationModel }) {
  const [exercise] = model.exercises;
  const [example, next] = [model.example.value, model.next.value];
  return (
    <>
      <section class="card figure-card" aria-labelledby="example-title">
        <div class="card-header">
          <h2 id="example-title">Forward, then back</h2>
          <span class="soft">{example && nameOf(example)}</span>
          {model.worked.value !== null && (
            <span class="end">C = {formatFigure(model.worked.value.cost)}</span>
          )}
        </div>
        <Numbers model={model} />
        <p class="soft">
          z: weighted input. a: output. y: wanted output. δ: error. C: cost of this image. f: the neurons’
          activation function.
        </p>
      </section>
      <section class="card figure-card" aria-labelledby="gradient-title">
        <div class="card-header">
          <h2 id="gradient-title">One gradient, step by step</h2>
          <span class="soft">of the weight on the bench</span>
        </div>
        <Steps model={model} />
      </section>
      <ExerciseCard
        exercise={exercise}
        title="three signs"
        question={`${next ? nameOf(next) : 'Another picture'}, whose numbers are hidden: predict the sign of the gradient of its cost by each of these three weights.`}
      >
        <Questions model={model} />
      </ExerciseCard>
    </>
  );
}

/** "Test image 7, a 5". */
function nameOf({ name, label }: Sample): string {
  return `${name}, a ${label}`;
}

/** z, a and error of the chosen layer. */
function Numbers({ model }: { model: BackpropagationModel }) {
  const [worked, example] = [model.worked.value, model.example.value];
  if (worked === null || example === null) return <Nothing model={model} />;
  const layer = model.layer.value;
  const { weighted, activations, errors } = worked.layers[layer];
  const isLast = layer === worked.layers.length - 1;
  return (
    <div class="worked-layer">
      <PixelPicture pixels={example.input} name={`The picture: ${nameOf(example)}`} />
      <div class="worked-numbers" role="region" aria-label="Numbers of the layer" tabIndex={0}>
        <table class="number-table">
          <thead>
            <tr>
              <th scope="col">{isLast ? 'output' : 'hidden neuron'}</th>
              <th scope="col">z</th>
              <th scope="col">a</th>
              {isLast && <th scope="col">y</th>}
              <th scope="col">error δ</th>
            </tr>
          </thead>
          <tbody>
            {Array.from(activations, (activation, neuron) => (
              <tr key={neuron} aria-current={neuron === model.neuron.value ? 'true' : undefined}>
                <th scope="row">{isLast ? neuron : neuron + 1}</th>
                <td>{formatFigure(weighted[neuron], 3)}</td>
                <td>{formatFigure(activation, 3)}</td>
                {isLast && <td>{neuron === example.label ? 1 : 0}</td>}
                <td>{formatFigure(errors[neuron], 3)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** Why there are no numbers. */
function Nothing({ model }: { model: BackpropagationModel }) {
  if (model.network.value === null) {
    return (
      <p class="soft">
        {model.missing.value} <OpenBookNetwork library={model.library} />
      </p>
    );
  }
  return <p class="soft">There is no picture yet.</p>;
}

/** Each number of the chosen parameter with its formula. */
function Steps({ model }: { model: BackpropagationModel }) {
  const [worked, place] = [model.worked.value, model.place.value];
  if (worked === null || place === null) return <Nothing model={model} />;
  const { layer, neuron, input } = place;
  const { weighted, activations, errors } = worked.layers[layer];
  const [a, delta] = [activations[neuron], errors[neuron]];
  const isLast = layer === worked.layers.length - 1;
  const value = worked.valueOf(place);
  const gradient = worked.gradientOf(place);
  const { learningRate } = model.settings.value;
  const of = input === null ? 'b' : 'w';
  return (
    <dl class="worked-steps">
      <Step
        name="weighted input"
        formula={
          <>
            <mi>z</mi>
            <mo>=</mo>
            <mo>∑</mo>
            <mi>w</mi>
            <mi>a</mi>
            <mo>+</mo>
            <mi>b</mi>
          </>
        }
      >
        {termsText(worked, layer, neuron)} = {formatFigure(weighted[neuron])}
      </Step>
      <Step
        name="activation"
        formula={
          <>
            <mi>a</mi>
            <mo>=</mo>
            <mi>f</mi>
            <mo>(</mo>
            <mi>z</mi>
            <mo>)</mo>
          </>
        }
      >
        {formatFigure(a)}
      </Step>
      {isLast ? (
        <Step
          name="error of this output"
          formula={
            <>
              <mi>δ</mi>
              <mo>=</mo>
              <Derivative of="C" by="z" />
            </>
          }
        >
          {outputErrorText(model, a, neuron === model.example.value!.label ? 1 : 0)} = {formatFigure(delta)}
        </Step>
      ) : (
        <Step
          name="error of this neuron"
          formula={
            <>
              <mi>δ</mi>
              <mo>=</mo>
              <mo>(</mo>
              <mo>∑</mo>
              <mi>w</mi>
              <Sub of="δ" index="next" />
              <mo>)</mo>
              <msup>
                <mi>f</mi>
                <mo>′</mo>
              </msup>
              <mo>(</mo>
              <mi>z</mi>
              <mo>)</mo>
            </>
          }
        >
          {formatFigure(worked.errorFromNext(layer, neuron))} × {formatFigure(worked.slopeOf(layer, neuron))}{' '}
          = {formatFigure(delta)}
        </Step>
      )}
      <Step
        name="gradient"
        formula={
          <>
            <Derivative of="C" by={of} />
            <mo>=</mo>
            {input !== null && <Sub of="a" index="in" />}
            <mi>δ</mi>
          </>
        }
      >
        {input === null ? '' : `${formatFigure(worked.inputsOf(layer)[input])} × ${formatFigure(delta)} = `}
        <b>{formatFigure(gradient)}</b>
      </Step>
      <Step
        name="checked: change it a little, see C"
        formula={
          <mfrac>
            <mrow>
              <mi>C</mi>
              <mo>(</mo>
              <mi>{of}</mi>
              <mo>+</mo>
              <mi>h</mi>
              <mo>)</mo>
              <mo>−</mo>
              <mi>C</mi>
              <mo>(</mo>
              <mi>{of}</mi>
              <mo>−</mo>
              <mi>h</mi>
              <mo>)</mo>
            </mrow>
            <mrow>
              <mn>2</mn>
              <mi>h</mi>
            </mrow>
          </mfrac>
        }
      >
        {formatFigure(worked.gradientByDifference(place))}
      </Step>
      <Step
        name="update by this image"
        formula={
          <>
            <mi>{of}</mi>
            <mo>−</mo>
            <mi>η</mi>
            <Derivative of="C" by={of} />
          </>
        }
      >
        {formatFigure(value)} − {formatFigure(learningRate)} × {formatFigure(gradient)} ={' '}
        {formatFigure(value - learningRate * gradient)}
      </Step>
    </dl>
  );
}

/** How many terms of a sum are shown. */
const shownTerms = 3;

/** "1.2 + 0.8 − 0.3 + …": the largest of the terms whose sum is z. */
function termsText(worked: WorkedExample, layer: number, neuron: number): string {
  const terms = Array.from(
    worked.inputsOf(layer),
    (value, input) => value * worked.valueOf({ layer, neuron, input }),
  );
  const largest = terms.sort((one, other) => Math.abs(other) - Math.abs(one)).slice(0, shownTerms);
  const [first, ...others] = largest.map((term) => formatFigure(term, 3));
  const rest = others.map((text) => (text.startsWith('−') ? ` − ${text.slice(1)}` : ` + ${text}`));
  return `${first}${rest.join('')} + …`;
}

/** The factors of an output's error, as its activation and cost have them; a − y is one, since a is often 1 when rounded. */
function outputErrorText({ network, settings }: BackpropagationModel, a: number, y: number): string {
  if (settings.value.cost === 'cross-entropy') return 'a − y';
  if (network.value!.activations.output === 'softmax') return 'by all outputs together';
  return `(a − y) σ′(z) = ${formatFigure(a - y)} × ${formatFigure(sigmoid.derivative(a))}`;
}

function Step({
  name,
  formula,
  children,
}: {
  name: string;
  formula: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <div>
      <dt>
        {name} <Formula>{formula}</Formula>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

function Derivative({ of, by }: { of: string; by: string }) {
  return (
    <mfrac>
      <mrow>
        <mo>∂</mo>
        <mi>{of}</mi>
      </mrow>
      <mrow>
        <mo>∂</mo>
        <mi>{by}</mi>
      </mrow>
    </mfrac>
  );
}

const signs: readonly { sign: Sign; text: string }[] = [
  { sign: -1, text: 'negative' },
  { sign: 0, text: 'zero' },
  { sign: 1, text: 'positive' },
];

function Questions({ model }: { model: BackpropagationModel }) {
  return (
    <>
      {model.asked.value.map(({ text }, index) => (
        <fieldset key={index} class="sign-question">
          <legend>
            {index + 1}. The weight {text}
          </legend>
          {signs.map(({ sign, text: name }) => (
            <label key={sign} class="choice">
              <input
                type="radio"
                name={`sign-${index}`}
                checked={model.predicted.value[index] === sign}
                onChange={() => model.predict(index, sign)}
              />
              {name}
            </label>
          ))}
        </fieldset>
      ))}
    </>
  );
}
