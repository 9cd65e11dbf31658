import type { RunSummary } from '../../contract/run';
import { isActive, isAtRest } from '../../contract/run';
import { useApplication } from '../application-context';
import { DataCard } from '../data/data-card';
import { CommandButton } from '../ui/command-button';
import { formatPercent } from '../ui/number-format';
import { repeatChoices } from './runs-model';
import './runs.css';

/** All runs that are kept, newest first. */
export function RunsView() {
  const { library } = useApplication();
  return (
    <div class="runs">
      <DataCard />
      <QueueForm />
      <ol class="card run-rows" aria-label="Runs">
        {library.runs.value.map((run) => (
          <RunRow key={run.id} run={run} />
        ))}
      </ol>
    </div>
  );
}

function QueueForm() {
  const { runs } = useApplication();
  return (
    <section class="card queue-form" aria-label="Queue runs">
      <select
        aria-label="How many runs"
        value={runs.repeats.value}
        onChange={(event) => (runs.repeats.value = Number(event.currentTarget.value))}
      >
        {repeatChoices.map((count) => (
          <option key={count} value={count}>
            {count === 1 ? '1 run' : `${count} runs`}
          </option>
        ))}
      </select>
      <CommandButton id="runs.queue">Queue runs with the current settings</CommandButton>
    </section>
  );
}

function RunRow({ run }: { run: RunSummary }) {
  const { library } = useApplication();
  const { id, name, state, last } = run;
  return (
    <li class="run-row">
      <button type="button" class="link" onClick={() => void library.show(id)}>
        {name}
      </button>
      <span class="soft">{state}</span>
      <span class="soft">{last && `${formatPercent(last.correct, last.total)} test`}</span>
      {isActive(run) && (
        <button type="button" class="quiet-button" onClick={() => void library.stop(id)}>
          Stop
        </button>
      )}
      {isAtRest(run) && (
        <button type="button" class="quiet-button" onClick={() => void library.delete([id])}>
          Delete
        </button>
      )}
    </li>
  );
}
