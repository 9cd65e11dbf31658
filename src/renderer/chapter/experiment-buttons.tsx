import type { ComponentChildren } from 'preact';
import { isActive, canGoOn, type RunSummary } from '../../contract/run';
import type { SweepValue } from '../../contract/sweep';
import { stoppingWord } from '../run/state-text';
import { Button } from '../ui/button';
import type { ExperimentRuns } from './experiment-runs';

/** Trains the runs of an experiment, and stops them. */
export function ExperimentButtons<Value extends SweepValue>({ runs }: { runs: ExperimentRuns<Value> }) {
  return (
    <TrainingButtons
      label={labelOf(runs)}
      obstacle={runs.obstacle.value}
      isAtWork={runs.atWork.value > 0}
      isStopping={runs.isStopping.value}
      onTrain={() => void runs.start()}
      onStop={() => void runs.stop()}
    />
  );
}

interface TrainingButtonsProps {
  /** Of the button that trains. */
  label: string;
  /** Why nothing can be trained now, in a sentence; null when it can. */
  obstacle: string | null;
  isAtWork: boolean;
  isStopping?: boolean;
  onTrain: () => void;
  onStop: () => void;
  /** What is shown instead of the obstacle while there is work. */
  children?: ComponentChildren;
}

/** A button that trains, and one that stops what is at work. */
export function TrainingButtons(props: TrainingButtonsProps) {
  const { label, obstacle, isAtWork, isStopping = false, onTrain, onStop, children } = props;
  const canStop = isAtWork && !isStopping;
  return (
    <div class="bench-buttons">
      <Button isDisabled={obstacle !== null} onClick={onTrain}>
        {label}
      </Button>
      <Button isDisabled={!canStop} onClick={onStop}>
        {isStopping ? stoppingWord : 'Stop'}
      </Button>
      {isAtWork && children ? children : <span class="soft">{obstacle}</span>}
    </div>
  );
}

function labelOf<Value extends SweepValue>({ isComplete, trials }: ExperimentRuns<Value>): string {
  if (isComplete.value) return 'Train again';
  return trials.value.some(({ run }) => run !== null) ? 'Train the rest' : 'Train all';
}

/** "not trained", "waits", "epoch 3", "stopped after 3 epochs", "30 epochs". */
export function stateOf(run: RunSummary | null): string {
  if (run === null) return 'not trained';
  if (run.state === 'waiting') return 'waits';
  if (isActive(run)) return `epoch ${run.epochsDone + 1}`;
  const made = run.epochsDone === 1 ? '1 epoch' : `${run.epochsDone} epochs`;
  if (!canGoOn(run)) return made;
  return `${run.state === 'failed' ? 'failed' : 'stopped'} after ${made}`;
}
