import type { AccuracyPoint, EpochResult, RunEnding } from '../../contract/run';
import type { TrainingPosition } from '../../contract/trainer';

/** Copies the current position of training; may be called until training continues. */
export type TakePosition = () => TrainingPosition;

/** The result of one piece of training; between two pieces the run can be paused or abandoned. */
export type TrainingStep = (
  | {
      type: 'training';
      epoch: number;
      /** Images learned from since the last step, and in this epoch so far, and their total. */
      images: number;
      imagesDone: number;
      imagesInEpoch: number;
      /** Mean cost of each mini-batch completed since the last step, before it moved the weights. */
      costs: number[];
    }
  /** Stroke digits are drawn, before any training. */
  | { type: 'drawing' }
  | { type: 'evaluating'; epoch: number; images: number }
  | { type: 'point'; point: AccuracyPoint }
  /** `ending`: why this was the last epoch, if it was. */
  | { type: 'epoch'; counts: EpochCounts; ending?: RunEnding }
  /** The last step of a run whose costs or weights have grown beyond the numbers that a model file can hold. */
  | { type: 'diverged'; epoch: number }
) & {
  /** Absent where a run cannot continue from: inside a mini-batch, or before an accuracy point that is due. */
  position?: TakePosition;
};

/** Results of one finished epoch without its times, which the engine does not know. */
export type EpochCounts = Omit<EpochResult, 'trainSeconds' | 'evaluateSeconds'>;
