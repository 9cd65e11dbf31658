import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { FieldName } from '../../contract/hyperparameter-fields';
import { hyperparameterFields } from '../../contract/hyperparameter-fields';
import { useApplication } from '../application-context';
import { ChapterMark } from '../chapter/chapter-link';
import { ChangeNote } from './change-note';
import { FieldLabel } from './field-label';

interface TextFieldProps {
  field: FieldName;
  shortLabel?: string;
  /** Text to the right of the label. */
  aside?: string;
  /** The full text of `aside` where it is shortened. */
  asideTitle?: string;
  /** Content inside the field, at its end. */
  children?: ComponentChildren;
  /** Goes to the next larger (+1) or smaller (-1) value with the arrow keys. */
  onStep?: (direction: 1 | -1) => void;
}

/** One entry of the panel with its error or note. */
export function TextField({
  field,
  shortLabel,
  aside,
  asideTitle = aside,
  children,
  onStep,
}: TextFieldProps) {
  const { hyperparameters } = useApplication();
  const id = useId();
  const { label, hint } = hyperparameterFields[field];
  const message = hyperparameters.messageFor(field);
  // What a person types stays as it is until the field is left, even if there are fewer images than that.
  const [isTyping, setTyping] = useState(false);
  const { entry, shown } = hyperparameters;
  const onKeyDown = (event: KeyboardEvent) => {
    if (onStep === undefined || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    setTyping(false);
    onStep(event.key === 'ArrowUp' ? 1 : -1);
  };
  return (
    <div class="field">
      <div class="field-label">
        <FieldLabel id={id} label={label} shortLabel={shortLabel} hint={hint} />
        <ChapterMark topic={`setting ${field}`} />
        {aside !== undefined && (
          <span class="soft" title={asideTitle}>
            {aside}
          </span>
        )}
      </div>
      <div class={message?.kind === 'error' ? 'field-box wrong' : 'field-box'}>
        <input
          id={id}
          type="text"
          inputMode={field === 'hiddenLayers' ? 'text' : 'decimal'}
          autoComplete="off"
          spellcheck={false}
          value={isTyping ? entry.value[field] : shown.value[field]}
          aria-describedby={`${id}-hint ${id}-message`}
          aria-invalid={message?.kind === 'error'}
          onInput={(event) => {
            setTyping(true);
            hyperparameters.enter(field, event.currentTarget.value);
          }}
          onBlur={() => {
            setTyping(false);
            hyperparameters.tidy(field);
          }}
          onKeyDown={onKeyDown}
        />
        {children}
      </div>
      <span id={`${id}-hint`} class="visually-hidden">
        {hint}
      </span>
      <p id={`${id}-message`} class={`field-message ${message?.kind ?? ''}`}>
        {message?.text}
      </p>
      {message?.kind !== 'error' && <ChangeNote field={field} />}
    </div>
  );
}
