import { formatFigure } from '../figures';
import { TruthTable } from '../truth-table';
import { ValueSlider } from '../value-slider';
import { cValues, type SigmoidModel } from './sigmoid-model';

/** c, and all four cases. */
export function SigmoidBench({ model }: { model: SigmoidModel }) {
  return (
    <>
      <div class="bench-rows">
        <ValueSlider
          label="c"
          name="c, which multiplies all weights and biases"
          value={model.c.value}
          values={cValues}
          onChange={(c) => (model.c.value = c)}
        />
        <div class="bench-buttons">
          {[0.1, 1, 10, 1000].map((c) => (
            <button key={c} type="button" class="button" onClick={() => (model.c.value = c)}>
              {c}
            </button>
          ))}
        </div>
      </div>
      <TruthTable
        caption={`The output in all four cases, with c = ${formatFigure(model.c.value)}`}
        inputs={['x₁', 'x₂']}
        columns={['sigmoids', 'perceptrons', 'difference']}
        rows={model.cases.value.map(({ input, output, says }) => ({
          input,
          cells: [output.toFixed(4), says, Math.abs(output - says).toFixed(4)],
        }))}
        present={model.input.value}
      />
    </>
  );
}
