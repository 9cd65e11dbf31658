import { presets } from '../../contract/hyperparameters';
import { useApplication } from '../application-context';

/** The book's experiments by name, and the way back to the one that was chosen. */
export function PresetField() {
  const { hyperparameters } = useApplication();
  const matching = hyperparameters.matchingPreset.value;
  const chosen = hyperparameters.chosenPreset.value;
  return (
    <div class="field">
      <div class="field-label">
        <label for="preset">Preset</label>
        {matching === null && (
          <button type="button" class="link" onClick={() => hyperparameters.resetToPreset()}>
            Reset
          </button>
        )}
      </div>
      <select
        id="preset"
        aria-describedby="preset-note"
        value={matching?.name ?? ''}
        onChange={(event) => hyperparameters.choosePreset(event.currentTarget.value)}
      >
        {matching === null && <option value="">Your own</option>}
        {presets.map(({ name, label }) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </select>
      <p id="preset-note" class="field-message">
        {keepCountsTogether(matching?.book) ?? `Changed from “${chosen.label}”.`}
      </p>
    </div>
  );
}

/** "9542 / 10000" does not break at the end of a line. */
function keepCountsTogether(text: string | undefined): string | undefined {
  return text?.replaceAll(' / ', '\u00a0/\u00a0');
}
