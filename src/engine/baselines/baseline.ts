import type { DataSplit } from '../../contract/data';

/**
 * A simple way to classify images, to compare a network with.
 *
 * Both steps are generators that yield the share done, 0 to 1, many times a second; whoever no longer wants the result
 * stops asking. The same images give the same answers everywhere.
 */
export interface Baseline {
  /** Learns from labelled images; called once. */
  train(training: DataSplit): Generator<number, void>;
  /** Returns the digits (count) that images (count, 784) are read as; only after training. */
  classify(images: Uint8Array): Generator<number, Uint8Array>;
}
