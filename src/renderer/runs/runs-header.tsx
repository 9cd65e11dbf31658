import { useApplication } from '../application-context';
import { Button } from '../ui/button';
import { CommandButton, keepFocusAway } from '../ui/command-button';
import { OpenIcon } from '../ui/icons';
import { formatCount } from '../ui/number-format';
import { SweepForm } from '../sweep/sweep-form';
import { listRule, obstacleToVote } from './run-row-text';
import { SeedsForm } from './seeds-form';

/** What the list holds, or the number of selected runs and the actions on them. */
export function RunsHeader() {
  const { runs } = useApplication();
  const { size } = runs.selection.chosen.value;
  return (
    <header class="runs-header">
      <h2>Runs</h2>
      {size > 1 ? <ChosenRuns /> : <Rule />}
      <div class="runs-actions">
        <CommandButton id="model.open">
          <OpenIcon />
          Open…
        </CommandButton>
        <SeedsForm />
        <SweepForm />
      </div>
    </header>
  );
}

function Rule() {
  const { runs } = useApplication();
  return <p class="soft runs-rule">{listRule(runs.list.sort.value)}</p>;
}

function ChosenRuns() {
  const { library, runs } = useApplication();
  const chosen = [...runs.selection.chosen.value];
  const obstacle = obstacleToVote(runs.runsOf(chosen));
  return (
    <p class="runs-rule runs-chosen" role="group" aria-label="Selected runs">
      <span role="status">{formatCount(runs.idsOf(chosen).length)} runs selected</span>
      <Button
        isDisabled={obstacle !== undefined}
        title={obstacle ?? 'Make one network of them, in which each has the same say'}
        onMouseDown={keepFocusAway}
        onClick={() => void library.vote(runs.idsOf(chosen))}
      >
        Let them vote
      </Button>
      <button
        type="button"
        class="button"
        onMouseDown={keepFocusAway}
        onClick={() => void runs.delete(chosen)}
      >
        Delete
      </button>
      <button
        type="button"
        class="quiet-button"
        onMouseDown={keepFocusAway}
        onClick={() => runs.selection.chooseNone()}
      >
        Clear selection
      </button>
    </p>
  );
}
