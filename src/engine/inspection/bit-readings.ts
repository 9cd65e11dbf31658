import type { DataSplit } from '../../contract/data';
import type { NetworkParameters } from '../../contract/network';
import { indexOfLargest } from '../network/forward';
import { outputPass } from '../network/output-pass';
import { readBits, type BitLayer } from '../perceptron/bit-layer';

/** How many images of a split are read correctly in two ways. */
export interface BitReadings {
  /** By the largest output. */
  byLargest: number;
  /** By the four bits on top of the outputs. */
  byBits: number;
  /** The bits make a number from 10 to 15, which is no digit. */
  noDigit: number;
  total: number;
}

/** Reads all images with a network of ten outputs, and with a layer of bits on top of it. */
export function countBitReadings(
  { images, labels }: DataSplit,
  { network, layer }: { network: NetworkParameters; layer: BitLayer },
): BitReadings {
  const forward = outputPass(network);
  const readings = { byLargest: 0, byBits: 0, noDigit: 0, total: labels.length };
  labels.forEach((label, image) => {
    forward.input.readPixels(images, image);
    const activations = forward.run();
    const number = readBits(layer, activations);
    if (indexOfLargest(activations) === label) readings.byLargest++;
    if (number === label) readings.byBits++;
    if (number > 9) readings.noDigit++;
  });
  return readings;
}
