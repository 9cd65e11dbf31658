import { useId } from 'preact/hooks';
import type { ChoiceName, ChoiceValue } from '../../contract/hyperparameter-fields';
import { hyperparameterChoices } from '../../contract/hyperparameter-fields';
import type { ActivationsQuestion } from '../../contract/model-files';
import { useApplication } from '../application-context';
import { ModalDialog } from '../ui/modal-dialog';
import { formatCount } from '../ui/number-format';
import './activations-dialog.css';

/** Asks what the neurons of a file do that does not say it. */
export function ActivationsDialog({ question }: { question: ActivationsQuestion }) {
  const { activations } = useApplication();
  const { name, sizes } = question;
  const hasHidden = sizes.length > 2;
  return (
    <ModalDialog
      title={`“${name}” doesn’t say its activations`}
      onClose={(button) => (button === 'open' ? activations.open(question) : activations.dismiss(question))}
    >
      <form method="dialog">
        <p>
          It holds the weights and biases of a {sizes.join('-')} network, but not what its neurons do with
          them. Choose the activations that it was trained with.
        </p>
        <div class="activations-fields">
          {hasHidden && (
            <Choice
              field="hiddenActivation"
              value={activations.chosen.value.hidden}
              isFirst
              onChoose={(hidden) => activations.choose({ hidden })}
            />
          )}
          <Choice
            field="outputActivation"
            value={activations.chosen.value.output}
            isFirst={!hasHidden}
            onChoose={(output) => activations.choose({ output })}
          />
        </div>
        <TrialText hasHidden={hasHidden} />
        <div class="dialog-buttons">
          <button
            type="button"
            class="button"
            onClick={({ currentTarget }) => currentTarget.closest('dialog')!.close()}
          >
            Cancel
          </button>
          <button type="submit" class="button primary" value="open">
            Open
          </button>
        </div>
      </form>
    </ModalDialog>
  );
}

interface ChoiceProps<Field extends ChoiceName> {
  field: Field;
  value: ChoiceValue<Field>;
  /** Has the focus at first. */
  isFirst: boolean;
  onChoose: (value: ChoiceValue<Field>) => void;
}

function Choice<Field extends ChoiceName>({ field, value, isFirst, onChoose }: ChoiceProps<Field>) {
  const id = useId();
  const { label, hint, options } = hyperparameterChoices[field];
  return (
    <div>
      <label for={id}>{label}</label>
      <select
        id={id}
        autofocus={isFirst}
        title={hint}
        value={value}
        onChange={({ currentTarget }) => onChoose(currentTarget.value as ChoiceValue<Field>)}
      >
        {Object.entries(options).map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** How well the choice does; its place is kept until that is known. */
function TrialText({ hasHidden }: { hasHidden: boolean }) {
  const { activations, data } = useApplication();
  const trial = activations.trial.value;
  const doubt = hasHidden
    ? ' A low number points to the wrong hidden neurons; the output neurons do not change it.'
    : '';
  const text = trial
    ? `With this choice it reads ${formatCount(trial.correct)} of ${formatCount(trial.total)} test images correctly.${doubt}`
    : data.status.value.phase === 'unavailable'
      ? 'There are no test images to try it on.'
      : 'Trying it on test images…';
  return (
    <p class="soft activations-trial" role="status">
      {text}
    </p>
  );
}
