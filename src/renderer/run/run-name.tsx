import { useApplication } from '../application-context';
import { keepFocusAway } from '../ui/command-button';
import { ChevronIcon, StarIcon } from '../ui/icons';
import { ShortenedText } from '../ui/shortened-text';
import { NameField } from '../ui/name-field';
import { RunMenu, runMenuId } from './run-menu';
import { describeFacts } from './run-text';
import './run-name.css';

/** The name of the run on screen, which opens the menu of runs, and its main settings. */
export function RunName() {
  const { training, runMenu } = useApplication();
  const run = training.run.value;
  if (run === null) return <div class="run-name" />;
  const facts = describeFacts(run);
  return (
    <div class="run-name">
      <h1>
        {runMenu.isRenaming.value ? (
          <NameField
            class="run-name-field"
            label="Name of the run"
            name={run.name}
            onKeep={(name) => void runMenu.rename(name)}
            onGiveUp={() => runMenu.giveUpRename()}
          />
        ) : (
          <button
            type="button"
            class="run-name-button"
            popovertarget={runMenuId}
            aria-haspopup="menu"
            onMouseDown={keepFocusAway}
          >
            {run.isStarred && <StarIcon name="Starred" />}
            <ShortenedText text={run.name} />
            <ChevronIcon />
          </button>
        )}
      </h1>
      <p class="run-facts" title={facts}>
        {facts}
      </p>
      <RunMenu />
    </div>
  );
}
