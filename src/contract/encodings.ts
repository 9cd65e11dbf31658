import * as v from 'valibot';
import { hyperparametersSchema } from './hyperparameters';

/** How the outputs of a network name a digit: one output for each digit, or four for its bits. */
export const encodingNames = ['ten', 'four'] as const;
export type EncodingName = (typeof encodingNames)[number];

/** Networks of both kinds with the same settings, one of each for every seed. */
export const encodingsRequestSchema = v.object({
  /** Both have sigmoid outputs and the quadratic cost, whatever is said here; the seed is ignored. */
  hyperparameters: hyperparametersSchema,
  seeds: v.pipe(v.array(hyperparametersSchema.entries.seed), v.minLength(1), v.maxLength(10)),
});

export type EncodingsRequest = v.InferOutput<typeof encodingsRequestSchema>;

/** How one network has learned so far. */
export interface EncodingResult {
  encoding: EncodingName;
  seed: number;
  /** Test images read correctly after each epoch. */
  correct: number[];
  total: number;
}

/** How far all of them are. */
export interface EncodingsProgress {
  /** Of all the training, 0 to 1. */
  share: number;
  /** In the order in which they are trained; without those that are still to be. */
  results: EncodingResult[];
}
