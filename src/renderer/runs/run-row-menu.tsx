import { isActive, maximumReportedRuns } from '../../contract/run';
import { useApplication } from '../application-context';
import { MenuItem, MenuSeparator, PopupMenu } from '../ui/popup-menu';
import { formatCount } from '../ui/number-format';
import { noteFieldId } from './run-details-strip';
import { canGoOn, canStop } from './run-row-text';
import type { RunsModel } from './runs-model';

const menuId = 'run-row-menu';

/** Opens the menu of a run at its row. */
export function openRunMenu(runs: RunsModel, id: string): void {
  if (!runs.selection.chosen.peek().has(id)) runs.selection.choose(id);
  runs.menuId.value = id;
  // The menu shows the run after the next render, and its items take the focus.
  requestAnimationFrame(() => document.getElementById(menuId)?.showPopover());
}

/** Actions for one run of the list. */
export function RunRowMenu() {
  const { library, repeats, runExports, runs, sweep } = useApplication();
  const id = runs.menuId.value;
  const run = library.runs.value.find((each) => each.id === id);
  if (run === undefined) return null;
  /** The selected runs, if this is one of them. */
  const together = runs.chosenWith(run.id);
  return (
    <PopupMenu id={menuId} class="run-row-menu" name={`Actions for “${run.name}”`}>
      <MenuItem
        label="Put on screen"
        aside="Enter"
        obstacle={run.hasNetwork || isActive(run) ? undefined : 'It has no network yet.'}
        onSelect={() => void runs.show(run.id)}
      />
      {canGoOn(run) && <MenuItem label="Go on" onSelect={() => void library.resume(run.id)} />}
      {canStop(run) && <MenuItem label="Stop" onSelect={() => void library.stop(run.id)} />}
      <MenuItem
        label="Repeat with 10 seeds"
        obstacle={repeats.obstacleTo(run) ?? undefined}
        onSelect={() => void repeats.repeat(run)}
      />
      {run.sweep && <MenuItem label="Show its sweep" onSelect={() => sweep.show(run.sweep!.id)} />}
      <MenuSeparator />
      <MenuItem label="Rename…" aside="F2" onSelect={() => runs.beginRename(run.id)} />
      <MenuItem label="Note…" onSelect={() => document.getElementById(noteFieldId)?.focus()} />
      <MenuItem label={run.isStarred ? 'Remove the star' : 'Star'} onSelect={() => void runs.star(run.id)} />
      <MenuItem
        label={
          together.length === 1 ? 'Save a report…' : `Save a report on ${formatCount(together.length)} runs…`
        }
        obstacle={
          together.length > maximumReportedRuns
            ? `A report compares at most ${maximumReportedRuns} runs.`
            : undefined
        }
        onSelect={() => void runExports.saveReport(together)}
      />
      <MenuSeparator />
      <MenuItem
        label={together.length === 1 ? 'Delete' : `Delete ${formatCount(together.length)} runs`}
        aside="Del"
        obstacle={together.length === 1 && isActive(run) ? 'It is training; stop it first.' : undefined}
        onSelect={() => void runs.delete(together)}
      />
    </PopupMenu>
  );
}
