import { parameterCount } from '../../contract/layers';
import { staysAsItIs } from '../../contract/run';
import { useApplication } from '../application-context';
import { ChapterLink } from '../chapter/chapter-link';
import { formatCount } from '../ui/number-format';
import { unbroken } from '../ui/unbroken';

/** The number of parameters that the settings make, and what changing a setting does. */
export function PanelNotes() {
  const { hyperparameters, training, controls } = useApplication();
  const layers = hyperparameters.layers.value;
  const preset = hyperparameters.matchingPreset.value;
  const run = training.run.value;
  const isTrainedInPlace = run !== null && !staysAsItIs(run);
  return (
    <div class="panel-notes">
      {preset !== null && (
        <p>
          {unbroken(`${preset.about} ${preset.measured ?? ''}`.trim())}{' '}
          <ChapterLink topic={`preset ${preset.name}`} />
        </p>
      )}
      <p>
        {layers !== null && `${formatCount(parameterCount(layers))} weights and biases. `}
        {whatChangesDo(
          training.isActive.value,
          controls.obstacleToContinue.value === null && isTrainedInPlace,
        )}
      </p>
    </div>
  );
}

/** The same words whatever has been changed, so that nothing moves while a person types. */
function whatChangesDo(isActive: boolean, canTrainOn: boolean): string {
  if (isActive) return 'Changes are for the next run.';
  return canTrainOn
    ? 'More epochs train this run on; any other change makes a new run, and this one is kept.'
    : 'Changing a setting makes a new run; this one is kept.';
}
