import { bitsOf, bitValues } from '../../../engine/perceptron/bit-layer';
import { digits } from '../figures';
import { NumberInput } from '../number-input';
import { VerdictMark } from '../verdict-mark';
import { largest, stepOfWeights, type TenOrFourModel } from './ten-or-four-model';

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
      <NumberInput
        lowest={-largest}
        highest={largest}
        step={stepOfWeights}
        name={`${from} to bit ${bitValues[bit]}`}
        value={output === null ? bias : weights[output]}
        onEnter={(value) => model.set(bit, output, value)}
      />
    </td>
  );
}

function Said({ number, wanted }: { number: number; wanted: number }) {
  return (
    <td>
      {number.toString(2).padStart(4, '0')} <VerdictMark isRight={number === wanted} />
    </td>
  );
}
