import { sideBySide } from '../../contract/hidden-layers';
import type { RunSummary } from '../../contract/run';
import { isActive, maximumVoters } from '../../contract/run';
import type { TrainingProgress } from '../../contract/trainer';
import { describeState } from '../run/state-text';
import { formatCount } from '../ui/number-format';
import type { Sort } from './run-columns';
import { differenceParts } from './run-difference';
import { bestOf, type RunRowContent } from './run-groups';

export const elsewhereWord = 'In another program';

/** A run's state, in a word or two. */
export function stateWord(run: RunSummary): string {
  if (run.isElsewhere && isActive(run)) return elsewhereWord;
  return describeState(run, null, 'full').word;
}

/** Explains a run's state in one sentence; undefined if the word says it all. */
export function stateExplanation(run: RunSummary): string | undefined {
  if (run.isElsewhere && isActive(run)) return 'Another program is training this run.';
  return describeState(run, null, 'full').explanation;
}

/** The states of several runs: the word if it is the same for all, otherwise "1 training, 2 done". */
export function groupStateText(runs: readonly RunSummary[]): string {
  const counts = new Map<string, number>();
  for (const run of runs) counts.set(stateWord(run), (counts.get(stateWord(run)) ?? 0) + 1);
  if (counts.size === 1) return stateWord(runs[0]);
  return [...counts].map(([word, count]) => `${formatCount(count)} ${word.toLowerCase()}`).join(', ');
}

/** "12 of 30": epochs done out of those planned. */
export function epochCount(run: RunSummary): string {
  return `${formatCount(run.epochsDone)} of ${formatCount(run.hyperparameters.epochs)}`;
}

/** Fraction of all planned epochs that is done, 0 to 1. */
export function fractionDone(run: RunSummary, progress: TrainingProgress | null): number {
  const within = progress?.epoch === run.epochsDone ? progress.epochFraction : 0;
  return Math.min(1, (run.epochsDone + within) / run.hyperparameters.epochs);
}

/** Why the networks of these runs cannot vote as one, as a sentence; undefined when they can, as far as is known here. */
export function obstacleToVote(runs: readonly RunSummary[]): string | undefined {
  if (runs.length < 2) return 'It takes two runs or more to vote.';
  if (runs.length > maximumVoters) return `At most ${maximumVoters} networks can vote.`;
  const without = runs.find(({ hasNetwork }) => !hasNetwork);
  if (without) return `“${without.name}” has no network yet.`;
  const settings = runs.map(({ hyperparameters }) => hyperparameters);
  return sideBySide(settings.map(({ hiddenLayers }) => hiddenLayers)) === undefined
    ? 'Networks that vote need the same kinds of layers, in the same order.'
    : undefined;
}

/** "2 other runs: 1 paused, 1 learning": what the others do that have not ended; null when there are none. */
export function describeUnfinished(others: readonly RunSummary[]): string | null {
  if (others.length === 0) return null;
  const what = others.length === 1 ? '1 other run' : `${formatCount(others.length)} other runs`;
  const areAlike = others.every(({ state }) => state === others[0].state);
  return `${what}${areAlike ? '' : ':'} ${groupStateText(others).toLowerCase()}`;
}

/** Whether a run is training or waiting here, and can be stopped. */
export function canStop(run: RunSummary): boolean {
  return !run.isElsewhere && (isActive(run) || run.state === 'waiting');
}

/** How a row's settings differ from a run; the seeds of a group do not count. */
export function differenceOf(row: RunRowContent, other: RunSummary): string {
  return partsOf(row, other).join(' · ');
}

/** What was found for a row last: there may be thousands, and few change at a time. */
const known = new WeakMap<RunRowContent, { other: RunSummary; parts: string[] }>();

function partsOf(row: RunRowContent, other: RunSummary): string[] {
  const last = known.get(row);
  if (last?.other === other) return last.parts;
  const parts = findParts(row, other);
  known.set(row, { other, parts });
  return parts;
}

function findParts(row: RunRowContent, other: RunSummary): string[] {
  const run = bestOf(row);
  if (!row.isGroup) return differenceParts(run, other);
  const { seed } = other.hyperparameters;
  return differenceParts({ ...run, hyperparameters: { ...run.hyperparameters, seed } }, other);
}

/**
 * How the rows' settings differ from a run, in order of the rows: what few rows have comes first, since a narrow list cuts
 * the end, and there all would read alike.
 */
export function differencesOf(rows: readonly RunRowContent[], other: RunSummary): string[] {
  const counts = new Map<string, number>();
  const all = rows.map((row) => partsOf(row, other));
  for (const part of all.flat()) counts.set(part, (counts.get(part) ?? 0) + 1);
  const rareFirst = (one: string, two: string) => counts.get(one)! - counts.get(two)!;
  return all.map((parts) => [...parts].sort(rareFirst).join(' · '));
}

/** The badge of a row; for a group, whose figures are means, it says that the best run is among its runs. */
export function badgeText({ runs, isGroup }: RunRowContent, bestId: string | null): string | null {
  if (!runs.some(({ id }) => id === bestId)) return null;
  return isGroup ? 'Has best' : 'Best';
}

/** The order of the list, where no column head shows it, and what the badge means. */
export function listRule(sort: Sort | null): string {
  const badge = '“Best” marks the run with the highest validation accuracy at its best epoch.';
  return sort === null ? `Newest first. ${badge}` : badge;
}

/** "seed 7", "seeds 7, 8, 9", "seeds 100 to 119". */
export function describeSeeds(first: number, count: number): string {
  if (count === 1) return `seed ${first}`;
  const last = first + count - 1;
  if (count > 3) return `seeds ${first} to ${last}`;
  return `seeds ${Array.from({ length: count }, (_, index) => first + index).join(', ')}`;
}
