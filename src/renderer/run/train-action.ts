import { hyperparameterFields } from '../../contract/hyperparameter-fields';
import type { RunSummary } from '../../contract/run';
import { canGoOn, isActive, obstacleOfData } from '../../contract/run';
import { formatCount } from '../ui/number-format';

/** What the primary button does; `obstacle` says why it cannot at the moment. */
export type TrainAction = { obstacle?: string } & (
  | { kind: 'pause' | 'resume' }
  /** Starts the run on screen, which is waiting for its turn, at once. */
  | { kind: 'begin' }
  /** Starts a run with new weights and the panel's settings. */
  | { kind: 'train' }
  /** Brings the run on screen to its planned end, this many epochs away; 0 for one interrupted after its last epoch. */
  | { kind: 'go-on'; epochs: number }
  /** Trains the run on screen for this many epochs more than were planned. */
  | { kind: 'train-on'; epochs: number }
);

/** What the action depends on. */
export interface TrainSituation {
  run: RunSummary;
  finishedEpochs: number;
  /** How the panel's entries compare with the run's settings; a wrong entry is a change too. */
  draft: 'unchanged' | 'more-epochs' | 'changed' | 'wrong';
  /** Epochs entered in the panel. */
  draftEpochs: number;
  /** What a new run would learn from; null without data. */
  data: { name: string; sha256: string } | null;
}

/** Epochs offered once all planned ones are done. */
export const furtherEpochs = 30;
export const furtherEpochChoices = [10, 30, 100, 300] as const;

export const noData = 'There is no training data yet.';
const elsewhere = 'Another program is training this run.';
const wrongSettings = 'A setting of the run is wrong: see the settings in Train.';

/** Why a run cannot train now, regardless of its settings; null when it can. */
export function obstacleToTraining(situation: { hasData: boolean; isElsewhere: boolean }): string | null {
  if (!situation.hasData) return noData;
  return situation.isElsewhere ? elsewhere : null;
}

/** Why a run cannot learn from the present data; a lesson can: its own are composed of them and its digits. */
export function obstacleOfPresentData(
  run: RunSummary,
  present: { name: string; sha256: string },
): string | undefined {
  return run.origin.kind === 'fine-tuned' ? undefined : obstacleOfData(run, present);
}

/** Chooses the action for the run on screen: continue it if it matches the panel, or else start a new one. */
export function trainAction(situation: TrainSituation): TrainAction {
  const { run, draft, data } = situation;
  if (isActive(run)) {
    const kind = run.state === 'running' ? 'pause' : 'resume';
    return run.isElsewhere ? { kind, obstacle: elsewhere } : { kind };
  }
  if (run.state === 'waiting' && draft === 'unchanged') return { kind: 'begin' };
  const action = actionAtRest(situation);
  if (draft === 'wrong') return { ...action, obstacle: wrongSettings };
  const isElsewhere = 'epochs' in action && run.isElsewhere;
  const obstacle =
    obstacleToTraining({ hasData: data !== null, isElsewhere }) ?? obstacleToMore(action, situation);
  return obstacle === null ? action : { ...action, obstacle };
}

function actionAtRest({ run, finishedEpochs, draft, draftEpochs, data }: TrainSituation): TrainAction {
  // A diverged run would diverge again at the same place.
  if (draft === 'changed' || draft === 'wrong' || run.state === 'diverged') return { kind: 'train' };
  if (data !== null && obstacleOfPresentData(run, data) !== undefined) return { kind: 'train' };
  const planned = draft === 'more-epochs' ? draftEpochs : run.hyperparameters.epochs;
  const left = planned - finishedEpochs;
  if (
    draft === 'unchanged' &&
    canGoOn({ ...run, isElsewhere: false, epochsDone: finishedEpochs }) &&
    left >= 0
  )
    return { kind: 'go-on', epochs: left };
  if (left > 0) return { kind: 'train-on', epochs: left };
  const possible = hyperparameterFields.epochs.maximum - finishedEpochs;
  return { kind: 'train-on', epochs: Math.max(1, Math.min(furtherEpochs, possible)) };
}

function obstacleToMore(action: TrainAction, { finishedEpochs }: TrainSituation): string | null {
  const { maximum } = hyperparameterFields.epochs;
  if (!('epochs' in action) || finishedEpochs + action.epochs <= maximum) return null;
  return `A run can have at most ${formatCount(maximum)} epochs.`;
}

/** "Train on +30"; "Go on" to the end that was planned. */
export function describeTrainAction(action: TrainAction): string {
  switch (action.kind) {
    case 'pause':
      return 'Pause';
    case 'resume':
      return 'Resume';
    case 'begin':
      return 'Train now';
    case 'train':
      return 'Train';
    case 'train-on':
      return `Train on +${formatCount(action.epochs)}`;
    case 'go-on':
      return action.epochs === 0 ? 'Finish' : 'Go on';
  }
}
