import { useApplication } from '../application-context';
import { AugmentationFields } from './augmentation-fields';
import { NextIcon } from '../ui/icons';
import { ChoiceField } from './choice-field';
import { NumberField } from './number-field';

/** The fields beyond chapter 1; when folded, the summary shows which are in use. */
export function AdvancedFields() {
  const { hyperparameters } = useApplication();
  const isOpen = hyperparameters.isAdvancedOpen.value;
  const inUse = hyperparameters.advanced.value.join(', ');
  return (
    <details
      class="advanced"
      open={isOpen}
      onToggle={(event) => {
        hyperparameters.foldAdvanced(event.currentTarget.open);
        // The element has closed by itself, and must open again while an entry in it is wrong.
        event.currentTarget.open = hyperparameters.isAdvancedOpen.value;
      }}
    >
      <summary>
        <NextIcon />
        Cost, weights, regularisation
        {!isOpen && inUse !== '' && (
          <span class="soft" title={inUse}>
            {inUse}
          </span>
        )}
      </summary>
      <fieldset class="activation-pair">
        <legend>Activation of the neurons</legend>
        <div class="field-pair">
          <ChoiceField field="hiddenActivation" shortLabel="Hidden" />
          <ChoiceField field="outputActivation" shortLabel="Output" />
        </div>
      </fieldset>
      <ChoiceField field="cost" />
      <ChoiceField field="initialWeights" />
      <NumberField field="l2" />
      <NumberField field="l1" />
      <div class="field-pair">
        <NumberField field="dropout" />
        <NumberField field="momentum" />
      </div>
      <div class="field-pair">
        <ChoiceField field="schedule" />
        <NumberField field="patience" aside="epochs" />
      </div>
      <NumberField field="earlyStopping" aside="epochs; 0: off" />
      <AugmentationFields />
    </details>
  );
}
