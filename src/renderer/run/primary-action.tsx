import { useApplication } from '../application-context';
import { CommandButton } from '../ui/command-button';
import { ChevronIcon, PauseIcon, PlayIcon } from '../ui/icons';
import { MenuButton } from '../ui/menu-button';
import { TrainMenu, trainMenuId } from './train-menu';
import './primary-action.css';

/** The button that trains, pauses, resumes or trains on; its width never changes. */
export function PrimaryAction() {
  const { commands, training } = useApplication();
  const { label = 'Train' } = commands.state('training.toggle');
  return (
    <div class="primary-action">
      <CommandButton id="training.toggle" class="primary-button">
        {label === 'Pause' ? <PauseIcon /> : <PlayIcon />}
        {label}
      </CommandButton>
      {!training.isActive.value && (
        <MenuButton
          opens={trainMenuId}
          class="primary-button primary-more"
          aria-label="Other ways to train"
          aria-haspopup="menu"
          title="Other ways to train"
        >
          <ChevronIcon />
        </MenuButton>
      )}
      <TrainMenu />
    </div>
  );
}
