import { useEffect, useRef } from 'preact/hooks';
import { useApplication } from '../application-context';
import { ChevronIcon, StarIcon } from '../ui/icons';
import { RunMenu, runMenuId } from './run-menu';
import { describeFacts } from './run-text';
import './run-name.css';

/** The name of the run on screen, which opens the menu of runs, and what the run is. */
export function RunName() {
  const { training, runMenu } = useApplication();
  const run = training.run.value;
  if (run === null) return <div class="run-name" />;
  const facts = describeFacts(run);
  return (
    <div class="run-name">
      <h1>
        {runMenu.isRenaming.value ? (
          <NameField name={run.name} />
        ) : (
          <button
            type="button"
            class="run-name-button"
            popovertarget={runMenuId}
            aria-haspopup="menu"
            title={run.name}
          >
            {run.isStarred && <StarIcon name="Starred" />}
            <span>{run.name}</span>
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

/** Enter and leaving the field keep the new name, Escape the old one. */
function NameField({ name }: { name: string }) {
  const { runMenu } = useApplication();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current!.select(), []);
  return (
    <input
      ref={field}
      class="run-name-field"
      type="text"
      aria-label="Name of the run"
      maxLength={120}
      spellcheck={false}
      autoComplete="off"
      defaultValue={name}
      onBlur={({ currentTarget }) => void runMenu.rename(currentTarget.value)}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Enter') void runMenu.rename(currentTarget.value);
        if (key === 'Escape') runMenu.giveUpRename();
      }}
    />
  );
}
