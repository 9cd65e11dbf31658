import type { RunSummary } from '../../contract/run';
import { isActive } from '../../contract/run';
import type { TrainingProgress } from '../../contract/trainer';
import { describeState } from '../run/state-text';
import { formatCount } from '../ui/number-format';

/** How a run stands, in a word or two. */
export function stateWord(run: RunSummary): string {
  if (run.isElsewhere && isActive(run)) return 'In another program';
  return describeState(run, null, 'full').word;
}

/** More about how it stands, in a sentence; undefined where the word says it all. */
export function stateExplanation(run: RunSummary): string | undefined {
  if (run.isElsewhere && isActive(run)) return 'Another program is training this run.';
  return describeState(run, null, 'full').explanation;
}

/** "12 of 30": epochs done of those that are planned. */
export function epochCount(run: RunSummary): string {
  return `${formatCount(run.epochsDone)} of ${formatCount(run.hyperparameters.epochs)}`;
}

/** Of all planned epochs, 0 to 1. */
export function fractionDone(run: RunSummary, progress: TrainingProgress | null): number {
  const within = progress?.epoch === run.epochsDone ? progress.epochFraction : 0;
  return Math.min(1, (run.epochsDone + within) / run.hyperparameters.epochs);
}

/** It stopped before its planned end, and has what it takes to get there. */
export function canGoOn(run: RunSummary): boolean {
  if (run.isElsewhere) return false;
  return (
    run.state === 'interrupted' ||
    run.state === 'failed' ||
    (run.state === 'stopped' && run.epochsDone < run.hyperparameters.epochs)
  );
}

/** It is training or waits for its turn here, and can be ended. */
export function canStop(run: RunSummary): boolean {
  return !run.isElsewhere && (isActive(run) || run.state === 'waiting');
}

/** A percentage without its sign, for a column that has it in its head: "94.83". */
export function share(part: number, whole: number): string {
  return ((100 * part) / whole).toFixed(2);
}

/** "seed 7", "seeds 7, 8, 9", "seeds 100 to 119". */
export function describeSeeds(first: number, count: number): string {
  if (count === 1) return `seed ${first}`;
  const last = first + count - 1;
  if (count > 3) return `seeds ${first} to ${last}`;
  return `seeds ${Array.from({ length: count }, (_, index) => first + index).join(', ')}`;
}
