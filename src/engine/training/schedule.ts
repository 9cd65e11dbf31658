import type { Hyperparameters } from '../../contract/hyperparameters';
import type { RunEnding } from '../../contract/run';
import type { ScheduleState, TrainingPosition } from '../../contract/trainer';

/** A run ends when its learning rate has fallen to this fraction of its start: halved seven times, as in the book. */
const lowestShare = 1 / 128;

export function startSchedule({ learningRate }: Hyperparameters): ScheduleState {
  return { learningRate, bestValidationCorrect: -1, epochsSinceBest: 0, epochsSinceChange: 0 };
}

/** Returns the schedule after one more epoch. */
export function continueSchedule(
  state: ScheduleState,
  validationCorrect: number,
  hyperparameters: Hyperparameters,
): ScheduleState {
  if (validationCorrect > state.bestValidationCorrect) {
    return { ...beginAnew(state), bestValidationCorrect: validationCorrect };
  }
  const stalled = {
    ...state,
    epochsSinceBest: state.epochsSinceBest + 1,
    epochsSinceChange: state.epochsSinceChange + 1,
  };
  switch (hyperparameters.schedule) {
    case 'constant':
      return stalled;
    case 'halving':
      return isHalvingDue(stalled, hyperparameters)
        ? { ...stalled, learningRate: stalled.learningRate / 2, epochsSinceChange: 0 }
        : stalled;
  }
}

function isHalvingDue(stalled: ScheduleState, hyperparameters: Hyperparameters): boolean {
  return !isStoppedEarly(stalled, hyperparameters) && stalled.epochsSinceChange >= hyperparameters.patience;
}

function isStoppedEarly({ epochsSinceBest }: ScheduleState, { earlyStopping }: Hyperparameters): boolean {
  return earlyStopping > 0 && epochsSinceBest >= earlyStopping;
}

/** Why a run ends at this point between two epochs; undefined if it continues. */
export function endingAt(
  { epoch, schedule: state }: Pick<TrainingPosition, 'epoch' | 'schedule'>,
  hyperparameters: Hyperparameters,
): RunEnding | undefined {
  const { learningRate, epochs } = hyperparameters;
  if (isStoppedEarly(state, hyperparameters)) return 'no-improvement';
  const wasHalvedNow = state.epochsSinceChange === 0 && state.epochsSinceBest > 0;
  if (wasHalvedNow && state.learningRate <= learningRate * lowestShare) return 'lowest-rate';
  return epoch >= epochs ? 'completed' : undefined;
}

/** Restarts the counts of early stopping and patience so that a run ended by them can continue. */
export function beginAnew(state: ScheduleState): ScheduleState {
  return { ...state, epochsSinceBest: 0, epochsSinceChange: 0 };
}
