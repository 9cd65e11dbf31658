import { useApplication } from '../application-context';
import { ChangeNote } from './change-note';

export function ShuffleField() {
  const { hyperparameters } = useApplication();
  return (
    <div class="field">
      <label class="check">
        <input
          type="checkbox"
          checked={hyperparameters.entry.value.shuffle}
          onChange={(event) => hyperparameters.setShuffle(event.currentTarget.checked)}
        />
        Shuffle before each epoch
      </label>
      <ChangeNote field="shuffle" />
    </div>
  );
}
