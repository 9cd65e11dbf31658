import * as v from 'valibot';
import { hyperparameterFields } from './hyperparameter-fields';
import type { Hyperparameters } from './hyperparameters';
import { hyperparametersSchema } from './hyperparameters';
import type { Result } from './result';
import { failure, success } from './result';
import type { EpochResult, RunState } from './training';

/** At most so many runs are asked for at once. */
const maximumRepeats = 20;

/** One run, or the same with one seed after another, for when it is their turn. */
export const queueRequestSchema = v.object({
  hyperparameters: hyperparametersSchema,
  startFrom: v.picklist(['new-weights', 'present-network']),
  repeats: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maximumRepeats)),
});

export type QueueRequest = v.InferOutput<typeof queueRequestSchema>;

/** A run of the list: queued, in work beside the run on screen, or ended. */
export interface ListedRun extends RunState {
  /** It has ended with a network that can be opened. */
  hasNetwork: boolean;
}

/** A run of the list with what it has come to so far. */
export interface RunRecord {
  run: ListedRun;
  epochs: EpochResult[];
}

/** The same run with so many seeds, the given one first; fails with 'invalid-hyperparameters' beyond the last seed. */
export function withSeeds(hyperparameters: Hyperparameters, repeats: number): Result<Hyperparameters[]> {
  const { seed } = hyperparameters;
  const { maximum } = hyperparameterFields.seed;
  if (seed + repeats - 1 > maximum) {
    return failure(
      'invalid-hyperparameters',
      `There are no ${repeats} seeds from ${seed} on: the last is ${maximum}.`,
    );
  }
  return success(Array.from({ length: repeats }, (_, index) => ({ ...hyperparameters, seed: seed + index })));
}
