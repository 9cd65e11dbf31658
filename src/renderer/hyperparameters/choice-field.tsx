import { useId } from 'preact/hooks';
import type { ChoiceName } from '../../contract/hyperparameter-fields';
import { hyperparameterChoices } from '../../contract/hyperparameter-fields';
import { useApplication } from '../application-context';
import { ChangeNote } from './change-note';
import type { PanelEntry } from './panel-entry';

/** One of a few possible values. */
export function ChoiceField({ field }: { field: ChoiceName }) {
  const { hyperparameters } = useApplication();
  const id = useId();
  const { label, hint, options } = hyperparameterChoices[field];
  return (
    <div class="field">
      <div class="field-label">
        <label for={id} title={hint}>
          {label}
        </label>
      </div>
      <select
        id={id}
        aria-describedby={`${id}-hint`}
        value={hyperparameters.entry.value[field]}
        onChange={(event) =>
          hyperparameters.choose(field, event.currentTarget.value as PanelEntry[typeof field])
        }
      >
        {Object.entries(options).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
      <span id={`${id}-hint`} class="visually-hidden">
        {hint}
      </span>
      <ChangeNote field={field} />
    </div>
  );
}
