import { bitsOf, bitValues } from '../../../engine/perceptron/bit-layer';
import { CheckIcon, CloseIcon } from '../../ui/icons';
import { digits, largest, stepOfWeights, type TenOrFourModel } from './ten-or-four-model';

/** The weights from ten outputs to four bits, with the biases below, and what is said for each digit. */
export function BitTable({ model }: { model: TenOrFourModel }) {
  return (
    <table class="bit-table">
      <caption class="visually-hidden">Weights from each output to each bit</caption>
      <thead>
        <tr>
          <th scope="col">output</th>
          {bitValues.map((value) => (
            <th key={value} scope="col">
              bit {value}
            </th>
          ))}
          <th scope="col">should say</th>
          <th scope="col">says</th>
        </tr>
      </thead>
      <tbody>
        {digits.map((digit) => (
          <tr key={digit}>
            <th scope="row">{digit}</th>
            {bitValues.map((value, bit) => (
              <Cell key={value} model={model} bit={bit} output={digit} />
            ))}
            <td>{bitsOf(digit).join('')}</td>
            <Said number={model.numbers.value[digit]} wanted={digit} />
          </tr>
        ))}
        <tr>
          <th scope="row">bias</th>
          {bitValues.map((value, bit) => (
            <Cell key={value} model={model} bit={bit} output={null} />
          ))}
          <td />
          <td />
        </tr>
      </tbody>
    </table>
  );
}

interface CellProps {
  model: TenOrFourModel;
  bit: number;
  /** null: the bias. */
  output: number | null;
}

function Cell({ model, bit, output }: CellProps) {
  const { weights, bias } = model.layer.value[bit];
  const from = output === null ? 'Bias' : `Weight from output ${output}`;
  return (
    <td>
      <input
        type="number"
        min={-largest}
        max={largest}
        step={stepOfWeights}
        aria-label={`${from} to bit ${bitValues[bit]}`}
        value={output === null ? bias : weights[output]}
        onInput={({ currentTarget: { value, valueAsNumber } }) =>
          value !== '' && model.set(bit, output, valueAsNumber)
        }
        // What was typed may be out of range, or nothing.
        onBlur={({ currentTarget }) => {
          const neuron = model.layer.peek()[bit];
          currentTarget.value = String(output === null ? neuron.bias : neuron.weights[output]);
        }}
      />
    </td>
  );
}

function Said({ number, wanted }: { number: number; wanted: number }) {
  const isRight = number === wanted;
  return (
    <td class={isRight ? 'is-right' : 'is-wrong'}>
      {number.toString(2).padStart(4, '0')} {isRight ? <CheckIcon /> : <CloseIcon />}
      <span class="visually-hidden">{isRight ? 'right' : 'wrong'}</span>
    </td>
  );
}
