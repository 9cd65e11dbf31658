import { imageSide } from '../../../engine/image';
import type { WeightPlace } from '../../../engine/inspection/moved-weight';
import { digits } from '../figures';
import { ValueSlider } from '../value-slider';
import { changes, type SmallChangesModel } from './small-changes-model';

/** Which weight is moved, and by how much. */
export function SmallChangesBench({ model }: { model: SmallChangesModel }) {
  const sizes = model.network.value?.sizes ?? [];
  const layers = sizes.length - 1;
  const place = model.place.value;
  return (
    <>
      <div class="bench-rows">
        <ValueSlider
          label="Δw"
          name="Change of the weight"
          value={model.change.value}
          values={changes}
          onChange={(change) => (model.change.value = change)}
        />
        <p class="soft">The slider’s steps grow with the change.</p>
      </div>
      <div class="bench-rows">
        <label class="source-field">
          <span>Output</span>
          <select
            value={model.output.value}
            onChange={({ currentTarget }) => model.chooseOutput(Number(currentTarget.value))}
          >
            {digits.map((digit) => (
              <option key={digit} value={digit}>
                {digit}
              </option>
            ))}
          </select>
        </label>
        <label class="source-field">
          <span>Weight into</span>
          <select
            value={model.layer.value}
            onChange={({ currentTarget }) => model.chooseLayer(Number(currentTarget.value))}
          >
            {Array.from({ length: Math.max(0, layers) }, (_, layer) => (
              <option key={layer} value={layer}>
                {layer === layers - 1 ? 'the output' : `hidden layer ${layer + 1}`}
              </option>
            ))}
          </select>
        </label>
        <label class="weight-choice">
          <span>One of the weights that matter most</span>
          <select
            value={place === null ? -1 : model.places.value.indexOf(place)}
            onChange={({ currentTarget }) => model.choosePlace(Number(currentTarget.value))}
          >
            {model.places.value.map((one, index) => (
              <option key={index} value={index}>
                {placeText(one, layers)}
              </option>
            ))}
          </select>
        </label>
      </div>
    </>
  );
}

/** "hidden 17 → output 3"; a pixel by its row and column. */
function placeText({ layer, neuron, input }: WeightPlace, layers: number): string {
  const from =
    layer === 0
      ? `pixel ${Math.floor(input / imageSide) + 1}, ${(input % imageSide) + 1}`
      : `hidden ${input + 1}`;
  return `${from} → ${layer === layers - 1 ? `output ${neuron}` : `hidden ${neuron + 1}`}`;
}
