import type { RunState, RunSummary } from '../../contract/run';
import type { Speed, TrainingProgress } from '../../contract/trainer';
import { formatCount, formatDuration } from '../ui/number-format';
import { isHistoryUnknown } from '../../contract/run';
import { endedEarly } from './run-text';

/** A run's state: "Learning · epoch 12 of 30", and at the right "0.9 s left". */
export interface StateText {
  word: string;
  aside: string;
  /** An explanation in one sentence, if there is more to say. */
  explanation?: string;
}

/** The words for each state. */
export const stateWords: Record<RunState, string> = {
  waiting: 'Waiting',
  running: 'Learning',
  paused: 'Paused',
  finished: 'Done',
  stopped: 'Stopped',
  interrupted: 'Interrupted',
  diverged: 'Diverged',
  failed: 'Failed',
};
/** Of a run that has been asked to stop, or to pause. */
export const stoppingWord = 'Stopping…';
export const pausingWord = 'Pausing…';
export const endedEarlyWord = 'Ended early';
export const openedWord = 'Opened';
export const votingWord = 'Voting';

const explanations: Partial<Record<RunState, string>> = {
  waiting: 'It starts when its turn comes.',
  interrupted: 'It can continue where it stopped.',
};

const endings: Partial<Record<NonNullable<RunSummary['ending']>, string>> = {
  'no-improvement':
    'It ended early: the validation accuracy had not improved for as long as early stopping allows.',
  'lowest-rate': 'It ended early: the learning rate was halved down to 1/128.',
};

export function describeState(run: RunSummary, progress: TrainingProgress | null, speed: Speed): StateText {
  const explanation = run.message ?? (run.ending && endings[run.ending]) ?? explanations[run.state];
  if (isUntrained(run)) return { word: run.origin.kind === 'voting' ? votingWord : openedWord, aside: '' };
  const word = endedEarly(run) ? endedEarlyWord : stateWords[run.state];
  return { word, aside: asideOf(run, progress, speed), explanation };
}

/**
 * Whether a run came from a file without history, or of networks that vote, and has not been trained here; such a run has
 * no epochs.
 */
export function isUntrained(run: RunSummary): boolean {
  return isHistoryUnknown(run) && run.epochsDone === 0 && run.state === 'finished';
}

function asideOf(run: RunSummary, progress: TrainingProgress | null, speed: Speed): string {
  switch (run.state) {
    case 'running':
      if (progress === null) return run.epochsDone === 0 ? 'starting…' : '';
      if (isTestedFirst(progress)) return 'testing it first';
      if (speed !== 'full') return miniBatchText(progress);
      return progress.secondsLeft === undefined ? '' : `${formatDuration(progress.secondsLeft)} left`;
    case 'paused':
      return isInsideEpoch(run, progress) ? miniBatchText(progress) : '';
    case 'finished':
      return run.seconds === 0 ? '' : `in ${formatDuration(run.seconds)}`;
    case 'waiting':
    case 'stopped':
    case 'interrupted':
    case 'diverged':
    case 'failed':
      return '';
  }
}

/** Whether a run is inside an epoch; right after an epoch, the progress still shows the mini-batches of that epoch. */
function isInsideEpoch(run: RunSummary, progress: TrainingProgress | null): progress is TrainingProgress {
  return progress !== null && progress.epoch >= run.epochsDone && progress.miniBatches > 0;
}

/** Whether the network is being tested before it learns: one with convolutions takes seconds. */
function isTestedFirst({ isEvaluating, miniBatches }: TrainingProgress): boolean {
  return isEvaluating && miniBatches === 0;
}

function miniBatchText({ isEvaluating, miniBatches }: TrainingProgress): string {
  return isEvaluating ? 'testing' : `mini-batch ${formatCount(miniBatches)}`;
}
