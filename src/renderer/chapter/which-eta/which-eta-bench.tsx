import { inSteps } from '../figures';
import { ValueSlider } from '../value-slider';
import { networks, predictedEpochs, rates } from './prediction-model';
import type { WhichEtaModel } from './which-eta-model';

const percents = inSteps(0, 100, 1);

/** Which run is predicted, and how accurate it is expected to be. */
export function WhichEtaBench({ model: { prediction } }: { model: WhichEtaModel }) {
  return (
    <>
      <div class="bench-rows">
        <select
          aria-label="Network"
          value={prediction.network.value}
          onChange={({ currentTarget }) => (prediction.network.value = Number(currentTarget.value))}
        >
          {networks.map(({ name, label }, index) => (
            <option key={name} value={index}>
              {label}
            </option>
          ))}
        </select>
        <label class="source-field">
          Learning rate η
          <select
            value={prediction.rate.value}
            onChange={({ currentTarget }) => (prediction.rate.value = Number(currentTarget.value))}
          >
            {rates.map((rate, index) => (
              <option key={rate} value={index}>
                {rate}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div class="bench-rows">
        <p>What share of the test images will it read, after each of these epochs?</p>
        {predictedEpochs.map((epoch, index) => (
          <ValueSlider
            key={epoch}
            label={epoch}
            name={`Expected after epoch ${epoch}`}
            value={prediction.predicted.value[index]}
            values={percents}
            format={(percent) => `${percent} %`}
            onChange={(percent) => prediction.predict(index, percent)}
          />
        ))}
        <p class="soft">Or draw the curve in the figure.</p>
      </div>
    </>
  );
}
