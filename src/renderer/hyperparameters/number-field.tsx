import type { ComponentChildren } from 'preact';
import type { NumberName } from '../../contract/hyperparameter-fields';
import { hyperparameterFields } from '../../contract/hyperparameter-fields';
import { useApplication } from '../application-context';
import { ThickerIcon, ThinnerIcon } from '../ui/icons';
import { TextField } from './text-field';

interface NumberFieldProps {
  field: NumberName;
  aside?: string;
  shortLabel?: string;
}

/** A number field, typed or changed in steps with buttons and arrow keys. */
export function NumberField({ field, aside, shortLabel }: NumberFieldProps) {
  const { hyperparameters } = useApplication();
  const { label } = hyperparameterFields[field];
  const onStep = (direction: 1 | -1) => hyperparameters.step(field, direction);
  return (
    <TextField field={field} shortLabel={shortLabel} aside={aside} onStep={onStep}>
      <StepButton name={`${label}: less`} onClick={() => onStep(-1)}>
        <ThinnerIcon />
      </StepButton>
      <StepButton name={`${label}: more`} onClick={() => onStep(1)}>
        <ThickerIcon />
      </StepButton>
    </TextField>
  );
}

/** Not in the Tab order, since the field's arrow keys do the same. */
function StepButton(props: { name: string; onClick: () => void; children: ComponentChildren }) {
  return (
    <button type="button" class="step-button" tabIndex={-1} aria-label={props.name} onClick={props.onClick}>
      {props.children}
    </button>
  );
}
