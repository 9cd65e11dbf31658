import { useApplication } from '../application-context';
import { isHistoryUnknown } from '../../contract/run';
import { CommandButton } from '../ui/command-button';
import { formatCount } from '../ui/number-format';
import { AdvancedFields } from './advanced-fields';
import { NumberField } from './number-field';
import { PanelNotes } from './panel-notes';
import { PresetField } from './preset-field';
import { ShapeField } from './shape-field';
import { ShuffleField } from './shuffle-field';
import { TextField } from './text-field';
import './hyperparameters.css';

const mnistTrainingImages = 50_000;

/** The settings of the run on screen; changed settings are for the next run. */
export function HyperparametersPanel() {
  const { hyperparameters, data } = useApplication();
  const available = data.trainingImages.value ?? mnistTrainingImages;
  return (
    <aside class="panel hyperparameters" aria-labelledby="hyperparameters-title" data-region tabIndex={-1}>
      <PanelHeader />
      <div class="fields">
        <PresetField />
        <ShapeField />
        <NumberField field="learningRate" />
        <div class="field-pair">
          <NumberField field="miniBatchSize" shortLabel="Mini-batch" />
          <NumberField field="epochs" />
        </div>
        <NumberField field="trainingImages" aside={`of ${formatCount(available)}`} />
        <TextField field="seed" onStep={(direction) => hyperparameters.step('seed', direction)}>
          <CommandButton id="training.new-seed" class="link in-field">
            new
          </CommandButton>
        </TextField>
        <ShuffleField />
      </div>
      <AdvancedFields />
      <PanelNotes />
    </aside>
  );
}

function PanelHeader() {
  const { hyperparameters, training } = useApplication();
  const run = training.run.value;
  // Settings missing from a file are filled in for further training; the network was not trained with them.
  const isMadeUp = run !== null && isHistoryUnknown(run);
  const isForNext = ['changed', 'wrong'].includes(hyperparameters.draft.value);
  const ofRun = isMadeUp ? 'Settings to train with' : 'Settings of this run';
  return (
    <div class="panel-header">
      <h2 id="hyperparameters-title">{isForNext ? 'For the next run' : ofRun}</h2>
      {hyperparameters.draft.value !== 'unchanged' && (
        <button
          type="button"
          class="link"
          title="Restore the settings of the run on screen"
          onClick={() => hyperparameters.reset()}
        >
          Reset
        </button>
      )}
    </div>
  );
}
