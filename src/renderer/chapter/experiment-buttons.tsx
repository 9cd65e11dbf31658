import { isActive, type RunSummary } from '../../contract/run';
import type { SweepValue } from '../../contract/sweep';
import type { ExperimentRuns } from './experiment-runs';

/** Trains the runs of an experiment, and stops them. */
export function ExperimentButtons<Value extends SweepValue>({ runs }: { runs: ExperimentRuns<Value> }) {
  const obstacle = runs.obstacle.value;
  return (
    <div class="bench-buttons">
      <button
        type="button"
        class="button"
        aria-disabled={obstacle !== null}
        onClick={() => void runs.start()}
      >
        {runs.isComplete.value || runs.atWork.value > 0 ? 'Train again' : 'Train all'}
      </button>
      <button
        type="button"
        class="button"
        aria-disabled={runs.atWork.value === 0}
        onClick={() => void runs.stop()}
      >
        Stop
      </button>
      <span class="soft">{obstacle}</span>
    </div>
  );
}

/** "not trained", "waits", "epoch 3", "30 epochs". */
export function stateOf(run: RunSummary | null): string {
  if (run === null) return 'not trained';
  if (run.state === 'waiting') return 'waits';
  return isActive(run) ? `epoch ${run.epochsDone + 1}` : `${run.epochsDone} epochs`;
}
