import type { NetworkParameters } from '../../contract/models';
import type { DataSet } from '../../contract/training';

/** One of the three parts of a data set. */
export type SplitName = keyof DataSet;

/**
 * What training calculates with: made for one data set and one network, it does the arithmetic of gradient descent.
 * The plain engine is the reference that every other one is held to.
 */
export interface TrainingEngine {
  /** For a person, for example "plain TypeScript engine". */
  readonly name: string;
  /** Weights and biases of its network. */
  readonly parameterCount: number;
  /** Copies the present network out. */
  parameters(): NetworkParameters;
  /** Images in a split. */
  imageCount(split: SplitName): number;
  /**
   * Adds the gradients of training images `order[from]` to `order[to - 1]` to the sum since the last step.
   * Returns the sum of their costs, with the present weights.
   */
  addGradients(order: Uint32Array, from: number, to: number): number;
  /** Moves weights and biases by `-stepSize` times the summed gradient, and sets that to 0. */
  step(stepSize: number): void;
  /** Counts the correctly classified among images number `from` to `to - 1` of a split. */
  countCorrect(split: SplitName, from: number, to: number): number;
}
