import { useApplication } from '../application-context';
import { CommandButton } from '../ui/command-button';
import { formatCount } from '../ui/number-format';
import { AdvancedFields } from './advanced-fields';
import { countParameters, formatSizes } from './network-shape';
import { NumberField } from './number-field';
import { PresetField } from './preset-field';
import { StartFromField } from './start-from-field';
import { TextField } from './text-field';
import './hyperparameters.css';

const mnistTrainingImages = 50_000;

/** What the next run is asked to do. */
export function HyperparametersPanel() {
  const { hyperparameters, data } = useApplication();
  const sizes = hyperparameters.sizes.value;
  const available = data.trainingImages.value ?? mnistTrainingImages;
  return (
    <aside class="hyperparameters" aria-labelledby="hyperparameters-title">
      <h2 id="hyperparameters-title">Network and training</h2>
      <PresetField />
      <TextField field="hiddenLayers" aside={sizes === null ? undefined : formatSizes(sizes)} />
      <NumberField field="learningRate" />
      <div class="field-pair">
        <NumberField field="miniBatchSize" />
        <NumberField field="epochs" />
      </div>
      <NumberField field="trainingImages" aside={`of ${formatCount(available)}`} />
      <TextField field="seed" onStep={(direction) => hyperparameters.step('seed', direction)}>
        <CommandButton id="training.new-seed" class="link in-field">
          new
        </CommandButton>
      </TextField>
      <label class="check">
        <input
          type="checkbox"
          checked={hyperparameters.entry.value.shuffle}
          onChange={(event) => hyperparameters.setShuffle(event.currentTarget.checked)}
        />
        Shuffle before each epoch
      </label>
      <AdvancedFields />
      <StartFromField />
      <p class="parameter-count">
        {sizes === null ? '' : `${formatCount(countParameters(sizes))} weights and biases`}
      </p>
    </aside>
  );
}
