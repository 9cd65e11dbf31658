import type { ParameterPlace } from '../../../engine/inspection/worked-example';
import { formatCount } from '../../ui/number-format';
import { formatFigure } from '../figures';
import { NumberInput } from '../number-input';
import type { BackpropagationModel } from './backpropagation-model';

/** Which picture, and which weight. */
export function BackpropagationBench({ model }: { model: BackpropagationModel }) {
  const worked = model.worked.value;
  const layers = worked?.layers.length ?? 0;
  const layer = model.layer.value;
  const isLast = layer === layers - 1;
  const place = model.place.value;
  const inputs = worked?.inputsOf(layer).length ?? 1;
  return (
    <>
      <div class="bench-rows">
        <label class="source-field">
          <span>Picture, 1 to {formatCount(model.count.value)}</span>
          <NumberInput
            lowest={1}
            highest={model.count.value}
            value={model.number.value}
            onEnter={(number) => model.choosePicture(number)}
          />
        </label>
      </div>
      <div class="bench-rows">
        <label class="source-field">
          <span>Layer</span>
          <select
            value={layer}
            onChange={({ currentTarget }) => model.chooseLayer(Number(currentTarget.value))}
          >
            {Array.from({ length: layers }, (_, index) => (
              <option key={index} value={index}>
                {index === layers - 1 ? 'outputs' : `hidden ${index + 1}`}
              </option>
            ))}
          </select>
        </label>
        <label class="source-field">
          <span>Neuron</span>
          <select
            value={model.neuron.value}
            onChange={({ currentTarget }) => model.chooseNeuron(Number(currentTarget.value))}
          >
            {Array.from({ length: worked?.layers[layer].activations.length ?? 0 }, (_, neuron) => (
              <option key={neuron} value={neuron}>
                {isLast ? neuron : neuron + 1}
              </option>
            ))}
          </select>
        </label>
        <label class="weight-choice">
          <span>Weight, largest inputs first</span>
          <select
            value={place === null ? -1 : model.places.value.indexOf(place)}
            onChange={({ currentTarget }) =>
              model.chooseInput(model.places.peek()[Number(currentTarget.value)].input)
            }
          >
            {model.places.value.map((one, index) => (
              <option key={index} value={index}>
                {placeText(one, worked!.inputsOf(layer))}
              </option>
            ))}
          </select>
        </label>
        <label class="source-field">
          <span>
            Or from {layer === 0 ? 'pixel' : 'hidden neuron'}, 1 to {formatCount(inputs)}
          </span>
          <NumberInput
            lowest={1}
            highest={inputs}
            value={place === null || place.input === null ? NaN : place.input + 1}
            onEnter={(number) => model.chooseInput(Math.min(inputs, Math.max(1, number)) - 1)}
          />
        </label>
      </div>
    </>
  );
}

function placeText({ layer, input }: ParameterPlace, inputs: ArrayLike<number>): string {
  if (input === null) return 'the bias';
  return `from ${layer === 0 ? 'pixel' : 'hidden'} ${input + 1}, a = ${formatFigure(inputs[input], 2)}`;
}
