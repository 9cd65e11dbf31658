import { useApplication } from '../application-context';
import { ChevronIcon, StarIcon } from '../ui/icons';
import { MenuButton } from '../ui/menu-button';
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
          <MenuButton opens={runMenuId} class="run-name-button" aria-haspopup="menu">
            {run.isStarred && <StarIcon name="Starred" />}
            <ShortenedText text={run.name} />
            <ChevronIcon />
          </MenuButton>
        )}
      </h1>
      <p class="run-facts" title={facts}>
        {facts}
      </p>
      <RunMenu />
    </div>
  );
}
