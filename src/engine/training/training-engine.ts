import type { Hyperparameters } from '../../contract/hyperparameters';
import type { NetworkParameters } from '../../contract/network';
import type { DataSplit, SplitName } from '../../contract/data';
import type { EngineState } from '../../contract/trainer';
import type { AugmentationRules } from '../data/augmentation';

/**
 * How each mini-batch moves the weights; the same from the first to the last of a run.
 *
 * With m images in the mini-batch (the last one of an epoch may be smaller), n images in the epoch and C0 the
 * mini-batch's summed cost, every weight w with its velocity v (0 at first) goes
 *   v -> momentum v - learningRate (dC0/dw / m + l2/n w + l1/n sgn(w)),   w -> w + v;
 * biases likewise, without the terms of l1 and l2. Hidden neurons are left out as `dropout.ts` says, and the images
 * changed as `augmentation.ts` says.
 */
export type TrainingRules = Pick<
  Hyperparameters,
  | 'miniBatchSize'
  | 'hiddenActivation'
  | 'outputActivation'
  | 'cost'
  | 'l1'
  | 'l2'
  | 'dropout'
  | 'momentum'
  | 'seed'
  | 'strokeDigits'
> &
  AugmentationRules;

/** What may change from one epoch to the next. */
export interface EpochRules {
  /** From 0. */
  epoch: number;
  learningRate: number;
}

/**
 * What training calculates with: made for one data set, one network and its rules, it does the arithmetic of gradient
 * descent. The plain engine is the reference that every other one is held to.
 */
export interface TrainingEngine {
  /** For a person, for example "plain TypeScript engine". */
  readonly name: string;
  /** Weights and biases of its network. */
  readonly parameterCount: number;
  /** Parameters times images that it works through in 2 to 5 ms; training looks up from its work that often. */
  readonly workPerStep: number;
  /** Images in a split of the data set. */
  imageCount(split: SplitName): number;
  /**
   * Adds stroke digits number `first` and on to the training images, behind those of the data set.
   * All of them are there before the first of them is learned from; they are no part of the state.
   */
  addStrokeDigits(digits: DataSplit, first: number): void;
  /** Copies the present network out. */
  parameters(): NetworkParameters;
  /**
   * Learns from training images number `order[from]` to `order[to - 1]` of an epoch whose images are `order`.
   *
   * Mini-batches begin at every multiple of their size. `from` and `to` may lie inside one: what it has summed up so
   * far is kept until the next call, which goes on at `to`. Returns the mean cost of each mini-batch that was completed,
   * before it moved the weights and without the terms of l1 and l2.
   */
  learn(order: Uint32Array, from: number, to: number, rules: EpochRules): number[];
  /** Counts the correctly classified among images number `from` to `to - 1` of a split, as they are in the data set. */
  countCorrect(split: SplitName, from: number, to: number): number;
  /** Copies out all that `restore` needs, between two mini-batches. */
  state(): EngineState;
  /** Goes on from where an engine with the same data, layers and rules has been. */
  restore(state: EngineState): void;
}
