/** What a network answers for one image. */
export interface Prediction {
  /** Index of the largest activation; the first of equals. */
  digit: number;
  /** Index of the second largest activation. */
  runnerUp: number;
  /** The ten output activations, each from 0 to 1. */
  activations: number[];
}
