import { canGoOn, isActive, maximumReportedRuns, type RunSummary } from '../../contract/run';
import { useApplication } from '../application-context';
import { MenuItem, MenuSeparator, PopupMenu } from '../ui/popup-menu';
import { formatCount } from '../ui/number-format';
import { noteFieldId } from './run-details-strip';
import { bestOf, nameOfRow } from './run-groups';
import { canStop, obstacleToVote } from './run-row-text';
import type { ListRow } from './runs-list-model';
import type { RunsModel } from './runs-model';

const menuId = 'run-row-menu';

/** Opens the menu of a row. */
export function openRunMenu(runs: RunsModel, id: string): void {
  if (!runs.selection.chosen.peek().has(id)) runs.selection.choose(id);
  runs.menuId.value = id;
  // The menu shows the row after the next render, and its items take the focus.
  requestAnimationFrame(() => document.getElementById(menuId)?.showPopover());
}

/** Actions for one row of the list. */
export function RunRowMenu() {
  const { comparison, library, runs, runExports } = useApplication();
  const id = runs.menuId.value;
  const row = id === null ? undefined : runs.list.row(id);
  if (row === undefined) return null;
  const run = bestOf(row);
  /** The selected rows, if this is one of them. */
  const together = runs.chosenWith(row.id);
  const ids = runs.idsOf(together);
  const isStarred = row.runs.every((each) => each.isStarred);
  const isTicked = comparison.ticks.all.value.has(row.id);
  return (
    <PopupMenu id={menuId} class="run-row-menu" name={`Actions for “${nameOfRow(row)}”`}>
      <MenuItem
        label={row.isGroup ? 'Put the best one on screen' : 'Put on screen'}
        aside="Enter"
        obstacle={run.hasNetwork || isActive(run) ? undefined : 'It has no network yet.'}
        onSelect={() => void runs.show(row.id)}
      />
      <MenuItem
        label={isTicked ? 'Take out of the comparison' : 'Compare'}
        aside="X"
        onSelect={() => comparison.ticks.toggle(row.id)}
      />
      <TrainingItems runs={row.runs} />
      <MoreRunsItems run={run} />
      {ids.length > 1 && (
        <MenuItem
          label={`Let these ${formatCount(ids.length)} vote`}
          obstacle={obstacleToVote(runs.runsOf(together))}
          onSelect={() => void library.vote(ids)}
        />
      )}
      <MenuSeparator />
      {row.isGroup ? <GroupItems row={row} /> : <LabelItems run={run} />}
      <MenuItem label={isStarred ? 'Remove the star' : 'Star'} onSelect={() => void runs.star(row.id)} />
      <MenuItem
        label={ids.length === 1 ? 'Save a report…' : `Save a report on ${formatCount(ids.length)} runs…`}
        obstacle={
          ids.length > maximumReportedRuns
            ? `A report compares at most ${maximumReportedRuns} runs.`
            : undefined
        }
        onSelect={() => void runExports.saveReport(ids)}
      />
      <MenuSeparator />
      <MenuItem
        label={ids.length === 1 ? 'Delete' : `Delete ${formatCount(ids.length)} runs`}
        aside="Del"
        obstacle={ids.length === 1 && isActive(run) ? 'It has not ended; stop it first.' : undefined}
        onSelect={() => void runs.delete(together)}
      />
    </PopupMenu>
  );
}

function TrainingItems({ runs }: { runs: readonly RunSummary[] }) {
  const { library } = useApplication();
  const resumable = runs.filter(canGoOn);
  const stoppable = runs.filter((run) => canStop(run) && !library.stopping.value.has(run.id));
  return (
    <>
      {resumable.length > 0 && (
        <MenuItem
          label={resumable.length === 1 ? 'Go on' : `Go on with ${formatCount(resumable.length)} runs`}
          onSelect={() => resumable.forEach(({ id }) => void library.resume(id))}
        />
      )}
      {stoppable.length > 0 && (
        <MenuItem
          label={stoppable.length === 1 ? 'Stop' : `Stop ${formatCount(stoppable.length)} runs`}
          onSelect={() => stoppable.forEach(({ id }) => void library.stop(id))}
        />
      )}
    </>
  );
}

function MoreRunsItems({ run }: { run: RunSummary }) {
  const { repeats, sweep } = useApplication();
  const ofSweep = run.sweep?.id;
  return (
    <>
      <MenuItem
        label="Repeat with 10 seeds"
        obstacle={repeats.obstacleTo(run) ?? undefined}
        onSelect={() => void repeats.repeat(run)}
      />
      {ofSweep !== undefined && <MenuItem label="Show its sweep" onSelect={() => sweep.show(ofSweep)} />}
    </>
  );
}

function GroupItems({ row: { id, isOpen } }: { row: ListRow }) {
  const { runs } = useApplication();
  return (
    <MenuItem
      label={isOpen ? 'Close' : 'Show the single runs'}
      aside={isOpen ? '←' : '→'}
      onSelect={() => runs.list.open(id, isOpen !== true)}
    />
  );
}

function LabelItems({ run }: { run: RunSummary }) {
  const { runs } = useApplication();
  return (
    <>
      <MenuItem label="Rename…" aside="F2" onSelect={() => runs.beginRename(run.id)} />
      <MenuItem label="Note…" onSelect={() => document.getElementById(noteFieldId)?.focus()} />
    </>
  );
}
