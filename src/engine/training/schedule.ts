import type { Hyperparameters } from '../../contract/hyperparameters';
import type { RunEnding } from '../../contract/training';

/** What decides about the learning rate and the end of a run, from one epoch to the next. */
export interface ScheduleState {
  learningRate: number;
  /** Most validation images classified correctly so far; -1 before the first epoch. */
  bestValidationCorrect: number;
  epochsSinceBest: number;
  /** Since the best, or since the learning rate was halved last, whichever is later. */
  epochsSinceChange: number;
}

/** A learning rate that has come down to this share of its start ends a run: seven times halved, as in the book. */
const lowestShare = 1 / 128;

export function startSchedule({ learningRate }: Hyperparameters): ScheduleState {
  return { learningRate, bestValidationCorrect: -1, epochsSinceBest: 0, epochsSinceChange: 0 };
}

/** Returns the state after one more epoch, and why the run should end there, if it should. */
export function continueSchedule(
  state: ScheduleState,
  validationCorrect: number,
  { learningRate: startRate, schedule, patience, earlyStopping }: Hyperparameters,
): { state: ScheduleState; ending?: RunEnding } {
  if (validationCorrect > state.bestValidationCorrect) {
    const bestValidationCorrect = validationCorrect;
    return { state: { ...state, bestValidationCorrect, epochsSinceBest: 0, epochsSinceChange: 0 } };
  }
  const stalled = {
    ...state,
    epochsSinceBest: state.epochsSinceBest + 1,
    epochsSinceChange: state.epochsSinceChange + 1,
  };
  if (earlyStopping > 0 && stalled.epochsSinceBest >= earlyStopping) {
    return { state: stalled, ending: 'no-improvement' };
  }
  switch (schedule) {
    case 'constant':
      return { state: stalled };
    case 'halving':
      return stalled.epochsSinceChange < patience ? { state: stalled } : halve(stalled, startRate);
  }
}

function halve(state: ScheduleState, startRate: number): { state: ScheduleState; ending?: RunEnding } {
  const learningRate = state.learningRate / 2;
  return {
    state: { ...state, learningRate, epochsSinceChange: 0 },
    ending: learningRate <= startRate * lowestShare ? 'lowest-rate' : undefined,
  };
}
