import { useId } from 'preact/hooks';
import type { ChoiceName } from '../../contract/hyperparameter-fields';
import { hyperparameterChoices } from '../../contract/hyperparameter-fields';
import { useApplication } from '../application-context';
import { ChapterMark } from '../chapter/chapter-link';
import { ChangeNote } from './change-note';
import { FieldLabel } from './field-label';
import type { PanelEntry } from './panel-entry';

/** One of a few possible values. */
export function ChoiceField({ field, shortLabel }: { field: ChoiceName; shortLabel?: string }) {
  const { hyperparameters } = useApplication();
  const id = useId();
  const { label, hint, options } = hyperparameterChoices[field];
  return (
    <div class="field">
      <div class="field-label">
        <FieldLabel id={id} label={label} shortLabel={shortLabel} hint={hint} />
        <ChapterMark topic={`setting ${field}`} />
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
