import { useApplication } from '../application-context';
import { formatCount } from '../ui/number-format';
import { countParameters } from './network-shape';

/** The number of parameters that the settings make, and what changing a setting does. */
export function PanelNotes() {
  const { hyperparameters, training } = useApplication();
  const sizes = hyperparameters.sizes.value;
  const preset = hyperparameters.matchingPreset.value;
  return (
    <div class="panel-notes">
      {preset !== null && <p>{keepFractions(`${preset.about} ${preset.measured ?? ''}`)}</p>}
      <p>
        {sizes !== null && `${formatCount(countParameters(sizes))} weights and biases. `}
        {training.isActive.value
          ? 'Changes are for the next run.'
          : 'Changing a setting makes a new run; this one is kept.'}
      </p>
    </div>
  );
}

/** Keeps "9542 / 10000" on one line. */
function keepFractions(text: string): string {
  return text.trim().replaceAll(' / ', '\u00a0/\u00a0');
}
