import type { EpochResult, RunEnding, RunState, TrainingProgress } from '../../contract/training';
import { describeAdvanced } from '../hyperparameters/advanced-text';
import { formatCount, formatDuration, formatPercent } from '../ui/number-format';

/** "784-30-10 · η 3 · mini-batch 10 · …": what a run was started with. */
export function describeRun(
  { hyperparameters, trainingImages, startFrom }: RunState,
  { isSeedNamed } = { isSeedNamed: true },
): string {
  const { hiddenLayers, learningRate, miniBatchSize, epochs, seed, shuffle } = hyperparameters;
  return [
    ['784', ...hiddenLayers, '10'].join('-'),
    `η ${learningRate}`,
    `mini-batch ${formatCount(miniBatchSize)}`,
    `${formatCount(epochs)} ${epochs === 1 ? 'epoch' : 'epochs'}`,
    `${formatCount(trainingImages)} images`,
    ...(isSeedNamed ? [`seed ${seed}`] : []),
    ...(shuffle ? [] : ['not shuffled']),
    ...describeAdvanced(hyperparameters),
    ...(startFrom === 'present-network' ? ['from the open network'] : []),
  ].join(' · ');
}

/** How the run stands, in a word or two beside the progress bars. */
export function describeProgress(
  run: RunState | null,
  progress: TrainingProgress | null,
  elapsedSeconds: number,
  canTrain: boolean,
): string {
  switch (run?.phase) {
    case undefined:
      return canTrain ? 'Ready' : '';
    case 'queued':
      return 'Queued';
    case 'loading':
      return 'Preparing…';
    case 'running':
      return progress?.secondsLeft === undefined
        ? 'Training…'
        : `${formatDuration(progress.secondsLeft)} left`;
    case 'paused':
      return 'Paused';
    case 'finished':
      return `${isEarly(run) ? 'Ended early after' : 'Done in'} ${formatDuration(elapsedSeconds)}`;
    case 'stopped':
      return 'Stopped';
    case 'failed':
      return run.ending === 'diverged' ? 'Diverged' : 'Failed';
  }
}

/** What assistive technology is told when a run changes its phase. */
export function announceRun(
  run: RunState | null,
  last: EpochResult | null,
  best: EpochResult | null,
): string {
  const lastText =
    last === null ? '' : ` Epoch ${last.epoch}: ${formatPercent(last.correct, last.total)} correct.`;
  switch (run?.phase) {
    case undefined:
    case 'queued':
      return '';
    case 'loading':
    case 'running':
      return 'Training.';
    case 'paused':
      return `Training paused.${lastText}`;
    case 'stopped':
      return `Training stopped.${lastText}`;
    case 'failed':
      return run.ending === 'diverged' ? `Training diverged.${lastText}` : `Training failed.${lastText}`;
    case 'finished': {
      const finished = isEarly(run) ? 'Training finished early.' : 'Training finished.';
      if (best === null) return finished;
      return `${finished} Best: ${formatPercent(best.correct, best.total)} at epoch ${best.epoch}.`;
    }
  }
}

const earlyEndings: Record<RunEnding, boolean> = {
  completed: false,
  stopped: false,
  'no-improvement': true,
  'lowest-rate': true,
  diverged: false,
};

function isEarly({ ending }: RunState): boolean {
  return ending !== undefined && earlyEndings[ending];
}
