import type { RunState, RunSummary } from '../../contract/run';
import type { Speed, TrainingProgress } from '../../contract/trainer';
import { formatCount, formatDuration } from '../ui/number-format';
import { endedEarly, isHistoryUnknown } from './run-text';

/** How a run stands: "Learning · epoch 12 of 30", and at the right "0.9 s left". */
export interface StateText {
  word: string;
  aside: string;
  /** More of it, in a sentence; absent where there is no more to say. */
  explanation?: string;
}

const words: Record<RunState, string> = {
  waiting: 'Waiting',
  running: 'Learning',
  paused: 'Paused',
  finished: 'Done',
  stopped: 'Stopped',
  interrupted: 'Interrupted',
  diverged: 'Diverged',
  failed: 'Failed',
};

const explanations: Partial<Record<RunState, string>> = {
  waiting: 'It is trained when its turn comes.',
  interrupted: 'Training did not end in order. It can go on where it was.',
};

const endings: Partial<Record<NonNullable<RunSummary['ending']>, string>> = {
  'no-improvement':
    'It ended early: the validation accuracy had not improved for as long as early stopping allows.',
  'lowest-rate': 'It ended early: the learning rate was halved down to 1/128.',
};

export function describeState(run: RunSummary, progress: TrainingProgress | null, speed: Speed): StateText {
  const explanation = run.message ?? (run.ending && endings[run.ending]) ?? explanations[run.state];
  if (isUntrainedFile(run)) return { word: 'Opened', aside: '' };
  const word = endedEarly(run) ? 'Ended early' : words[run.state];
  return { word, aside: asideOf(run, progress, speed), explanation };
}

/** A file without history that has not been trained here says nothing of epochs. */
export function isUntrainedFile(run: RunSummary): boolean {
  return isHistoryUnknown(run) && run.epochsDone === 0 && run.state === 'finished';
}

function asideOf(run: RunSummary, progress: TrainingProgress | null, speed: Speed): string {
  switch (run.state) {
    case 'running':
      if (progress === null) return '';
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

/** At the end of an epoch the last that is known are its own mini-batches. */
function isInsideEpoch(run: RunSummary, progress: TrainingProgress | null): progress is TrainingProgress {
  return progress !== null && progress.epoch >= run.epochsDone && progress.miniBatches > 0;
}

function miniBatchText({ isEvaluating, miniBatches }: TrainingProgress): string {
  return isEvaluating ? 'testing' : `mini-batch ${formatCount(miniBatches)}`;
}
