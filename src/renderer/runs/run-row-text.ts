import type { ListedRun } from '../../contract/run';
import type { EpochResult } from '../../contract/run';
import type { TrainingProgress } from '../../contract/trainer';
import { describeProgress } from '../training/run-text';

/** How a run of the list stands, in a word or two. */
export function describeListedRun(
  run: ListedRun,
  progress: TrainingProgress | null,
  epochs: readonly EpochResult[],
): string {
  // Nobody can pause such a run, only the one on screen takes its core.
  if (run.phase === 'paused') return 'Waits for a core';
  const seconds = epochs.reduce((sum, { trainSeconds, evaluateSeconds }) => {
    return sum + trainSeconds + evaluateSeconds;
  }, 0);
  return describeProgress(run, progress, seconds, false);
}

/** "seed 1", "seeds 1, 2, 3", "seeds 1 to 20". */
export function describeSeeds(first: number, count: number): string {
  if (count === 1) return `seed ${first}`;
  const last = first + count - 1;
  if (count > 3) return `seeds ${first} to ${last}`;
  return `seeds ${Array.from({ length: count }, (_, index) => first + index).join(', ')}`;
}
