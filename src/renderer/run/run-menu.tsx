import { useSignalEffect } from '@preact/signals';
import type { CommandDefinition, CommandId } from '../../contract/commands';
import { commands } from '../../contract/commands';
import type { RunSummary } from '../../contract/run';
import { useApplication } from '../application-context';
import { formatAccelerator, parseAccelerator } from '../ui/accelerator';
import { stateWord } from '../runs/run-row-text';
import { formatPercent } from '../ui/number-format';
import { MenuItem, MenuSeparator, PopupMenu } from '../ui/popup-menu';
import './run-menu.css';

/** Id of the menu, which the button with the run's name opens. */
export const runMenuId = 'run-menu';

const recentRuns = 8;

/** Recent runs to show, and actions on the run on screen. */
export function RunMenu() {
  const { library, runMenu, training } = useApplication();
  useSignalEffect(() => {
    const menu = document.getElementById(runMenuId)!;
    if (runMenu.isOpen.value !== menu.matches(':popover-open')) menu.togglePopover(runMenu.isOpen.value);
  });
  const runs = library.runs.value.slice(0, recentRuns);
  const present = training.run.value?.id;
  return (
    <PopupMenu
      id={runMenuId}
      class="run-menu"
      name="Runs"
      onToggle={(isOpen) => (runMenu.isOpen.value = isOpen)}
    >
      <h2 class="menu-heading">
        Recent runs <small>test, best epoch</small>
      </h2>
      {runs.map((run) => (
        <MenuItem
          key={run.id}
          label={run.isStarred ? `★ ${run.name}` : run.name}
          aside={figureOf(run)}
          isChecked={run.id === present}
          onSelect={() => void library.show(run.id)}
        />
      ))}
      <CommandItem id="view.runs" label="All runs" />
      <CommandItem id="runs.search" label="Search all runs…" />
      <MenuSeparator />
      <CommandItem id="model.open" />
      <CommandItem id="model.export" />
      <CommandItem id="run.rename" />
      <CommandItem id="run.star" label={training.run.value?.isStarred ? 'Remove the star' : 'Star'} />
    </PopupMenu>
  );
}

function CommandItem({ id, label }: { id: CommandId; label?: string }) {
  const { commands: present, platform } = useApplication();
  const definition: CommandDefinition = commands[id];
  const { accelerator } = definition;
  return (
    <MenuItem
      label={label ?? definition.label}
      aside={accelerator && formatAccelerator(parseAccelerator(accelerator), platform)}
      obstacle={present.state(id).isEnabled ? undefined : (present.state(id).reason ?? 'Not now')}
      onSelect={() => present.execute(id)}
    />
  );
}

/** "94.57 %", as in the list of runs, or the run's state before its first epoch. */
function figureOf(run: RunSummary): string {
  const { correct, total } = run.best ?? run.evaluated ?? {};
  return correct === undefined || total === undefined ? stateWord(run) : formatPercent(correct, total);
}
