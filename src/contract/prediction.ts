/** A network's answer for one image. */
export interface Prediction {
  /** Index of the largest activation; the first if several are equal. */
  digit: number;
  /** Index of the second largest activation. */
  runnerUp: number;
  /** How probable it is that the digit is right, from 0 to 1: calibrated by the network's temperature. */
  probability: number;
  /** The ten output activations, each from 0 to 1. */
  activations: number[];
}
