import type { StartFrom } from '../../contract/run';
import { useApplication } from '../application-context';

const choices: readonly { value: StartFrom; label: string }[] = [
  { value: 'new-weights', label: 'New weights' },
  { value: 'present-network', label: 'This network' },
];

/** Whether the next run begins anew or goes on from the open network. */
export function StartFromField() {
  const { hyperparameters } = useApplication();
  const obstacle = hyperparameters.obstacleToPresentNetwork.value;
  const present = hyperparameters.startFrom.value;
  return (
    <fieldset class="field" aria-describedby="start-from-note">
      <legend class="field-label">Start from</legend>
      <div class="segments">
        {choices.map(({ value, label }) => (
          <label key={value}>
            <input
              type="radio"
              name="start-from"
              value={value}
              checked={present === value}
              disabled={value === 'present-network' && obstacle !== null}
              onChange={() => (hyperparameters.startFromChoice.value = value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      <p id="start-from-note" class="field-message">
        {obstacle ?? (present === 'present-network' ? 'Training goes on from the open network.' : '')}
      </p>
    </fieldset>
  );
}
