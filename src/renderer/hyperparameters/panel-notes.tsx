import { useApplication } from '../application-context';
import { formatCount } from '../ui/number-format';
import { countParameters } from './network-shape';

/** What the settings come to, and what a change of them will do. */
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
          ? 'Changed settings are for the next run.'
          : 'Changed settings make a new run; this one is kept.'}
      </p>
    </div>
  );
}

/** "9542 / 10000" does not break at the end of a line. */
function keepFractions(text: string): string {
  return text.trim().replaceAll(' / ', '\u00a0/\u00a0');
}
