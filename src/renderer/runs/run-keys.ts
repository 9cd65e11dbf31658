import type { ComparisonModel } from '../comparison/comparison-model';
import { openRunMenu } from './run-row-menu';
import type { RunsModel } from './runs-model';

/** Rows that Page Up and Page Down move. */
const page = 12;

interface ModelsOfKeys {
  runs: RunsModel;
  comparison: ComparisonModel;
}

/** Handles a key in the list of runs; `reveal` scrolls the current row into view. */
export function pressRunKey(event: KeyboardEvent, models: ModelsOfKeys, reveal: () => void): void {
  const hasPrimary = event.ctrlKey || event.metaKey;
  // A field or a button in a row handles its own keys.
  if (event.target !== event.currentTarget || event.altKey) return;
  const { runs } = models;
  const id = runs.selection.current.peek();
  const moves: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  };
  const isHandled = hasPrimary
    ? pressWithPrimary(event, id, runs)
    : event.key in moves
      ? (runs.selection.move(moves[event.key], event.shiftKey), reveal(), true)
      : pressAlone(event, id, models, reveal);
  if (isHandled) event.preventDefault();
}

function pressWithPrimary({ key, shiftKey }: KeyboardEvent, id: string | null, runs: RunsModel): boolean {
  const { selection } = runs;
  // Where nothing was deleted, these keys are for the pad, as in other views.
  if (key.toLowerCase() === 'z' && !shiftKey) return runs.undelete();
  if (key.toLowerCase() === 'a') selection.chooseAll();
  else if (key === ' ' && id !== null) selection.toggle(id);
  else return false;
  return true;
}

function pressAlone(
  event: KeyboardEvent,
  id: string | null,
  { runs, comparison }: ModelsOfKeys,
  reveal: () => void,
): boolean {
  if (id === null) return false;
  if (event.key === 'Enter') void runs.show(id);
  else if (event.key === ' ') runs.selection.toggle(id);
  else if (event.key.toLowerCase() === 'x') comparison.ticks.toggle(id);
  else if (event.key === 'ArrowRight') runs.openGroup(id);
  else if (event.key === 'ArrowLeft') {
    runs.closeGroup(id);
    reveal();
  } else if (event.key === 'F2') runs.beginRename(id);
  else if (event.key === 'Delete' || event.key === 'Backspace') void runs.delete(runs.chosenWith(id));
  else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) openRunMenu(runs, id);
  else if (event.key === 'Escape' && runs.selection.chosen.peek().size > 1) runs.selection.chooseNone();
  else return false;
  return true;
}
