import type { HyperparameterName } from '../../contract/hyperparameter-fields';
import { hyperparameterChoices, isChoice } from '../../contract/hyperparameter-fields';
import type { Hyperparameters } from '../../contract/hyperparameters';
import { useApplication } from '../application-context';
import { entryFor } from './panel-entry';

/** A note at a changed field: the value of the run on screen, and whether the change is for the next run. */
export function ChangeNote({ field }: { field: HyperparameterName }) {
  const { hyperparameters, training } = useApplication();
  const ofRun = hyperparameters.ofRun.value;
  if (ofRun === null || !hyperparameters.changed.value.has(field)) return null;
  const value = describeValue(field, ofRun);
  return (
    <p class="change-note">
      {training.isActive.value ? `For the next run; now ${value}` : `This run: ${value}`}
    </p>
  );
}

function describeValue(field: HyperparameterName, hyperparameters: Hyperparameters): string {
  if (field === 'shuffle') return hyperparameters.shuffle ? 'shuffled' : 'not shuffled';
  const entry = entryFor(hyperparameters);
  if (!isChoice(field)) return entry[field] === '' ? 'none' : entry[field];
  const options: Readonly<Record<string, string>> = hyperparameterChoices[field].options;
  return options[hyperparameters[field]];
}
