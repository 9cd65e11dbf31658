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
 * biases likewise, without the terms of l1 and l2. Hidden neurons are left out as described in `dropout.ts`, and images
 * changed as described in `augmentation.ts`.
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
  /** Number of the epoch, from 0. */
  epoch: number;
  learningRate: number;
}

/**
 * Does the arithmetic of gradient descent for one data set, one network and its rules. The plain engine is the
 * reference for all others.
 */
export interface TrainingEngine {
  /** Name for the user, for example "plain TypeScript engine". */
  readonly name: string;
  /** Number of weights and biases of its network. */
  readonly parameterCount: number;
  /** Connections of its network, which say how long an image takes. */
  readonly workPerImage: number;
  /** Connections times images that it processes in 2 to 5 ms; training yields that often. */
  readonly workPerStep: number;
  /** Number of images in a split of the data set. */
  imageCount(split: SplitName): number;
  /**
   * Adds the stroke digits from number `first` on to the training images, after those of the data set.
   * All must be added before any of them is learned from; they are not part of the state.
   */
  addStrokeDigits(digits: DataSplit, first: number): void;
  /** Returns a copy of the current network. */
  parameters(): NetworkParameters;
  /**
   * Learns from training images number `order[from]` to `order[to - 1]` of an epoch whose images are `order`.
   *
   * Mini-batches begin at every multiple of their size. `from` and `to` may lie inside one: the sums so far are kept
   * until the next call, which continues at `to`. Returns the mean cost of each completed mini-batch, before it moved
   * the weights and without the terms of l1 and l2.
   */
  learn(order: Uint32Array, from: number, to: number, rules: EpochRules): number[];
  /** Counts the correctly classified images from number `from` to `to - 1` of a split, without augmentation. */
  countCorrect(split: SplitName, from: number, to: number): number;
  /** Copies everything that `restore` needs; only between two mini-batches. */
  state(): EngineState;
  /** Uses at most so many of the machine's cores from here on, if its work is worth it; changes no bit. */
  useCores(cores: number): void;
  /** Continues from the state of an engine with the same data, layers and rules. */
  restore(state: EngineState): void;
}
