import { useApplication } from '../application-context';
import { CommandButton, keepFocusAway } from '../ui/command-button';
import { ChevronIcon, PauseIcon, PlayIcon } from '../ui/icons';
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
        <button
          type="button"
          class="primary-button primary-more"
          aria-label="Other ways to train"
          aria-haspopup="menu"
          title="Other ways to train"
          popovertarget={trainMenuId}
          onMouseDown={keepFocusAway}
        >
          <ChevronIcon />
        </button>
      )}
      <TrainMenu />
    </div>
  );
}
