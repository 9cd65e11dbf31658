import type { ResultsModel } from './results-model';

/** Rows and columns that a key moves. */
const moves: Record<string, readonly [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-9, 0],
  PageDown: [9, 0],
  Home: [0, -9],
  End: [0, 9],
};

/** Handles a key in the confusion matrix. */
export function pressMatrixKey(event: KeyboardEvent, results: ResultsModel): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const { gallery } = results;
  const isCell = results.cell.peek() !== null;
  if (event.key in moves) results.moveCell(...moves[event.key]);
  else if (event.key === 'Enter' && isCell) void gallery.openFirst();
  else if (event.key === 'Escape' && isCell) gallery.choose({ kind: 'mistakes' });
  else return;
  event.preventDefault();
}
