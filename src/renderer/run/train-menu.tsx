import { useApplication } from '../application-context';
import { formatCount } from '../ui/number-format';
import { MenuItem, MenuSeparator, PopupMenu } from '../ui/popup-menu';
import { furtherEpochChoices } from './train-action';

export const trainMenuId = 'train-menu';

/** Other numbers of epochs, and alternatives to the primary button's action. */
export function TrainMenu() {
  const { controls, commands, hyperparameters } = useApplication();
  const obstacle = controls.obstacleToContinue.value ?? undefined;
  const toNew = commands.state('training.new');
  const isChanged = hyperparameters.draft.value !== 'unchanged';
  return (
    <PopupMenu id={trainMenuId} class="train-menu" name="Other ways to train">
      {furtherEpochChoices.map((epochs) => (
        <MenuItem
          key={epochs}
          label={`Train on +${formatCount(epochs)} epochs`}
          obstacle={obstacle}
          onSelect={() => void controls.trainOn(epochs)}
        />
      ))}
      <MenuSeparator />
      {isChanged && (
        <MenuItem
          label="Train on with the changed settings"
          obstacle={controls.obstacleToBranch.value ?? undefined}
          onSelect={() => commands.execute('training.branch')}
        />
      )}
      <MenuItem
        label="Train a new network"
        obstacle={toNew.isEnabled ? undefined : toNew.reason}
        onSelect={() => commands.execute('training.new')}
      />
      <MenuItem label="New seed" onSelect={() => commands.execute('training.new-seed')} />
    </PopupMenu>
  );
}
