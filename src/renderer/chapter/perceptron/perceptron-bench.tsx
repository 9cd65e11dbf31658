import { formatFigure } from '../figures';
import { TruthTable } from '../truth-table';
import { ValueSlider } from '../value-slider';
import { beginnings, isMajority, weightValues, type PerceptronModel } from './perceptron-model';

/** Weights and threshold, and all eight cases. */
export function PerceptronBench({ model }: { model: PerceptronModel }) {
  const isBias = model.form.value === 'bias';
  return (
    <>
      <div class="bench-rows">
        {model.weights.value.map((weight, index) => (
          <ValueSlider
            key={index}
            label={
              <>
                w<sub>{index + 1}</sub>
              </>
            }
            name={`Weight ${index + 1}`}
            value={weight}
            values={weightValues}
            onChange={(value) => model.setWeight(index, value)}
          />
        ))}
        <ValueSlider
          label={isBias ? 'b' : 't'}
          name={isBias ? 'Bias' : 'Threshold'}
          value={isBias ? model.bias.value : 0 - model.bias.value}
          values={weightValues}
          onChange={(value) => (model.bias.value = isBias ? value : 0 - value)}
        />
        <fieldset class="segments" aria-label="Form">
          {(['threshold', 'bias'] as const).map((form) => (
            <label key={form}>
              <input
                type="radio"
                name="perceptron-form"
                checked={model.form.value === form}
                onChange={() => (model.form.value = form)}
              />
              <span>{form}</span>
            </label>
          ))}
        </fieldset>
      </div>
      <TruthTable
        caption="All eight cases, with what is wanted in the first exercise"
        inputs={['x₁', 'x₂', 'x₃']}
        columns={[isBias ? 'w·x + b' : 'w·x', 'says', '2 of 3']}
        rows={model.cases.value.map(({ input, weighted, says }) => ({
          input,
          cells: [formatFigure(isBias ? weighted : weighted - model.bias.value), says, isMajority(input)],
          isRight: says === isMajority(input),
        }))}
        present={model.input.value}
      />
      <div class="bench-buttons">
        <span class="soft">Start from</span>
        {beginnings.map((beginning) => (
          <button key={beginning.name} type="button" class="button" onClick={() => model.start(beginning)}>
            {beginning.name}
          </button>
        ))}
      </div>
    </>
  );
}
