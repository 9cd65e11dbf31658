import { useEffect, useRef } from 'preact/hooks';
import { useApplication } from '../application-context';
import { DataCard } from '../data/data-card';
import { CommandButton } from '../ui/command-button';
import { formatCount } from '../ui/number-format';
import { RunRow } from './run-row';
import { describeSeeds } from './run-row-text';
import { repeatChoices } from './runs-model';
import './runs.css';

/** Several runs side by side, and what has become of them. */
export function RunsView() {
  const { runs } = useApplication();
  const isEmpty = runs.rows.value.length === 0;
  return (
    <div class="runs">
      <DataCard />
      <QueueForm />
      {isEmpty ? <EmptyList /> : <RunsCard />}
    </div>
  );
}

function QueueForm() {
  const { runs, hyperparameters } = useApplication();
  const seed = hyperparameters.value.value?.seed;
  const repeats = runs.repeats.value;
  return (
    <section class="card queue-form" aria-label="Queue runs">
      <select
        aria-label="How many runs"
        value={repeats}
        onChange={(event) => (runs.repeats.value = Number(event.currentTarget.value))}
      >
        {repeatChoices.map((count) => (
          <option key={count} value={count}>
            {count === 1 ? '1 run' : `${count} runs`}
          </option>
        ))}
      </select>
      <span class="soft">
        {seed === undefined ? 'An entry on the left is wrong.' : `with ${describeSeeds(seed, repeats)}`}
      </span>
      <CommandButton id="runs.queue">Queue</CommandButton>
    </section>
  );
}

function EmptyList() {
  return (
    <div class="card runs-empty">
      <h2>No runs yet</h2>
      <p>
        Queue what the panel on the left says, and it is trained here beside the run on screen: once for each
        seed, as many at a time as this computer has cores.
      </p>
      <p class="soft">
        Chance has its part in every run. The book takes the best of three; here you see how far they lie
        apart, and open the one that you want.
      </p>
    </div>
  );
}

function RunsCard() {
  const { runs } = useApplication();
  const rows = runs.rows.value;
  const { accuracy, epochs } = runs.scale.value;
  const list = useRef<HTMLOListElement>(null);
  const count = useRef(rows.length);
  useEffect(() => {
    // What was queued just now stands at the end.
    if (rows.length > count.current) list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' });
    count.current = rows.length;
  }, [rows.length]);
  return (
    <section class="card runs-card" aria-labelledby="runs-title">
      <div class="card-header">
        <h2 id="runs-title">Runs</h2>
        <span class="soft runs-scale">
          curves: test accuracy, {accuracy.minimum} to {accuracy.maximum} %, {formatCount(epochs)}{' '}
          {epochs === 1 ? 'epoch' : 'epochs'}
        </span>
        <CommandButton id="runs.clear" class="quiet-button">
          Clear
        </CommandButton>
      </div>
      <ol ref={list} class="run-rows">
        {rows.map((row) => (
          <RunRow key={row.runId} row={row} />
        ))}
      </ol>
    </section>
  );
}
