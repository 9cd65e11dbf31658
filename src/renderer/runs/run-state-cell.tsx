import { useComputed } from '@preact/signals';
import type { RunSummary } from '../../contract/run';
import { canGoOn, isActive } from '../../contract/run';
import { useApplication } from '../application-context';
import { stoppingWord } from '../run/state-text';
import { Button } from '../ui/button';
import {
  canStop,
  epochCount,
  fractionDone,
  groupStateText,
  stateExplanation,
  stateWord,
} from './run-row-text';
import type { ListRow } from './runs-list-model';

/** A run's state, and the button that changes it. */
export function RunStateCell({ run }: { run: RunSummary }) {
  const { library } = useApplication();
  const { id, name } = run;
  const isStopping = useComputed(() => library.stopping.value.has(id)).value && canStop(run);
  return (
    <span role="gridcell" class={`column-state is-${run.state}`} title={stateExplanation(run)}>
      {isActive(run) && !run.isElsewhere && !isStopping ? (
        <Progress run={run} />
      ) : (
        <span class="row-state">{isStopping ? stoppingWord : stateWord(run)}</span>
      )}
      {canGoOn(run) && (
        <RowButton name={`Go on with “${name}”`} text="Go on" onClick={() => library.resume(id)} />
      )}
      {canStop(run) && (
        <RowButton
          name={`Stop “${name}”`}
          text="Stop"
          isDisabled={isStopping}
          onClick={() => library.stop(id)}
        />
      )}
    </span>
  );
}

/** The states of a group's runs, in a word or as counts: "Done", "2 done, 1 waiting". */
export function GroupStateCell({ row }: { row: ListRow }) {
  const text = groupStateText(row.runs);
  return (
    <span role="gridcell" class="column-state" title={text}>
      <span class="row-state">{text}</span>
    </span>
  );
}

/** Follows the run's progress on its own, so that the row is rendered again only when the state changes. */
function Progress({ run }: { run: RunSummary }) {
  const { library, training } = useApplication();
  const percent = useComputed(() => {
    const isOnScreen = training.run.value?.id === run.id;
    const progress = isOnScreen ? training.progress.value : (library.progress.value.get(run.id) ?? null);
    return Math.floor(100 * fractionDone(run, progress));
  }).value;
  return (
    <span class="row-progress">
      <span class="row-state">{run.state === 'paused' ? 'Paused' : epochCount(run)}</span>
      <span
        class="bar"
        role="progressbar"
        aria-label={`Progress of “${run.name}”`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <span style={{ transform: `scaleX(${percent / 100})` }} />
      </span>
    </span>
  );
}

interface RowButtonProps {
  name: string;
  text: string;
  isDisabled?: boolean;
  onClick: () => Promise<unknown>;
}

function RowButton({ name, text, isDisabled = false, onClick }: RowButtonProps) {
  return (
    <Button
      class="row-button"
      aria-label={name}
      isDisabled={isDisabled}
      tabIndex={-1}
      onClick={() => void onClick()}
    >
      {text}
    </Button>
  );
}
