import type { Preset } from '../../contract/presets';
import { presets } from '../../contract/presets';
import { useApplication } from '../application-context';

const groups = [...new Set(presets.map(({ group }) => group))];

/** The presets by name, and the way back to the one that was chosen. */
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
        {groups.map((group) => (
          <optgroup key={group} label={group}>
            {presets
              .filter((preset) => preset.group === group)
              .map(({ name, label }) => (
                <option key={name} value={name}>
                  {label}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      <p id="preset-note" class="field-message">
        {matching === null ? `Changed from “${chosen.label}”.` : describeResults(matching)}
      </p>
    </div>
  );
}

/** What the preset is about, and what Inkling came to; "9542 / 10000" does not break at the end of a line. */
function describeResults({ about, measured = '' }: Preset): string {
  return `${about} ${measured}`.trim().replaceAll(' / ', '\u00a0/\u00a0');
}
