import { describe, expect, it } from 'vitest';
import type { Hyperparameters } from '../../../src/contract/hyperparameters';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import { beginAnew, continueSchedule, endingAt, startSchedule } from '../../../src/engine/training/schedule';

/** The learning rate of each epoch for these validation counts, and why training ends after the last of them. */
function follow(changes: Partial<Hyperparameters>, counts: readonly number[], from?: number) {
  const hyperparameters = { ...defaultHyperparameters, epochs: 1000, learningRate: 8, ...changes };
  let schedule = startSchedule(hyperparameters);
  const rates: number[] = [];
  for (const [epoch, count] of counts.entries()) {
    rates.push(schedule.learningRate);
    schedule = continueSchedule(schedule, count, hyperparameters);
    const ending = endingAt({ epoch: epoch + 1, schedule }, hyperparameters);
    if (ending && epoch >= (from ?? 0)) return { rates, ending };
    if (ending) schedule = beginAnew(schedule);
  }
  return { rates };
}

describe('the schedule', () => {
  it('leaves everything as it is without one', () => {
    expect(follow({ patience: 1 }, [5, 4, 3, 2])).toEqual({ rates: [8, 8, 8, 8] });
  });

  it('halves the learning rate after so many epochs without a better count, and counts anew from there', () => {
    const counts = [5, 5, 4, 5, 5, 6, 6, 6, 6];
    const rates = [8, 8, 8, 4, 4, 2, 2, 2, 1];
    expect(follow({ schedule: 'halving', patience: 2 }, counts)).toEqual({ rates });
  });

  it('ends training as soon as the rate has come down to 1/128', () => {
    const counts = new Array<number>(20).fill(7);
    expect(follow({ schedule: 'halving', patience: 1 }, counts)).toEqual({
      rates: [8, 8, 4, 2, 1, 0.5, 0.25, 0.125],
      ending: 'lowest-rate',
    });
  });

  it('stops early after so many epochs without a better count, however often the rate was halved meanwhile', () => {
    const counts = [1, 3, 2, 3, 3, 9];
    expect(follow({ earlyStopping: 3 }, counts)).toEqual({
      rates: [8, 8, 8, 8, 8],
      ending: 'no-improvement',
    });
    expect(follow({ earlyStopping: 3, schedule: 'halving', patience: 2 }, counts)).toEqual({
      rates: [8, 8, 8, 8, 4],
      ending: 'no-improvement',
    });
    expect(follow({ earlyStopping: 4 }, counts)).toEqual({ rates: [8, 8, 8, 8, 8, 8] });
  });

  it('ends with the last epoch, for a better reason where there is one', () => {
    expect(follow({ epochs: 2 }, [1, 2, 3])).toEqual({ rates: [8, 8], ending: 'completed' });
    expect(follow({ epochs: 2, earlyStopping: 1 }, [2, 1])).toMatchObject({ ending: 'no-improvement' });
  });

  it('goes on from an ending when it begins to count anew, and comes to the next one', () => {
    expect(follow({ earlyStopping: 2 }, [3, 3, 3, 3, 3, 9], 3)).toMatchObject({
      rates: [8, 8, 8, 8, 8],
      ending: 'no-improvement',
    });
    const counts = new Array<number>(20).fill(7);
    expect(follow({ schedule: 'halving', patience: 2 }, counts, 15)).toMatchObject({
      rates: [...[8, 8, 8, 4, 4, 2, 2, 1, 1, 0.5, 0.5, 0.25, 0.25, 0.125, 0.125], 0.0625, 0.0625],
      ending: 'lowest-rate',
    });
  });
});
