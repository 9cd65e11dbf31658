import { isActive, isCutShort, type RunSummary } from '../../contract/run';
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
        {labelOf(runs)}
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

function labelOf<Value extends SweepValue>({ isComplete, trials }: ExperimentRuns<Value>): string {
  if (isComplete.value) return 'Train again';
  return trials.value.some(({ run }) => run !== null) ? 'Train the rest' : 'Train all';
}

/** "not trained", "waits", "epoch 3", "stopped after epoch 3", "30 epochs". */
export function stateOf(run: RunSummary | null): string {
  if (run === null) return 'not trained';
  if (run.state === 'waiting') return 'waits';
  if (isActive(run)) return `epoch ${run.epochsDone + 1}`;
  return isCutShort(run) ? `stopped after epoch ${run.epochsDone}` : `${run.epochsDone} epochs`;
}
