import { formatPercent } from '../../contract/number-format';
import { describeSettings } from '../../contract/run-name';
import type { RunSummary } from '../../contract/run';
import { isHistoryUnknown } from '../../contract/run';
import { describeVoters } from '../../contract/run-words';
import { localTime } from './local-time';

/** Longer names and settings are cut, so that a line fits on a usual terminal. */
const longestName = 32;
const longestSettings = 36;
/** Date and time, so that an ID that was noted stays unique when more runs come. */
const shortestId = '20260305-142207'.length;

const heading = ['ID', 'Name', 'State', 'Settings', 'Test', 'Validation', 'Epochs', 'Started'];
/** Number columns, which are aligned right. */
const numeric = new Set(['Test', 'Validation', 'Epochs']);

/** How the best epoch is chosen, wherever it is shown. */
export const bestEpochRule =
  'Test and validation: from the epoch with the highest validation accuracy (the first if several are equal).';

/** A table with one line per run. */
export function describeRuns(runs: readonly RunSummary[]): string {
  if (runs.length === 0) return 'There are no runs yet; `inkling train` makes one.\n';
  const ids = shortIds(runs.map(({ id }) => id));
  const rows = runs.map((run, index) => [
    ids[index],
    cut(`${run.isStarred ? '★ ' : ''}${run.name}`, longestName),
    run.state,
    cut(settingsOf(run), longestSettings),
    ...accuraciesOf(run),
    epochsOf(run),
    localTime(run.createdAt),
  ]);
  return `${layOut([heading, ...rows])}\n${bestEpochRule}\n`;
}

/** Test and validation; of a network that was never trained here, as measured when it was first shown. */
function accuraciesOf({ best, evaluated }: RunSummary): [test: string, validation: string] {
  const { correct, total, validationCorrect, validationTotal } = { ...evaluated, ...best };
  const percent = (part = 0, whole = 0) => (whole > 0 ? formatPercent(part, whole) : '–');
  return [percent(correct, total), percent(validationCorrect, validationTotal)];
}

/** The settings of a run; those of an opened model may be unknown. */
export function settingsOf(run: RunSummary): string {
  const { origin, hyperparameters } = run;
  if (origin.kind === 'voting') return describeVoters(origin);
  if (isHistoryUnknown(run)) return 'history unknown';
  return describeSettings(hyperparameters);
}

/** "12 of 30"; for a model that was only opened, the epochs in its file. */
export function epochsOf({ data, epochsDone, hyperparameters }: RunSummary): string {
  return data ? `${epochsDone} of ${hyperparameters.epochs}` : String(epochsDone);
}

/** The shortest unique beginning of each ID, at least its date and time. */
export function shortIds(ids: readonly string[]): string[] {
  const sorted = [...ids].sort();
  const lengths = new Map(
    sorted.map((id, index) => {
      const shared = Math.max(sharedBeginning(id, sorted[index - 1]), sharedBeginning(id, sorted[index + 1]));
      return [id, Math.max(shortestId, shared + 1)];
    }),
  );
  return ids.map((id) => id.slice(0, lengths.get(id)));
}

function sharedBeginning(one: string, other = ''): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

function layOut(rows: readonly (readonly string[])[]): string {
  const widths = heading.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        numeric.has(heading[column]) ? cell.padStart(widths[column]) : cell.padEnd(widths[column]),
      )
      .join('  ')
      .trimEnd(),
  );
  return lines.map((line) => `${line}\n`).join('');
}
