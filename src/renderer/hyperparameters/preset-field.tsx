import { presets } from '../../contract/presets';
import { useApplication } from '../application-context';

const groups = [...new Set(presets.map(({ group }) => group))];

/** The presets by name; none is selected while the settings match none of them. */
export function PresetField() {
  const { hyperparameters } = useApplication();
  const matching = hyperparameters.matchingPreset.value;
  return (
    <div class="field">
      <div class="field-label">
        <label for="preset">Preset</label>
      </div>
      <select
        id="preset"
        value={matching?.name ?? ''}
        onChange={(event) => hyperparameters.choosePreset(event.currentTarget.value)}
      >
        {matching === null && <option value="">Custom</option>}
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
    </div>
  );
}
